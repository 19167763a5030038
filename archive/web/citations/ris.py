"""RIS, which every reference manager reads: a tag, two spaces, a hyphen, a space, the value; lines end in CR LF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.web.citations.citation import ARCHIVE, Citation


def write_ris(citations: Iterable[Citation]) -> Iterator[str]:
    for citation in citations:
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(citation) if value) + "ER  - \r\n\r\n"


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", citation.key
    yield "TI", citation.title
    yield "T2", citation.publisher
    yield "PY", "".join(map(str, citation.certain[:1]))
    yield "DA", "/".join(f"{part:02}" for part in citation.certain)
    yield "LA", citation.language
    yield "AB", citation.quote
    yield "UR", citation.address
    yield "Y2", f"{citation.accessed:%Y/%m/%d}"
    yield "DB", ARCHIVE
    yield "N1", f"SHA-256 {citation.sha256}"
