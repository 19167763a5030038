"""A file -> its documents: the suffix decides how the bytes become text, the rest is the same for all.

`open_documents` is the door of this package; FORMATS is what it can read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from archive.documents import html, language, title
from archive.documents.budget import UNLIMITED, OutOfTime, at_most, not_fully_read
from archive.documents.cleaning import body_of, clean
from archive.documents.decoding import DEFAULT_LIMIT, UNSTORABLE, Decoded, decode, storable
from archive.documents.document import Cut, Document, Encoding, Quote, Source, Stated
from archive.documents.readable import make_readable
from archive.documents.refusal import Refused
from archive.documents.source import read_source
from archive.documents.stated import field_of, read_front_matter, read_sidecar


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a format gives it, before it is cleaned and read."""

    name: str
    data: bytes
    decoded: Decoded
    media_type: str
    stated: tuple[Stated, ...] = ()


def open_documents(
    name: str,
    data: bytes,
    sidecar: bytes | None = None,
    sidecar_name: str = "",
    limit: int = DEFAULT_LIMIT,
    seconds: float = UNLIMITED,
) -> Iterator[Document | Refused]:
    """Yield the documents of a file: one, or one a record for JSON lines.

    name          the file's name; its folder is dropped. limit: bytes of one document (a record of JSON lines)
    sidecar       content of `NAME.meta.toml`, its facts win over the file's own
    seconds       of processor time for the text of the file and for each document; one that takes more to clean is
                  yielded as it came, with a warning that says so
    Raises Refused when nothing of the file can be read. A bad record of a JSON lines file is yielded as a Refused
    that names its line, and the records after it go on.
    """
    name = PurePosixPath(name.replace("\\", "/")).name
    read = FORMATS.get(PurePosixPath(name).suffix.lower(), read_plain)
    facts, warnings = read_sidecar(sidecar, sidecar_name or f"{name}.meta.toml") if sidecar is not None else ((), ())
    for draft in timely(read(name, data, limit), name, seconds):
        yield draft if isinstance(draft, Refused) else make_timely(draft, facts, warnings, seconds)


def timely(drafts: Iterator[Draft | Refused], name: str, seconds: float) -> Iterator[Draft | Refused]:
    """Raises Refused for a file whose text cannot be found in time: without a text there is nothing to keep."""
    while True:
        try:
            with at_most(seconds):
                draft = next(drafts, None)
        except OutOfTime:
            raise Refused(name, f"finding its text takes more than {seconds:g} seconds; save the text alone.") from None
        if draft is None:
            return
        yield draft


def read_plain(name: str, data: bytes, limit: int) -> Iterator[Draft | Refused]:
    yield Draft(name, data, decode(name, data, limit=limit), "text/plain")


def read_html(name: str, data: bytes, limit: int) -> Iterator[Draft | Refused]:
    page = decode(name, data, declared=html.declared_charset(data), limit=limit)
    text = html.article_text(page.text)
    if not text.strip():
        raise Refused(name, "the page holds no text; save the article itself, or its plain text.")
    decoded = storable(name, Decoded(text, page.encoding, page.warnings))
    yield Draft(name, data, decoded, "text/html", html.page_facts(page.text))


def read_json_lines(name: str, data: bytes, limit: int) -> Iterator[Draft | Refused]:
    """One record a line; blank lines are passed over, record numbers are line numbers."""
    if not data.strip():
        raise Refused(name, "the file is empty; nothing to import.")
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield read_record(f"{name}#{number}", line.strip(), limit)


def read_record(name: str, line: bytes, limit: int) -> Draft | Refused:
    if len(line) > limit:
        return Refused(name, f"{len(line):,} bytes are more than the limit of {limit:,}; split the record.")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refused(name, f"the line is not JSON ({error}); write one object a line.")
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str) or not text.strip():
        return Refused(name, 'the record has no "text"; give it one, as a string.')
    try:
        decoded = storable(name, Decoded(text, Encoding("utf-8", False), ()))
    except Refused as refused:
        return refused
    return Draft(name, line, decoded, "application/json", tuple(record_facts(record)))


def record_facts(record: dict[str, Any]) -> Iterator[Stated]:
    for key, value in record.items():
        if key != "text" and (field := field_of(key)) and isinstance(value, str | int) and str(value).strip():
            yield Stated(field, UNSTORABLE.sub("\ufffd", str(value).strip())[:2000], "record")


Format = Callable[[str, bytes, int], Iterator[Draft | Refused]]
FORMATS: dict[str, Format] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}


def make_timely(draft: Draft, facts: tuple[Stated, ...], warnings: tuple[str, ...], seconds: float) -> Document:
    try:
        with at_most(seconds):
            return make_document(draft, facts, warnings)
    except OutOfTime:
        return as_it_came(draft, (*draft.decoded.warnings, *warnings, not_fully_read("cleaning", seconds)))


def as_it_came(draft: Draft, warnings: tuple[str, ...]) -> Document:
    """The whole text, its first words for a title, and nothing else told of it."""
    text = draft.decoded.text
    found = FIRST_WORDS.search(text)
    words = Quote(found.start(), found.end(), found.group()) if found else None
    return Document(
        name=draft.name,
        data=draft.data,
        sha256=hashlib.sha256(draft.data).hexdigest(),
        encoding=draft.decoded.encoding,
        text=text,
        readable=text,
        cuts=(),
        title=words.text if words else draft.name,
        title_quote=words,
        title_source="derived",
        language="",
        source=Source(),
        warnings=warnings,
        media_type=draft.media_type,
    )


FIRST_WORDS = re.compile(r"\S[^\r\n]{0,120}")


def make_document(draft: Draft, facts: tuple[Stated, ...], warnings: tuple[str, ...]) -> Document:
    """Clean and describe a text. Facts count in this order: sidecar, record or page, front matter."""
    text = draft.decoded.text
    head = read_front_matter(text)
    stated = (*facts, *draft.stated, *head.facts)
    cuts, captions = clean(text, (head.cut,) if head.cut else ())
    document = Document(
        name=draft.name,
        data=draft.data,
        sha256=hashlib.sha256(draft.data).hexdigest(),
        encoding=draft.decoded.encoding,
        text=text,
        readable=make_readable(text, cuts),
        cuts=cuts,
        title="",
        title_quote=None,
        title_source="derived",
        language=language_of(text, cuts, stated),
        source=read_source(text, cuts, stated),
        stated=stated,
        warnings=(*draft.decoded.warnings, *warnings),
        media_type=draft.media_type,
        captions=captions,
    )
    return title.entitle(document)


def language_of(text: str, cuts: tuple[Cut, ...], stated: tuple[Stated, ...]) -> str:
    """The language the file states, else that of its body."""
    for fact in stated:
        if fact.field == "language" and fact.where != "page metadata" and len(code := fact.value[:2].lower()) == 2:
            return code
    return language.detect(body_of(text, cuts)) or language.detect(text)
