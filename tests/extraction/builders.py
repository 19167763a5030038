"""Documents for tests of the extraction: a text becomes the Document that cleaning would make of it."""

from __future__ import annotations

import hashlib

from archive.documents.document import Document, Encoding, Source
from archive.lexicons import fold


def document(text: str, language: str = "en") -> Document:
    """A document with nothing cut; only quotes, dashes and spaces are made plain, as cleaning does."""
    plain = "".join(
        fold(character) if not character.isalnum() and character != "\n" else character for character in text
    )
    data = text.encode("utf-8")
    return Document(
        name="test.txt",
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=Encoding("utf-8", False),
        text=text,
        readable=plain,
        cuts=(),
        title="",
        title_quote=None,
        title_source="derived",
        language=language,
        source=Source(),
    )
