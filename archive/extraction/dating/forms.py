"""Dates as they are printed: "Sept. 14, 2022", "le 14 septembre", "14.09.2022", "2022年9月14日", "on Saturday".

The text is cut into tokens, each token becomes one letter (a day number, a month, a year …), and FORMS are short
patterns over those letters: one table for every language whose months and weekdays stand in `calendar.toml`. Chinese,
Japanese and Korean dates, which need no such table, have a pattern of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from archive.documents.calendar_words import months, weekdays
from archive.lexicons import fold, words

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Printed:
    """A date expression between `start` and `end`: what it says, None for what it leaves open.

    last_day   the last day of a range ("13-15 September")
    swapped    the other reading of "09/10/2022": its day number is then the month
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    swapped: bool = False

    @property
    def is_full(self) -> bool:
        return None not in (self.year, self.month, self.day)

    @property
    def is_day_and_month(self) -> bool:
        return self.year is None and None not in (self.month, self.day)

    @property
    def is_month_and_year(self) -> bool:
        return self.day is None and None not in (self.year, self.month)

    @property
    def is_weekday(self) -> bool:
        return self.weekday is not None and self.day is None and self.month is None

    def exists(self) -> bool:
        """False for 31 February; without a year, 29 February does."""
        return self.month is None or self.day is None or self.in_year(self.year or 2000) is not None

    def in_year(self, year: int) -> dt.date | None:
        """The (first) day in that year, None when there is no such day."""
        try:
            return dt.date(year, self.month or 1, self.day or 1)
        except ValueError:
            return None

    def date(self) -> dt.date | None:
        """The day of a full date."""
        return self.in_year(self.year) if self.is_full and self.year is not None else None

    def last_date(self) -> dt.date | None:
        """The last day of a range, the same as `date` for a single day."""
        try:
            return self.date() and dt.date(self.year, self.month, self.last_day or self.day)  # type: ignore[arg-type]
        except ValueError:
            return None


class Token(NamedTuple):
    """A tuple and no dataclass: there is one for every word of the text."""

    start: int
    end: int
    letter: str
    value: int = 0


TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[-'][^\W\d_]+)?|[^\w\s]|\n|_")
BESIDE = r"(?:[wW][,.(]?o?)?"
DAYS = r"d-?s?o{0,2}(?:[-r]o?d-?s?o{0,2}|/d)?"
MONTH = r"m(?:/m)?"
FORMS: tuple[tuple[str, str], ...] = (
    ("year, month, day", r"y-d-d|y/d/d|y[.]d[.]d"),
    ("numbers", r"d-d-y|d/d/[yd2]|d[.]d[.]y"),
    ("day first", rf"(?<!d:){BESIDE}{DAYS}[.\-/]?o?{MONTH}[.\-/]?,?o?y"),
    ("month first", rf"{BESIDE}m[.]?o?d-?s?(?:[-r]m?[.]?ds?)?[,.]?o?y"),
    ("year first", rf"yo{{0,2}},?{MONTH}[,.]?do?|yo{{0,2}},?d-?s?o{{0,2}}{MONTH}"),
    ("short", r"d-m-[d2]"),
    ("month first, open", rf"{BESIDE}m[.]?o?d-?s?(?:[-r]m?[.]?ds?)?(?![:d])"),
    ("day first, open", rf"(?<!d:){BESIDE}{DAYS}[.]?o?{MONTH}"),
    ("month", rf"{MONTH}[.,]?o{{0,2}}y"),
    ("weekday", r"W"),
)
"""Letters: d day number, 2 other two-digit number, y year, m month, w weekday (W: in full), s ordinal ending, o "of"
and the like, r "to" of a range, x anything else; marks stand for themselves. Fuller forms first. Behind
"17:" stand minutes, which are no day."""


@cache
def pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<f{number}>{form})" for number, (_, form) in enumerate(FORMS)))


@cache
def small_words() -> dict[str, str]:
    """Folded word -> its letter: endings of ordinals, "of", and "to" of ranges."""
    table = words("dates")["small"]
    return {fold(word): letter for letter, listed in table.items() for word in listed}


def find_dates(text: str, language: str) -> tuple[Printed, ...]:
    """Every date expression in `text`, in order, none overlapping another."""
    found = [*east_asian(text), *alphabetic(text, language)]
    found.sort(key=lambda printed: (printed.start, -printed.end))
    kept: list[Printed] = []
    for printed in found:
        if not kept or printed.start >= kept[-1].end:
            kept.append(printed)
    return tuple(kept)


def alphabetic(text: str, language: str) -> Iterator[Printed]:
    tokens = list(tokenise(text, language))
    letters = "".join(token.letter for token in tokens)
    for match in pattern().finditer(letters):
        form = FORMS[int(match.lastgroup[1:])][0]  # type: ignore[index]
        parts = tokens[match.start() : match.end()]
        if not form.startswith("month first") or is_english(text, parts):
            yield read_form(form, parts, weekday_behind(tokens, match.end()), language)


def is_english(text: str, tokens: list[Token]) -> bool:
    """Only English writes the month before the day: French "en mars 14 pays" is no date."""
    return all(fold(text[token.start : token.end]) in months("en") for token in tokens if token.letter == "m")


WEEKDAY_BEHIND = re.compile(r"[(][wW]|,[wW](?![dmo])")


def weekday_behind(tokens: list[Token], end: int) -> int | None:
    """The weekday in "September 14 (Wednesday)"."""
    letters = "".join(token.letter for token in tokens[end : end + 3])
    return tokens[end + 1].value if WEEKDAY_BEHIND.match(letters) else None


def tokenise(text: str, language: str) -> Iterator[Token]:
    telling, small = telling_words(language), small_words()
    folded = fold(text)
    reached, last = 0, ""
    for match in TOKEN.finditer(folded):
        word = match.group()
        start = match.start()
        if word.isalpha() and word not in telling:
            token = UNKNOWN
        elif word in small:
            token = Token(start, match.end(), small[word])
        else:
            token = telling_token(word, start, match.end(), folded, text, language)
        if start >= reached and not (token.letter == "x" and last == "x"):
            reached, last = token.end, token.letter
            yield token


UNKNOWN = Token(0, 0, "x")


@cache
def telling_words(language: str) -> frozenset[str]:
    """Words that can be part of a date; nine in ten words of a text are none."""
    return frozenset((*months(language), *weekdays(language), *two_word_months(language), *small_words()))


def telling_token(word: str, start: int, end: int, folded: str, text: str, language: str) -> Token:
    """A number, a month, a weekday or a mark."""
    month_names, pairs = months(language), two_word_months(language)
    if word[0].isdigit():
        return number_token(word, start, end)
    if word in month_names and is_month(text[start:end], language):
        return Token(start, end, "m", month_names[word])
    if word in weekdays(language):
        return Token(start, end, "W" if stands_for_a_day(text[start:end]) else "w", weekdays(language)[word])
    if name := next((name for name in pairs.get(word, ()) if folded.startswith(name, start)), ""):
        return Token(start, start + len(name), "m", month_names[name])
    return Token(start, end, "x" if word.isalnum() or len(word) > 1 else word)


@cache
def two_word_months(language: str) -> dict[str, tuple[str, ...]]:
    """First word -> the months that begin with it, as in Levantine Arabic."""
    names = sorted(name for name in months(language) if " " in name)
    return {word: tuple(n for n in names if n.split(" ")[0] == word) for word in {n.split(" ")[0] for n in names}}


def number_token(word: str, start: int, end: int) -> Token:
    value = int(word) if len(word) <= 4 else 0
    if len(word) <= 2:
        return Token(start, end, "d" if 1 <= value <= 31 else "2", value)
    is_year = len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR
    return Token(start, end, "y" if is_year else "x", value)


def is_month(word: str, language: str) -> bool:
    """In English "may" and "march" are months only with a capital."""
    return not (language in ("en", "") and word in ("may", "march", "mar", "august"))


def stands_for_a_day(word: str) -> bool:
    """Whether a weekday may stand alone: not "Sun", not Portuguese "quarta" (fourth), not "Domingo" of a name."""
    return len(word) > 3 and word not in words("dates")["not_alone"]


def read_form(form: str, tokens: list[Token], behind: int | None, language: str) -> Printed:
    """What the tokens of a match say; their number and order are those of the form."""
    days = [token.value for token in tokens if token.letter == "d"]
    month = next((token.value for token in tokens if token.letter == "m"), None)
    year = next((token.value for token in tokens if token.letter == "y"), None)
    weekday = next((token.value for token in tokens if token.letter in "wW"), behind)
    start, end = tokens[0].start, tokens[-1].end
    if form == "year, month, day":
        return Printed(start, end, year, days[0], days[1])
    if form == "numbers":
        return numeric(start, end, days, year or short_year(tokens[-1]), language if tokens[1].letter != "." else ".")
    if form == "short":
        return Printed(start, end, short_year(tokens[-1]), month, days[0])
    last = days[1] if len(days) > 1 and days[1] > days[0] else None
    return Printed(start, end, year, month, days[0] if days else None, last, weekday)


def short_year(token: Token) -> int:
    return token.value + (2000 if token.value < 50 else 1900)


def numeric(start: int, end: int, days: list[int], year: int, language: str) -> Printed:
    """Two numbers and a year: day first, but in English the order is open when both could be a month."""
    first, second = days[0], days[1]
    if second > 12:
        return Printed(start, end, year, first, second)
    return Printed(start, end, year, second, first, swapped=language in ("en", "") and first <= 12 and first != second)


CHINESE_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
EAST_ASIAN = re.compile(
    r"(?:(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})\s?[年년]\s?)?"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月월]\s?)?"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號일](?!\s?[间間내])(?:\s?[(（]?(?:星期|周|週)?"
    r"(?P<weekday>[一二三四五六日天月火水木金土월화수목금토일])[)）])?)?"
)
EAST_ASIAN_START = re.compile(r"[\d〇○零一二三四五六七八九十]{1,4}\s?[年년月월日号號일]")
EAST_ASIAN_WEEKDAY = re.compile(
    r"(?:星期|礼拜|禮拜|[周週])(?P<zh>[一二三四五六日天])(?![年期岁])|(?P<ja>[月火水木金土日])曜|(?P<ko>[월화수목금토일])요일"
)
WEEKDAY_SIGNS = {
    sign: n for row in ("一二三四五六日", "月火水木金土日", "월화수목금토일") for n, sign in enumerate(row)
} | {"天": 6}


def east_asian(text: str) -> Iterator[Printed]:
    """Dates with signs for year, month and day, and weekdays, of Chinese, Japanese and Korean."""
    if text.isascii():
        return
    end = 0
    for start in EAST_ASIAN_START.finditer(text):
        if start.start() < end or not (match := EAST_ASIAN.match(text, start.start())):
            continue
        year, month, day = (sign_value(match[part]) for part in ("year", "month", "day"))
        end = match.end()
        if (month or day) and (month or 0) <= 12 and (day or 0) <= 31:
            weekday = WEEKDAY_SIGNS.get(match["weekday"] or "")
            yield Printed(match.start(), match.start() + len(match.group().rstrip()), year, month, day, None, weekday)
    for match in EAST_ASIAN_WEEKDAY.finditer(text):
        yield Printed(match.start(), match.end(), weekday=WEEKDAY_SIGNS[match["zh"] or match["ja"] or match["ko"]])


def sign_value(signs: str | None) -> int | None:
    """The number that digits or Chinese numerals write: 二〇二二, 十四, 二十."""
    if not signs:
        return None
    if signs[0].isdigit() and signs.isdecimal():
        return int(signs)
    if "十" in signs:
        tens, _, ones = signs.partition("十")
        return CHINESE_DIGITS.get(tens, 1) * 10 + CHINESE_DIGITS.get(ones, 0)
    return int("".join(str(CHINESE_DIGITS[sign]) for sign in signs))
