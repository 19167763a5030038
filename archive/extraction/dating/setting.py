"""Where the reported event took place: a known place in the lede or in a caption, else the place of the dateline."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from archive.documents.document import Quote
from archive.documents.places import places
from archive.extraction.dating.scene import Scene
from archive.lexicons import fold, words

MOST_CAPTIONS = 8
FURTHEST = 4000
"""Characters behind the lede that are searched when nothing else names a place."""


def event_place(scene: Scene) -> Quote | None:
    """The first place of the lede behind "in", "held in", "à", "в"; then of captions; the dateline's; of the rest."""
    start, end = scene.lede
    for found in places_within(scene, start, min(end, len(scene.folded))):
        return found
    for caption in scene.document.captions[:MOST_CAPTIONS]:
        for found in places_within(scene, caption.start, caption.end, fold(scene.document.text)):
            return found
    if scene.dateline:
        return scene.dateline.place
    return next(iter(places_within(scene, end, min(end + FURTHEST, len(scene.folded)))), None)


def places_within(scene: Scene, start: int, end: int, folded: str = "") -> list[Quote]:
    folded = folded or scene.folded
    found: list[Quote] = []
    for last, name in place_index().iter(folded[start:end]):
        first = start + last + 1 - len(name)
        if is_location(folded, first, first + len(name), scene.language):
            found.append(scene.quote(first, first + len(name)))
    return found


@cache
def place_index() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name in places():
        if len(name) > 1:
            automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def is_location(folded: str, start: int, end: int, language: str) -> bool:
    """Whether a preposition of place leads up to the name and the name ends with a word."""
    if folded[start] > "\u2e7f":
        return bool(location_pattern(language).search(folded[max(0, start - 12) : start]))
    if folded[end : end + 1].isalnum() or folded[start - 1 : start].isalnum():
        return False
    return bool(location_pattern(language).search(folded[max(0, start - 40) : start]))


@cache
def location_pattern(language: str) -> re.Pattern[str]:
    table = words("settings")["before"]
    cues = dict.fromkeys(fold(cue) for code in (language, "en") for cue in table.get(code, ()))
    lead = "" if language in ("zh", "ja", "ko") else r"(?<!\w)"
    return re.compile(
        rf"{lead}(?:" + "|".join(map(re.escape, cues)) + r")\s?(?:the \w{1,12} (?:city|capital)(?: of|,)? )?$"
    )
