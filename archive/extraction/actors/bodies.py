"""Bodies the lexicons do not know: "China-Kazakhstan Cooperation Committee", "Centre financier international d'Astana".

Proposed only when the words themselves say that it is one body: a capitalised head noun together with a pair of
states, with "Joint", with the acronym it is given in brackets, or with a city. Precision first: "the Committee" and
"National Security Council" stay unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.extraction.actors.covered import Covered
from archive.extraction.actors.person import slug
from archive.extraction.reading import Mention

PROPOSED = "proposed:organisation:"

_HEADS = (
    "Committee|Commission|Council|Centre|Center|Bank|Fund|Forum|Authority|Agency|Institute|Organisation|Organization"
    "|Alliance|Union|Community|Conference|Consortium|Chamber|Association|Federation|Secretariat|Dialogue"
    "|Mechanism|Platform|Summit|Working Group|Task Force"
)
_WORD = r"[A-Z][\w'&]{1,24}"
_LINK = r"(?:of|for|on|the|and|in) "
_PURPOSE = rf"(?: (?:on|for|of) (?:the )?{_WORD}(?: (?:and )?{_WORD}){{0,4}})?"
_WITH_PAIR = re.compile(rf"-?(?: {_WORD}){{0,5}} (?:{_HEADS})\b(?! [A-Z]){_PURPOSE}")
_KINDS = "Joint|Intergovernmental|Mixed|Bilateral|High-Level"
_JOINT = re.compile(rf"\b(?:{_KINDS}) (?:{_WORD} ){{0,4}}(?:{_HEADS})\b(?! [A-Z]){_PURPOSE}")
_WITH_ACRONYM = re.compile(
    rf"((?!The )(?:{_WORD}|{_WORD}-{_WORD})(?: (?:{_LINK}){{0,2}}{_WORD}){{1,8}}) \(([A-Z]{{3,8}})\)"
)
_HEADS_FR = "Centre|Comité|Commission|Conseil|Banque|Fonds|Forum|Autorité|Agence|Institut|Alliance|Communauté"
_FRENCH_CITY = re.compile(rf"\b(?:{_HEADS_FR})(?: [^\W\d_]{{3,20}}){{0,3}} (?:d'|de |du )([A-ZÉÈÎ]\w{{2,24}})\b")
_FRENCH_PAIR = re.compile(
    r"\b(?:[Gg]rande )?(?:[Cc]ommission|[Cc]omité|[Hh]aute [Cc]ommission|[Cc]onseil)(?: (?:mixte|paritaire|bilatérale?"
    r"|conjointe?|intergouvernementale?|de coopération|d'affaires)){0,3} (?=[A-Za-zé]{4,20}-[A-Za-zé]{4,20})[\w-]{9,45}"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a text names and the lexicons do not know; `why` says by which pattern it was found."""

    key: str
    name: str
    why: str
    mentions: tuple[Mention, ...]


def bodies(text: str, language: str, named: Sequence[Mention]) -> tuple[Body, ...]:
    """The bodies that `text` names by their own form; `named` are the actors already found in it."""
    known = Covered((m.start, m.end) for m in named if m.key.startswith(("organisation:", "media:", "grouping:")))
    found: dict[str, list[Mention]] = {}
    reasons: dict[str, str] = {}
    for start, end, why in _longest(_patterns(text, language, named)):
        if any(_crosses((start, end), other) for other in known.overlapping(start, end)):
            continue
        key = PROPOSED + slug(text[start:end])
        found.setdefault(key, []).append(Mention(key, start, end, text[start:end], "name"))
        reasons.setdefault(key, why)
    return tuple(_body(key, reasons[key], mentions) for key, mentions in found.items())


def _longest(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans in text order without those that another has begun to cover."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _crosses(span: tuple[int, int], known: tuple[int, int]) -> bool:
    """Whether a known body is more than the front of the span: "EU" is only that in "EU-Chile Forum"."""
    return not (known[0] == span[0] and known[1] < span[1])


def _body(key: str, why: str, mentions: Sequence[Mention]) -> Body:
    return Body(key, " ".join(mentions[0].text.split()), why, tuple(mentions))


def _patterns(text: str, language: str, named: Sequence[Mention]) -> list[tuple[int, int, str]]:
    found = _after_pairs(text, named)
    if language in ("", "en"):
        found += [(m.start(), m.end(), "a joint body") for m in _JOINT.finditer(text)]
    if language == "fr":
        cities = {m.start for m in named if m.usage in ("capital", "place")}
        found += [
            (m.start(), m.end(), "a body of that city") for m in _FRENCH_CITY.finditer(text) if m.start(1) in cities
        ]
        found += [(m.start(), m.end(), "a joint body of two states") for m in _FRENCH_PAIR.finditer(text)]
    found += [(m.start(1), m.end(), "named with its acronym") for m in _WITH_ACRONYM.finditer(text) if _initials(m)]
    return found


def _after_pairs(text: str, named: Sequence[Mention]) -> list[tuple[int, int, str]]:
    """ "China-Kazakhstan" followed by a capitalised head noun."""
    found = []
    states = [m for m in named if m.key.startswith(("country:", "territory:", "organisation:"))]
    for first, second in pairwise(states):
        if text[first.end : second.start] in ("-", " - ", "/"):
            follows = _WITH_PAIR.match(text, second.end)
            if follows:
                found.append((first.start, follows.end(), "a body of two states"))
    return found


def _initials(match: re.Match[str]) -> bool:
    """Whether the bracketed acronym is made of the first letters of the words before it."""
    capitals = [word[0] for word in re.split(r"[ -]", match[1]) if word[0].isupper()]
    return "".join(capitals) == match[2]
