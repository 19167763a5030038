"""How well actors are named in short texts from all over the world: precision and recall may not fall."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.evaluation.scores import Score
from archive.extraction.actors import Naming, name_actors
from archive.lexicons import actors, fold
from tests.extraction.builders import document

LABELLED = Path(__file__).parent / "labelled"
KINDS = {"o": "organisation", "g": "grouping", "i": "initiative", "n": "instrument", "m": "media"}


@dataclass(frozen=True)
class Sample:
    """A text and the actors it names; `free` are those that may be named or not."""

    language: str
    text: str
    expected: tuple[str, ...]
    free: tuple[str, ...]


def samples(language: str) -> list[Sample]:
    path = LABELLED / f"{language}.toml"
    data = tomllib.loads((path if path.exists() else LABELLED / "other.toml").read_text(encoding="utf-8"))
    return [_sample(language, *row) for row in data.get(language, data)["samples"]]


def _sample(language: str, text: str, listed: str) -> Sample:
    names = [name.strip() for name in listed.split(";")]
    return Sample(
        language,
        text,
        tuple(name for name in names if not name.endswith("?")),
        tuple(name[:-1] for name in names if name.endswith("?")),
    )


def named(naming: Naming) -> dict[str, set[str]]:
    """Everyone who is more than a place in the text, by key, with the names and forms they go by."""
    found: dict[str, set[str]] = {}
    for mention in naming.mentions:
        if mention.usage != "place":
            found.setdefault(mention.key, set()).add(fold(mention.text))
    for key, forms in found.items():
        if key in actors():
            forms.update(fold(name) for name in actors()[key].names.values())
    return found


def is_meant(expected: str, key: str, forms: set[str]) -> bool:
    kind, _, code = expected.partition(":")
    if kind in KINDS:
        return key == f"{KINDS[kind]}:{code}"
    if len(expected) == 3 and expected.isupper():
        return key in (f"country:{expected}", f"territory:{expected}")
    return any(fold(expected) in form for form in forms)


def compare(sample: Sample) -> tuple[Score, list[str]]:
    left = named(name_actors(document(sample.text, sample.language)))
    missed = []
    for expected in sample.expected:
        found = [key for key, forms in left.items() if is_meant(expected, key, forms)]
        if found:
            del left[found[0]]
        else:
            missed.append(expected)
    alarms = [key for key, forms in left.items() if not any(is_meant(name, key, forms) for name in sample.free)]
    faults = [f"missed {missed}, wrongly named {alarms}: {sample.text}"] if missed or alarms else []
    return Score(len(sample.expected) - len(missed), len(missed), len(alarms)), faults


@pytest.mark.parametrize(
    ("language", "precision", "recall"),
    [
        ("en", 0.98, 0.98),
        ("fr", 0.98, 0.98),
        ("es", 0.95, 0.95),
        ("ru", 0.95, 0.95),
        ("zh", 0.95, 0.95),
        ("ar", 0.95, 0.95),
    ],
)
def test_actors_are_named_as_a_careful_reader_would(language: str, precision: float, recall: float) -> None:
    total, faults = Score(), []
    for sample in samples(language):
        score, wrong = compare(sample)
        total += score
        faults += wrong
    print("\n".join(faults))
    assert total.precision >= precision
    assert total.recall >= recall


def test_the_labelled_texts_come_from_many_countries() -> None:
    languages = ("en", "fr", "es", "ru", "zh", "ar")
    everything = [sample for language in languages for sample in samples(language)]
    states = {name for sample in everything for name in sample.expected if len(name) == 3 and name.isupper()}
    assert len(everything) >= 160
    assert len(states) >= 120
