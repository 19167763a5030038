"""BibTeX. Characters that TeX reads as commands are written so that they print; an address is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.web.citations.citation import ARCHIVE, Citation

_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
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
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found.group(), f"\\{found.group()}"), text)
