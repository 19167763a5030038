"""Which old encoding a text without a mark is in: a guess, made aloud, among the encodings that news sites used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import charset_normalizer

from archive.lexicons import words

GUESSABLE = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_9", "iso8859_15"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""Left to itself the detector takes French cp1252 for a code page of MS-DOS."""
SAMPLE = 65_536
"""Bytes shown to the detector: enough to tell, and a fifty-megabyte file costs no more than a page."""
CLOSE = 0.07
"""Difference in mess or in coherence below which two readings of the detector are equally likely."""


def likely_encodings(data: bytes) -> Iterator[str]:
    """Encodings for `data`, the likeliest first; Western European last, since it reads any bytes."""
    matches = list(charset_normalizer.from_bytes(data[:SAMPLE], cp_isolation=list(GUESSABLE), enable_fallback=False))
    if matches:
        best = matches[0]
        tied = [m for m in matches if m.chaos <= best.chaos + CLOSE and m.coherence >= best.coherence - CLOSE]
        yield from (match.encoding for match in sorted(tied, key=by_alphabet))
        yield from (match.encoding for match in matches)
    yield "cp1252"


def by_alphabet(match: charset_normalizer.CharsetMatch) -> tuple[float, int]:
    """The best alphabet first, then the commoner encoding: French in cp1252 is also a sort of Slovak in cp1250."""
    return -alphabet_share(str(match)), GUESSABLE.index(match.encoding)


def alphabet_share(text: str) -> float:
    """How much of the text beyond ASCII is in the alphabet of the one European language that fits it best."""
    beyond = Counter(char for char in text.lower() if char > "\x7f" and char != "\u00a0")
    alphabets = words("alphabets")["letters"].values()
    return max(sum(beyond[char] for char in letters) for letters in alphabets) / (beyond.total() or 1)
