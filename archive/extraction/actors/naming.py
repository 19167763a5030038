"""Who is named in a text, from start to end: names, then what they mean where they stand, then people, then bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.documents.document import Document
from archive.extraction.actors.bodies import Body, bodies
from archive.extraction.actors.context import in_context
from archive.extraction.actors.index import Match, folded, matches
from archive.extraction.actors.introductions import introductions
from archive.extraction.actors.people import cast
from archive.extraction.actors.person import PROPOSED, Person, is_person, slug
from archive.extraction.actors.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons import actors, ambiguous


@dataclass(frozen=True, slots=True)
class Naming:
    """All who are named in a document, with what its own words say about people and bodies."""

    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    doubts: Mapping[str, str]
    """Why a key is less than sure: the other actors that the same name may mean."""


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Every place where an actor is named in the readable text, in text order."""
    return name_actors(document).mentions


def name_actors(document: Document) -> Naming:
    """Who is named in the document. Reads `readable`, so what was cut names nobody."""
    text, language = document.readable, document.language
    lookup = folded(text)
    found, doubts = _settled(matches(text, lookup, language), text)
    named = in_context(text, lookup, language, found)
    tokens = Tokens(text, lookup)
    phrases = introductions(tokens, lookup, language, named)
    full_names = [mention for mention in named if is_person(mention.key)]
    others = [mention for mention in named if not is_person(mention.key)]
    people = cast(tokens, language, phrases, full_names, others)
    formed = bodies(text, language, others)
    everyone = [*others, *people.mentions, *(mention for body in formed for mention in body.mentions)]
    everyone += _credits(document)
    return Naming(_ordered(document, everyone), people.people, formed, doubts)


def _credits(document: Document) -> list[Mention]:
    """Outlets in the captions that were cut: "/CMG", "Photo: VCG". Nobody else in a caption is in the article."""
    found = []
    for caption in document.captions:
        for match in matches(caption.text, folded(caption.text), document.language):
            key, span = match.forms[0].key, slice(match.start, match.end)
            if key.startswith("media:"):
                first, last = caption.start + match.start, caption.start + match.end
                found.append(Mention(key, first, last, caption.text[span], match.forms[0].usage))
    return found


def _settled(found: Sequence[Match], text: str) -> tuple[list[Mention], dict[str, str]]:
    """One actor for each match. A name that several share goes to the one the text names elsewhere, else to the
    likeliest, and the doubt is kept."""
    keys = [tuple(dict.fromkeys(form.key for form in match.forms if form.key)) for match in found]
    certain = {only[0] for only in keys if len(only) == 1}
    mentions, doubts = [], {}
    for match, candidates in zip(found, keys, strict=True):
        if not candidates:
            continue
        if len(candidates) > 1 and all(map(is_person, candidates)):
            mentions.append(_namesakes(match, text))
            continue
        key = _likeliest(text[match.start : match.end], candidates, certain)
        if len(candidates) > 1 and key not in certain:
            others = ", ".join(actors()[other].name for other in candidates if other != key)
            doubts[key] = f'"{text[match.start : match.end]}" may also be {others}'
        usage = next(form.usage for form in match.forms if form.key == key)
        mentions.append(Mention(key, match.start, match.end, text[match.start : match.end], usage))
    return mentions, doubts


def _namesakes(match: Match, text: str) -> Mention:
    """Two people of one name: neither is taken, what stands beside the name may settle it (see `people`)."""
    name = text[match.start : match.end]
    return Mention(PROPOSED + slug(name), match.start, match.end, name, "name")


def _likeliest(name: str, candidates: Sequence[str], certain: set[str]) -> str:
    named_elsewhere = [key for key in candidates if key in certain or actors()[key].country in certain]
    if named_elsewhere:
        return named_elsewhere[0]
    return next((key for key in ambiguous().get(folded(name), ()) if key in candidates), candidates[0])


def _ordered(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """In text order, each once, quoting the text as it stands and not as it was made readable."""
    text = document.text
    quoted = {Mention(m.key, m.start, m.end, text[m.start : m.end], m.usage) for m in mentions}
    return tuple(sorted(quoted, key=lambda mention: (mention.start, -mention.end, mention.key)))
