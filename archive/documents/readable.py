"""`text` made easy to read for rules, character for character: what is cut is blanked, hard wraps are undone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from archive.documents.document import Cut
from archive.documents.lines import LINE_END, Line, lines_of

PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ‛´`′＇", "'"),
        **dict.fromkeys("“”„‟″＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys(
            "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e", " "),
        **dict.fromkeys("\u2066\u2067\u2068\u2069", " "),
    }
)
NOT_LINE_END = re.compile(r"[^\r\n]")
WIDEST_WRAP = 130
"""Longer lines are paragraphs: no mail program or teletype wraps there."""
ITEM = re.compile(r"(?:[•▪●◦*·–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|[•▪●◦])", re.IGNORECASE)
FIRST_WORD = re.compile(r"\S{1,40}")


def make_readable(text: str, cuts: Iterable[Cut]) -> str:
    """Return a string of the same length as `text` in which spans mean the same."""
    plain = text.translate(PLAIN)
    kept: list[str] = []
    position = 0
    for cut in cuts:
        kept += [plain[position : cut.start], NOT_LINE_END.sub(" ", plain[cut.start : cut.end])]
        position = cut.end
    return unwrap("".join([*kept, plain[position:]]))


def unwrap(text: str) -> str:
    """Line ends inside a paragraph become spaces when the text was wrapped to a width."""
    lines = lines_of(text)
    if not (width := wrap_width(lines)):
        return text
    kept: list[str] = []
    position = 0
    for line, following in pairwise(lines):
        if following.gap == 1 and is_wrapped(line, following, width):
            kept += [text[position : line.end], LINE_END.sub(spaces, text[line.end : following.start])]
            position = following.start
    return "".join([*kept, text[position:]])


def spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def wrap_width(lines: tuple[Line, ...]) -> int:
    """The width to which a text was wrapped, 0 when it was not: most lines that another follows are then full."""
    inner = [pair for pair in pairwise(lines) if pair[1].gap == 1]
    width = max((len(line) for line, _ in inner), default=0)
    if len(inner) < 2 or not 40 <= width <= WIDEST_WRAP or any(len(line) > WIDEST_WRAP for line in lines):
        return 0
    full = sum(is_full(line, following, width) for line, following in inner)
    return width if full * 2 >= len(inner) else 0


def is_full(line: Line, following: Line, width: int) -> bool:
    """The first word of the next line would not have fitted: that is why the line ends here."""
    word = FIRST_WORD.match(following.text)
    return len(line) + 1 + (word.end() if word else 0) > width


def is_wrapped(line: Line, following: Line, width: int) -> bool:
    """A bullet or a number opens an item of its own, and a full stop in a short line ends a paragraph."""
    return is_full(line, following, width) and not ITEM.match(following.text)
