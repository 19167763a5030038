"""Media that a text quotes as its source: "According to Xinhua News Agency", "RIA Novosti reported"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.documents.document import Named, Quote
from archive.documents.lines import Line
from archive.documents.outlets import Outlet, outlets_in

BEFORE, AFTER = 60, 20
"""Characters on either side of the name within which the words of quoting stand."""
QUOTING = re.compile(
    r"(?:according to|citing|cited by|reported by|told|quoted by|quoting|as reported by|selon|d'après|citant|cité par"
    r"|según|citando|segundo|laut|zufolge|nach angaben|secondo|по данным|по информации|со ссылкой на|как сообщает"
    r"|как сообщил[аои]?|сообщает|передает|передаёт|پ|据|نقلا عن|وفقا ل|بحسب|ذكرت|أفادت)\W{0,3}(?:\w{1,20}\W){0,3}$",
    re.IGNORECASE,
)
QUOTED_AFTER = re.compile(
    r"\W{0,3}(?:reported|reports|said|quoted|a rapporté|rapporte|informó|reportó|berichtete|meldete|сообщил|报道|消息)",
    re.IGNORECASE,
)


def quoted_media(lines: Iterable[Line], *own: Named | None) -> Iterator[Named]:
    """Media that the lines of the body name as a source, each once, the document's own outlets left out."""
    seen = {named.key for named in own if named and named.key}
    for line in lines:
        for outlet in outlets_in(line.text):
            if outlet.entry.id not in seen and is_quoted(line.text, outlet):
                seen.add(outlet.entry.id)
                start, end = line.start + outlet.start, line.start + outlet.end
                quote = Quote(start, end, line.text[outlet.start : outlet.end])
                yield Named(outlet.entry.name, outlet.entry.id, quote, "quoted in the text")


def is_quoted(text: str, outlet: Outlet) -> bool:
    before = text[max(0, outlet.start - BEFORE) : outlet.start]
    after = text[outlet.end : outlet.end + AFTER]
    return bool(QUOTING.search(before) or QUOTED_AFTER.match(after))
