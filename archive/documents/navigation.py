"""Rows of links about an article: menus, switches of language, tags, rates; known by their shape, not by their words.

"World | Africa | Business", "Search   Menu   +12°C Astana   USD 538.2", "Newsroom » Accreditation". A row is a line of
short entries between marks or wide spaces, none of them closed like a sentence. Rows are looked for above the first
paragraph and below the last one only, so that a table of a communiqué stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from archive.documents.lines import Line, wording
from archive.documents.mastheads import labels, names_of

LONGEST = 400
"""Characters of a row; of longer lines nobody asks."""
LONGEST_ENTRY = 40
MOST_WORDS = 6
"""Words of an entry of a row."""
FEWEST = 3
"""Entries of a row; two are enough where the mark is an arrow."""
BETWEEN = re.compile(r"\s{0,6}[|•·]\s{0,6}|\s{2,24}|\t{1,8}")
ARROWS = re.compile(r"\s{0,4}[>»›→]\s{0,4}")
COMMAS = re.compile(r",\s")
CLOSED = re.compile(r"[.!?;:,。！？；，]$")
SMALL = re.compile(r"[^\W\d_]")


def is_row(line: Line) -> bool:
    """Whether a line is a row of links."""
    if len(line) > LONGEST:
        return False
    return _of_entries(BETWEEN.split(line.text), FEWEST) or _of_entries(ARROWS.split(line.text), 2) or _of_rubrics(line)


def _of_entries(entries: Sequence[str], fewest: int) -> bool:
    found = [entry for entry in entries if entry]
    return len(found) >= fewest and all(map(_is_entry, found)) and 2 * sum(map(_opens_low, found)) < len(found)


def _is_entry(text: str) -> bool:
    return len(text) <= LONGEST_ENTRY and text.count(" ") < MOST_WORDS and not CLOSED.search(text.rstrip(":"))


def _opens_low(text: str) -> bool:
    """Whether the first letter is small: a piece of a sentence, not the name of a page."""
    found = SMALL.search(text)
    return found is not None and found.group().islower()


def _of_rubrics(line: Line) -> bool:
    """ "World, Türkiye, Africa": nothing but names of sections and of states between commas."""
    entries = [wording(entry) for entry in COMMAS.split(line.text[:120])]
    return len(entries) >= FEWEST and all(entry in labels() or entry in names_of("country") for entry in entries)


def around(lines: Sequence[Line], is_prose: Callable[[Line], bool]) -> Sequence[Line]:
    """The lines above the first paragraph and below the last; none where nothing is prose."""
    told = [number for number, line in enumerate(lines) if is_prose(line)]
    return [*lines[: told[0]], *lines[told[-1] + 1 :]] if told else ()
