"""Who bears a title in this text: "the Foreign Minister" is whoever was introduced as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons.grammar import Grammar

LONGEST_TITLE = 8
"""Tokens before a name that may belong to its title."""
Parties = tuple[str, ...]
Titles = dict[tuple[str, ...], Parties]


def home_of(tokens: Tokens, mention: Mention, grammar: Grammar) -> str:
    """The state that a title before the name gives away ("Secretary of State"), "" when it gives none away."""
    at = tokens.index(mention.start)
    before = tokens.words[max(0, at - LONGEST_TITLE) : at]
    for title, key in grammar.home_titles.items():
        if any(before[index : index + len(title)] == title for index in range(len(before))):
            return key
    return ""


def titles_borne(sentences: Iterable[Tokens], grammar: Grammar, behind: Callable[[str], Parties]) -> Titles:
    """Titles as tokens, "foreign minister" and "minister" alike, with the state of whoever bears them first."""
    found: Titles = {}
    for tokens in sentences:
        for mention in tokens.mentions:
            parties = behind(mention.key) if sort_of(mention.key) == "person" else ()
            for title in _titles_before(tokens, mention, grammar) if parties else ():
                found.setdefault(title, parties)
    return found


def _titles_before(tokens: Tokens, mention: Mention, grammar: Grammar) -> Iterator[tuple[str, ...]]:
    """The title before a name and its shorter forms: "deputy foreign minister", "foreign minister", "minister"."""
    at = tokens.index(mention.start)
    first = at
    while first > max(0, at - LONGEST_TITLE) and _in_title(tokens, first - 1, grammar):
        first -= 1
    words = tuple(word for word in tokens.words[first:at] if word not in grammar.words("articles"))
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if any(word in grammar.words("agents.leader") for word in words[start:end]):
                yield words[start:end]


def _in_title(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    word = tokens.words[index]
    return not tokens.actor[index] and any(
        word in grammar.words(name) for name in ("links.titles", "agents.leader", "prepositions", "articles")
    )


def bearers(words: Sequence[str], titles: Titles, grammar: Grammar) -> Parties:
    """Those behind "the Secretary and the Foreign Minister", in text order; () when a title is nobody's."""
    found: dict[str, None] = {}
    for part in _parts(words, grammar):
        parties = next((titles[part[start:]] for start in range(len(part)) if part[start:] in titles), ())
        if not parties:
            return ()
        found.update(dict.fromkeys(parties))
    return tuple(found)


def _parts(words: Sequence[str], grammar: Grammar) -> Iterator[tuple[str, ...]]:
    part: list[str] = []
    for word in (*words, ","):
        if word in grammar.words("conjunctions") or word == ",":
            if part:
                yield tuple(part)
            part = []
        elif word not in grammar.words("articles"):
            part.append(word)
