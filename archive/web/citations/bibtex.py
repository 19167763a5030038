"""BibTeX. Characters that TeX reads as commands are written so that they print; an address is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from archive.web.citations.citation import ARCHIVE, Citation

_SPECIAL = re.compile(r"[\\{}$&#^_~%]|-(?=-)|`(?=`)|'(?=')")
"""The last three would print as dashes and quotation marks."""
_WRITTEN = {
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    **{one: f"{one}{{}}" for one in "-`'"},
}
"""In braces, as Zotero writes them too: some readers lose the empty pair of \\textbackslash{}."""
_UNPAIRED = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
"""BibTeX counts braces and takes no notice of a backslash: one alone would end the field, or never."""
_NAMES = ("year", "month", "day")


def write_bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    for citation in citations:
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(citation) if value)
        yield f"@misc{{{citation.key},\n{fields}}}\n\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{printed(citation.title)}}}"
    yield "howpublished", printed(citation.publisher)
    yield from zip(_NAMES, map(str, citation.certain), strict=False)
    yield "language", citation.language
    yield "url", citation.address
    yield "urldate", citation.accessed.isoformat()
    yield "abstract", printed(citation.quote)
    yield "note", f"{ARCHIVE}, SHA-256 {citation.sha256}"


def printed(text: str) -> str:
    written = _WRITTEN if is_paired(text) else _WRITTEN | _UNPAIRED
    return _SPECIAL.sub(lambda found: written.get(found.group(), f"\\{found.group()}"), text)


def is_paired(text: str) -> bool:
    """Whether every brace that is opened is closed, and none before."""
    depths = list(accumulate((character == "{") - (character == "}") for character in text))
    return min(depths, default=0) >= 0 and (not depths or depths[-1] == 0)
