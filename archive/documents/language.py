"""Which language a text is written in: its script first, then a small statistical model among plausible languages."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 400
"""Characters that are looked at: more do not change the answer, and the cost of a megabyte stays that of a page."""
FEWEST_LETTERS = 12
LEAST_CONFIDENCE = 0.5
SCRIPTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("kana", "\u3041-\u30ff", ("ja",)),
    ("hangul", "\uac00-\ud7af\u1100-\u11ff", ("ko",)),
    ("han", "\u3400-\u9fff", ("zh",)),
    ("thai", "\u0e00-\u0e7f", ("th",)),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff", ("el",)),
    ("hebrew", "\u0590-\u05ff", ("he",)),
    ("armenian", "\u0530-\u058f", ("hy",)),
    ("georgian", "\u10a0-\u10ff", ("ka",)),
    ("devanagari", "\u0900-\u097f", ("hi", "mr", "ne")),
    ("bengali", "\u0980-\u09ff", ("bn",)),
    ("arabic", "\u0600-\u06ff\u0750-\u077f", ("ar", "fa", "ur", "ps")),
    ("cyrillic", "\u0400-\u04ff", ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn")),
    (
        "latin",
        "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
        (
            *(
                "en",
                "fr",
                "es",
                "pt",
                "de",
                "it",
                "nl",
                "pl",
                "cs",
                "sk",
                "ro",
                "hu",
                "sv",
                "da",
                "no",
                "fi",
                "et",
                "lv",
                "lt",
            ),
            *("tr", "az", "sq", "hr", "sl", "vi", "id", "tl", "sw", "ca"),
        ),
    ),
)
"""Name, characters, languages. A script wins by its number of letters, but kana and hangul by their presence: texts in
Japanese and Korean hold many Chinese characters, never the reverse."""
LETTERS = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """ISO 639-1 code of the language of `text`, "" when it is too short, mixed or unknown to say."""
    sample = " ".join(LETTERS.findall(text[: SAMPLE * 4]))[:SAMPLE]
    candidates = languages_of(sample)
    if not candidates or len(candidates) == 1:
        return candidates[0] if candidates else ""
    if len(sample) < FEWEST_LETTERS:
        return ""
    return most_likely(sample, candidates)


def languages_of(sample: str) -> tuple[str, ...]:
    """The languages written in the script that prevails."""
    if sample.isascii():
        return latin() if sample else ()
    counts = {name: len(pattern.findall(sample)) for name, pattern, _ in scripts()}
    total = sum(counts.values())
    if not total:
        return ()
    for name, _, languages in scripts():
        share = 0.1 if name in ("kana", "hangul") else 0.5 if name != "han" else 0.3
        if counts[name] >= 2 and counts[name] > share * total:
            return languages
    return ()


@cache
def scripts() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((name, re.compile(f"[{letters}]"), languages) for name, letters, languages in SCRIPTS)


@cache
def latin() -> tuple[str, ...]:
    return next(languages for name, _, languages in SCRIPTS if name == "latin")


def most_likely(sample: str, candidates: tuple[str, ...]) -> str:
    language, confidence = narrowed(candidates).classify(sample)
    return str(language) if confidence >= LEAST_CONFIDENCE else ""


@cache
def narrowed(candidates: tuple[str, ...]) -> LanguageIdentifier:
    """The identifier held to `candidates`; every script has its own, all share the tables of the full model."""
    identifier = copy(full_model())
    identifier.set_languages([language for language in candidates if language in identifier.labels])
    return identifier


@cache
def full_model() -> LanguageIdentifier:
    """Half a second to load, so only when the first text asks."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
