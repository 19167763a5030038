"""The letterhead of an institution that publishes its own communiqués: "Ministry of Foreign Affairs of Japan"."""

from __future__ import annotations

import re
from functools import cache

from archive.documents.lines import Line
from archive.lexicons import fold, words

LONGEST = 90
SENTENCE_MARK = re.compile(r"[.:;!?]|\s[–—-]\s|,\s(?=.*(?:,\s|\b[a-zà-ÿ]{4,}))")
"""A comma may stand before the name of the state: "Department of Foreign Affairs, Ireland"."""


def is_letterhead(line: Line) -> bool:
    """A short line that opens like the name of an institution and holds nothing that a headline would."""
    if len(line) > LONGEST or SENTENCE_MARK.search(line.text) or line.text[:1].islower():
        return False
    opening = opening_pattern().match(fold(line.text))
    if opening and line.text[0] > "\u2e7f":
        return opening.end() == len(line)
    return (bool(opening) or STATE_FIRST in fold(line.text)) and is_name_like(line.text)


STATE_FIRST = " ministry of foreign affairs"
"""Behind the name of the state: "Republic of Türkiye Ministry of Foreign Affairs"."""


@cache
def opening_pattern() -> re.Pattern[str]:
    opens = (fold(form) for listed in words("sources")["institutions"].values() for form in listed)
    return re.compile("|".join(re.escape(form) for form in sorted(opens, key=len, reverse=True)))


def is_name_like(text: str) -> bool:
    """Nearly all words of a name have a capital, or the script has none; a headline's verbs have not."""
    longer = [word for word in re.findall(r"[^\W\d_]{4,40}", text) if word.lower() != word.upper()]
    return all(not word[0].islower() or word.lower() in LINKS for word in longer)


LINKS = frozenset(("des", "pour", "avec", "para", "della", "degli", "und", "von", "sur", "with")) | {
    *("affaires", "étrangères", "relations", "extérieures", "иностранных", "дел", "республики", "федерации"),
}
