"""Who is named in a text: states, people, bodies, outlets, initiatives, with every place where they are named.

Does: finds the names the lexicons know (index), decides what each means where it stands (context), reads title
phrases (introductions) and decides who is meant by a name (people), proposes bodies by their form (bodies), and gives
each actor its role in the article (roles). Pure: the same document and lexicons name the same actors.
Never: takes one of two people who share a name, makes a party of a place, or reads what was cut from the text.

To add an actor or an alias: `archive/lexicons/data/actors/`. A title or a portfolio word: `data/words/titles.toml`. A
false friend, a word that makes a capital the state, a government phrase: `data/words/name_context.toml`. A language:
the same three places; where it has no titles, names are found and people are not introduced.
"""

from __future__ import annotations

from archive.extraction.actors.naming import Naming, find_mentions, name_actors
from archive.extraction.actors.roles import actors_of
from archive.extraction.actors.settling import settled_on

__all__ = ["Naming", "actors_of", "find_mentions", "name_actors", "settled_on"]
