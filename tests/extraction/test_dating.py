"""When a document was published and when its event took place, out of what the text alone allows."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.documents import Document, open_documents
from archive.extraction.actors import find_mentions
from archive.extraction.dating import date_document
from archive.extraction.reading import DateReading

SEEDS = Path(__file__).parents[2] / "seeds"


def opened(text: str | bytes, name: str = "a.txt", **how: object) -> Document:
    (document,) = open_documents(name, text if isinstance(text, bytes) else text.encode(), **how)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    return document


def dated(document: Document) -> tuple:
    published, event, place, warnings = date_document(document, find_mentions(document))
    for step in (*published.evidence, *(event.evidence if event else ())):
        assert step.start is None or document.text[step.start : step.end] == step.quote
    return interval(published), interval(event), place.text if place else None, warnings


def interval(reading: DateReading | None) -> str:
    """ "2022-09-14" for a day, "2022-09-14/2022-09-16" for an interval, "" for unknown."""
    if reading is None or reading.earliest is None or reading.latest is None:
        return ""
    first, last = reading.earliest.isoformat(), reading.latest.isoformat()
    return first if first == last else f"{first}/{last}"


@pytest.mark.parametrize(
    ("seed", "published", "event", "place"),
    [
        ("000", "2013-09-07/2013-09-09", "2013-09-07", "Astana"),
        ("001", "2025-06-17", "2025-06-17", "Astana"),
        ("002", "2022-09-15", "2022-09-14", "NUR-SULTAN"),
        ("003", "2022-02-06", "2022-02-05", "Beijing"),
        ("004", "2022-09-14/2022-09-16", "2022-09-14", "Noursoultan"),
    ],
)
def test_a_seed_is_dated_from_its_text_alone(seed: str, published: str, event: str, place: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*")
    assert dated(opened(path.read_bytes(), path.name))[:3] == (published, event, place)


WHOLE = """
import hashlib, pathlib, sys
from archive.documents import open_documents
from archive.extraction.actors import find_mentions
from archive.extraction.dating import date_document
digest = hashlib.sha256()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    for document in open_documents(path.name, path.read_bytes()):
        digest.update(repr((document, date_document(document, find_mentions(document)))).encode())
print(digest.hexdigest())
"""


def test_the_same_bytes_give_the_same_record_under_any_hash_seed_zone_and_locale() -> None:
    surroundings = [("0", "UTC", "C"), ("4242", "Asia/Tokyo", "fr_FR.UTF-8")]
    digests = {
        subprocess.run(
            [sys.executable, "-c", WHOLE, str(SEEDS)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            cwd=SEEDS.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, locale in surroundings
    }
    assert len(digests) == 1


REPORTS = {
    f"{path.stem}.{name}": report
    for path in sorted((Path(__file__).parents[1] / "reports").glob("*.toml"))
    for name, report in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


def telling(field: str) -> pytest.MarkDecorator:
    """The reports that say what that field should hold."""
    named = [pytest.param(report, id=name) for name, report in REPORTS.items() if field in report]
    return pytest.mark.parametrize("report", named)


@telling("published")
def test_the_day_of_publication_is_found_or_honestly_wider(report: dict[str, Any]) -> None:
    assert dated(opened(report["text"].strip()))[0] == report["published"]


@telling("event")
def test_the_day_of_the_event_is_told_apart(report: dict[str, Any]) -> None:
    assert dated(opened(report["text"].strip()))[1] == report["event"]


@telling("place")
def test_the_place_of_the_event_is_told_apart(report: dict[str, Any]) -> None:
    assert dated(opened(report["text"].strip()))[2] == report["place"]


@telling("warning")
def test_nonsense_becomes_a_warning_and_never_a_date(report: dict[str, Any]) -> None:
    warnings = dated(opened(report["text"].strip()))[3]
    assert any(report["warning"] in warning for warning in warnings)
