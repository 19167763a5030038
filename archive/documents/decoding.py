"""Bytes -> text: a mark, strict UTF-8, then a guess among named encodings, marked as a guess.

Nothing is repaired in silence: characters that no database or page can hold are replaced one for one by U+FFFD and
counted, invisible direction marks stay and are noted, and bytes that are no text are refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.documents.document import Encoding
from archive.documents.guessing import GUESSABLE, SAMPLE, likely_encodings
from archive.documents.refusal import Refused

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY_OPENINGS = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"MZ\x90\x00"),
    *(b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"RIFF", b"ID3"),
    b"{\\rtf",
)
DEFAULT_LIMIT = 16 * 1024 * 1024

CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 12, 13, 27})
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REORDERING_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it will be stored, how it was found, and sentences about what was odd."""

    text: str
    encoding: Encoding
    warnings: tuple[str, ...]


def decode(name: str, data: bytes, declared: str = "", limit: int = DEFAULT_LIMIT) -> Decoded:
    """Return the text of `data`; `declared` is an encoding the file names for itself (a page's charset).

    Raises Refused for an empty file, one larger than `limit` bytes, and bytes that are not text.
    """
    refuse_unreadable(name, data, limit)
    attempts: tuple[Callable[[bytes], Decoded | None], ...] = (
        decode_by_mark,
        decode_unmarked_utf16,
        decode_as_utf8,
        lambda rest: decode_as_declared(rest, declared),
        decode_damaged_utf8,
        decode_by_guess,
    )
    for attempt in attempts:
        if decoded := attempt(data):
            return storable(name, decoded)
    raise Refused(name, "its encoding cannot be told; save it as UTF-8 and import it again.")


def refuse_unreadable(name: str, data: bytes, limit: int) -> None:
    if not data.strip(b" \t\r\n\x00"):
        raise Refused(name, "the file is empty; nothing to import.")
    if len(data) > limit:
        raise Refused(name, f"{len(data):,} bytes are more than the limit of {limit:,}; split the file.")
    if looks_binary(data):
        raise Refused(name, "the file holds binary data, not text; export it as plain text or HTML first.")


def looks_binary(data: bytes) -> bool:
    """True when the bytes open like a known binary format, or one in thirty is a control byte that no text has."""
    if data.startswith(tuple(mark for mark, _ in MARKS)):
        return False
    if data.startswith(BINARY_OPENINGS):
        return True
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    return controls * 30 > len(sample) and not unmarked_utf16(sample)


def decode_by_mark(data: bytes) -> Decoded | None:
    """A byte order mark settles it; lone surrogates inside pass here and are counted later."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            errors = "replace" if encoding == "utf-8-sig" else "surrogatepass"
            return settled(data, encoding, errors)
    return None


def settled(data: bytes, encoding: str, errors: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding, errors), Encoding(encoding, False), ())
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, Encoding(encoding, False), ("the end of the file is cut off inside a character.",))


def decode_as_utf8(data: bytes) -> Decoded | None:
    return strictly(data, "utf-8", guessed=False)


def decode_as_declared(data: bytes, declared: str) -> Decoded | None:
    """Only encodings we know: a page may name anything, "utf-7" and "unicode_escape" included."""
    try:
        known = codecs.lookup(declared).name.replace("-", "_") if declared else ""
    except (LookupError, ValueError):
        return None
    by_name = {codecs.lookup(name).name.replace("-", "_"): name for name in GUESSABLE}
    by_name["iso8859_1"] = "cp1252"
    by_name["gb2312"] = by_name["gbk"] = "gb18030"
    return strictly(data, by_name[known], guessed=False) if known in by_name else None


def unmarked_utf16(sample: bytes) -> str:
    """The byte order of UTF-16 without a mark, "" when it is not: nearly every other byte is then a NUL."""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if len(half) > 8 and half.count(0) > 0.8 * len(half) and sample[1 - offset :: 2].count(0) < 0.05 * len(half):
            return encoding
    return ""


def decode_unmarked_utf16(data: bytes) -> Decoded | None:
    encoding = unmarked_utf16(data[:SAMPLE])
    return strictly(data, encoding, guessed=True) if encoding else None


def decode_damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few foreign bytes in it: when valid sequences clearly outnumber broken ones, only those are lost."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    foreign = sum(1 for char in text[:SAMPLE] if char > "\x7f")
    if broken * 4 > foreign:
        return None
    note = f"{broken} bytes are not UTF-8 and were replaced by U+FFFD."
    return Decoded(text, Encoding("utf-8", True), (note,))


def decode_by_guess(data: bytes) -> Decoded | None:
    """The likeliest encoding that fits the whole file, not only the sample that was looked at."""
    tries = (strictly(data, encoding, guessed=True) for encoding in likely_encodings(data))
    return next((decoded for decoded in tries if decoded), None)


def strictly(data: bytes, encoding: str, *, guessed: bool) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    note = (f"the encoding was guessed: {encoding}.",) if guessed else ()
    return Decoded(text, Encoding(encoding, guessed), note)


def storable(name: str, decoded: Decoded) -> Decoded:
    """Replace what neither database can hold, one character for one, and note what a reader should know."""
    text, replaced = UNSTORABLE.subn("\ufffd", decoded.text)
    if not text.strip(" \t\r\n\ufffd"):
        raise Refused(name, "the file holds no readable character; nothing to import.")
    warnings = list(decoded.warnings)
    if replaced:
        warnings.append(f"{replaced} NUL or lone surrogate characters were replaced by U+FFFD.")
    if marks := len(REORDERING_MARKS.findall(text)):
        warnings.append(f"{marks} invisible marks change the direction of the text; pages show them neutralised.")
    return Decoded(text, decoded.encoding, tuple(warnings))
