"""A text as a handful of numbers, so that near-duplicates are found without comparing every text with every other.

A text is the set of its shingles, runs of SHINGLE words. Each shingle is hashed into one of BINS bins and each bin
keeps its smallest hash: two texts agree in as many bins as they share shingles (one-permutation MinHash; Li, Owen and
Zhang, 2012). Some bins in fours are bands: texts that share a band are worth comparing.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

from archive.lexicons import fold

SHINGLE = 4
BINS = 64
BANDS, ROWS = 8, 4
"""Two texts that share 80 % of their shingles share a band 98 times in 100; at 50 %, 40 times."""
FEWEST = 24
"""Shingles below which a text is too short to be told from another by its wording alone."""
EMPTY = 0xFFFFFFFF

_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W_]{1,40}")
"""A word, or one character of a script that writes none."""
_MIX = 0x9E3779B1
"""Knuth's multiplier: CRC-32 alone leaves like shingles with like hashes."""


@dataclass(frozen=True, slots=True)
class TextSketch:
    """`bins` the smallest hash of each bin, EMPTY where no shingle fell; `size` how many shingles the text has."""

    size: int
    bins: tuple[int, ...]

    def to_bytes(self) -> bytes:
        return struct.pack(f">{BINS + 1}I", self.size, *self.bins)

    @classmethod
    def from_bytes(cls, data: bytes) -> TextSketch:
        size, *bins = struct.unpack(f">{BINS + 1}I", data)
        return cls(size, tuple(bins))

    @property
    def bands(self) -> tuple[int, ...]:
        """64-bit signed numbers, as databases hold them; none of a text that is too short."""
        if self.size < FEWEST:
            return ()
        width = BINS // BANDS
        parts = [(number, self.bins[number * width : number * width + ROWS]) for number in range(BANDS)]
        return tuple(_band(number, rows) for number, rows in parts if EMPTY not in rows)


def _band(number: int, rows: tuple[int, ...]) -> int:
    data = struct.pack(f">{ROWS + 1}I", number, *rows)
    high, low = zlib.crc32(data), zlib.crc32(data, 0x5BD1E995)
    return struct.unpack(">q", struct.pack(">II", high, low))[0]


def sketch(text: str) -> TextSketch:
    """The sketch of a text without its clutter; the same on every machine."""
    bins = [EMPTY] * BINS
    shingles = shingles_of(text)
    for shingle in shingles:
        value = zlib.crc32(shingle.encode("utf-8", "surrogatepass")) * _MIX & 0xFFFFFFFF
        number = value % BINS
        bins[number] = min(bins[number], value)
    return TextSketch(len(shingles), tuple(bins))


def shingles_of(text: str) -> set[str]:
    words = _TOKEN.findall(fold(text))
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 0))}


def resemblance(one: TextSketch, other: TextSketch) -> float:
    """Shingles that both have, as an estimated part of those that either has (Jaccard)."""
    pairs = [pair for pair in zip(one.bins, other.bins, strict=False) if pair != (EMPTY, EMPTY)]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def containment(one: TextSketch, other: TextSketch) -> float:
    """Shingles that both have, as an estimated part of those of the shorter text: 1 for a text and its beginning."""
    smaller = min(one.size, other.size)
    if smaller < FEWEST:
        return 0.0
    both = resemblance(one, other)
    return min(both * (one.size + other.size) / (1 + both) / smaller, 1.0)
