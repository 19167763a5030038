"""What a file has become once it is decoded and cleaned: the record that leaves `documents`.

One coordinate system serves the whole project: an offset is a `str` offset into `Document.text`, the decoded
text of the file, end exclusive. `Document.readable` has the same length as `text`, character for character, so a
span found in one is a span of the other and nobody ever needs an offset map.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TitleSource = Literal["headline", "derived", "stated"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a document: `text[start:end] == quote.text`, always."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage left out of the body, and why: "breadcrumb", "share box", "copyright", "caption", …"""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes became text. `guessed` is true when neither a mark nor strict UTF-8 settled it."""

    name: str
    guessed: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact the file brings about itself (front matter, sidecar, page metadata). Known facts win over guesses.

    `field` is one of title, publisher, agency, published, language, url, rights, author. `quote` is None when the fact
    stands outside the text (a sidecar); `where` names the place: "front matter", "sidecar NAME", "page metadata".
    """

    field: str
    value: str
    where: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A source that the text names: a publisher, an agency, a paper it quotes, a dateline place.

    `name` is the authority's name ("Kuwait News Agency"), `key` its lexicon id ("media:kuna") or "" when the lexicon
    does not know it; `quote` is what the file prints, None when a sidecar says it.
    """

    name: str
    key: str
    quote: Quote | None
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document says it comes from, as printed; nothing here is looked up outside the file."""

    publisher: Named | None = None
    agency: Named | None = None
    quoted: tuple[Named, ...] = ()
    dateline: Named | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded, cleaned text with its provenance.

    name      the file's name, without its folder (and "#n" for the n-th record of a JSON lines file)
    sha256    hex digest of `data`; data is the original, bit for bit
    text      the decoded text; NULs and lone surrogates are replaced one for one by U+FFFD and reported in `warnings`
    readable  `text` made easy to read for rules: same length, cut passages blanked by spaces (line ends stay), quotes,
              dashes and spaces in their plain forms. Never shown to people.
    cuts      in text order, never overlapping
    title     quote of the headline, or of the lede when there is none (`title_source` "derived"), or `stated` text
    language  ISO 639-1 code of the body, "" when it cannot be told
    """

    name: str
    data: bytes
    sha256: str
    encoding: Encoding
    text: str
    readable: str
    cuts: tuple[Cut, ...]
    title: str
    title_quote: Quote | None
    title_source: TitleSource
    language: str
    source: Source
    stated: tuple[Stated, ...] = ()
    warnings: tuple[str, ...] = ()
    media_type: str = "text/plain"
    captions: tuple[Quote, ...] = field(default=())
    """Captions are cut from the body but stay evidence of dates and places."""

    def known(self, name: str) -> Stated | None:
        """The fact the file states about itself under that field name, if any."""
        return next((fact for fact in self.stated if fact.field == name), None)

    @property
    def body(self) -> str:
        """The text without what was cut, runs of blank lines closed up."""
        from archive.documents.cleaning import body_of

        return body_of(self.text, self.cuts)
