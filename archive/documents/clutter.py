"""The wording of page furniture: `clutter.toml` as tables that answer "what is this line?" in constant time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.documents.lines import KEY_LENGTH, Line, wording
from archive.lexicons import words

PLACES = ("line", "opens", "label", "closes", "heading", "final", "words", "holds")
MOST_WORDS = 9
"""Words of the longest phrase in the data; a test holds the data to it."""
HOLDING_LENGTH = 300
COLON = re.compile(r"\s{0,3}[:：|>»→►▶›]|\s[–—-]{1,2}\s")
SCRIPTS_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
WORD = re.compile(r"[^\s,|/·•.()\[\]]{1,40}")


@dataclass(frozen=True, slots=True)
class Clutter:
    """The phrases, folded, with the reason each gives: one table a place."""

    line: dict[str, str]
    opens: dict[str, str]
    label: dict[str, str]
    closes: dict[str, str]
    heading: dict[str, str]
    final: dict[str, str]
    words: dict[str, str]
    holds: dict[str, str]


@cache
def clutter() -> Clutter:
    """The word list, read once a process."""
    tables: dict[str, dict[str, str]] = {place: {} for place in PLACES}
    for table in words("clutter").values():
        for place in PLACES:
            for phrases in table.get(place, {}).values():
                tables[place].update({wording(phrase): table["reason"] for phrase in phrases})
    return Clutter(**tables)


def reason_of(line: Line) -> str:
    """Why this line is furniture by its wording alone, "" when it is not."""
    known = clutter()
    if line.key in known.line:
        return known.line[line.key]
    if len(line) > KEY_LENGTH:
        return held_reason(line, known)
    return (
        opening_reason(line, known)
        or closing_reason(line, known)
        or only_words(line, known)
        or listed_reason(line, known)
        or held_reason(line, known)
    )


@cache
def held_phrases() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(clutter().holds))))


def held_reason(line: Line, known: Clutter) -> str:
    found = held_phrases().search(line.key) if len(line) <= HOLDING_LENGTH else None
    return known.holds[found.group()] if found else ""


def opening_reason(line: Line, known: Clutter) -> str:
    for start in openings(line.key):
        if start in known.opens:
            return known.opens[start]
    return labelled(line, known)[0]


def labelled(line: Line, known: Clutter) -> tuple[str, str]:
    """The reason of a line such as "Read more: …" and what follows the mark; ("", "") for other lines."""
    mark = COLON.search(line.text, 0, 60)
    if not mark:
        return "", ""
    name = wording(line.text[: mark.start()])
    return known.label.get(name, ""), line.text[mark.end() :].strip()


def closing_reason(line: Line, known: Clutter) -> str:
    return next((known.closes[end] for end in endings(line.key) if end in known.closes), "")


def only_words(line: Line, known: Clutter) -> str:
    found = WORD.findall(line.key)
    if len(found) < 2 or set(found) == {"0"} or not all(word in known.words for word in found):
        return ""
    return known.words[found[0]]


def listed_reason(line: Line, known: Clutter) -> str:
    """ "Terms & Conditions | Privacy Policy | Sitemap": a list of which most entries are known by themselves."""
    reasons = [known.line.get(wording(entry), "") for entry in line.text.split("|")]
    named = [reason for reason in reasons if reason]
    return named[0] if len(reasons) > 1 and 2 * len(named) > len(reasons) else ""


def openings(key: str) -> Iterator[str]:
    """The first one, two … words of a line; the first characters where a script writes no spaces."""
    if SCRIPTS_WITHOUT_SPACES.match(key):
        yield from (key[:length] for length in range(2, 12))
        return
    ends = [match.start() for match in re.finditer(r"[\s:,.|]", key)][:MOST_WORDS]
    yield from (key[:end] for end in [*ends, len(key)])


def endings(key: str) -> Iterator[str]:
    """The last words of a line, as `openings`."""
    if SCRIPTS_WITHOUT_SPACES.search(key[-1:]):
        yield from (key[-length:] for length in range(4, 12))
        return
    starts = [match.end() for match in re.finditer(r"\s", key)][-MOST_WORDS:]
    yield from (key[start:] for start in [*starts, 0])
