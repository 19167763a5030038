"""A document around a text, as `documents` would hand it over, for tests that are about the words alone."""

from __future__ import annotations

import hashlib

from archive.documents.document import Document, Encoding, Quote, Source

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "–": "-", "—": "-"})


def document(text: str, language: str = "en", title: str = "") -> Document:
    """A document whose whole text is readable; `title`, when given, is its first line."""
    data = text.encode()
    return Document(
        name="text.txt",
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=Encoding("utf-8", guessed=False),
        text=text,
        readable=text.translate(_PLAIN),
        cuts=(),
        title=title,
        title_quote=Quote(0, len(title), title) if title else None,
        title_source="headline" if title else "derived",
        language=language,
        source=Source(),
    )
