from __future__ import annotations

import datetime as dt

import pytest

from archive.extraction.commitments.tokens import Tokens, tokenise
from archive.extraction.deadlines import add_months, deadline_in
from archive.extraction.reading import UNDATED, DateReading, Deadline
from archive.lexicons.grammar import grammar
from tests.extraction.builders import document

DAY = dt.date(2025, 6, 17)


def deadline(text: str, language: str = "en", when: DateReading | None = None) -> Deadline | None:
    read = document(text, language)
    tokens: Tokens = tokenise(read, 0, len(text), [], grammar(language))
    return deadline_in(tokens, 0, len(tokens) - 1, language, when or DateReading(DAY, DAY, "day", "stated"))


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        ("will offer places over the next two years", "en", "2027-06-17"),
        ("will finish by 2030", "en", "2030-12-31"),
        ("will finish by the end of the year", "en", "2025-12-31"),
        ("will finish within six months", "en", "2025-12-17"),
        ("will finish by March 2026", "en", "2026-03-31"),
        ("will finish by 5 March 2026", "en", "2026-03-05"),
        ("will start next year", "en", "2026-12-31"),
        ("achèvera le pont d'ici 2027", "fr", "2027-12-31"),
        ("achèvera le pont d'ici la fin de l'année", "fr", "2025-12-31"),
        ("versera l'aide au cours des quatre prochaines années", "fr", "2029-06-17"),
        ("achèvera le pont dans un délai de six mois", "fr", "2025-12-17"),
    ],
)
def test_a_deadline_is_counted_from_the_event(text: str, language: str, due: str) -> None:
    found = deadline(text, language)
    assert found is not None
    assert found.date.isoformat() == due
    assert text[found.quote.start : found.quote.end] == found.quote.text


@pytest.mark.parametrize("text", ["before the next summit", "in 1994", "by train", "in two parts", "by 5 February 31"])
def test_what_cannot_be_resolved_is_no_deadline(text: str) -> None:
    assert deadline(text) is None


def test_without_a_date_of_the_event_only_a_stated_deadline_remains() -> None:
    assert deadline("over the next two years", when=UNDATED) is None
    assert deadline("by 2030", when=UNDATED).date == dt.date(2030, 12, 31)  # type: ignore[union-attr]


def test_a_month_is_added_within_the_calendar() -> None:
    assert add_months(dt.date(2024, 1, 31), 1) == dt.date(2024, 2, 29)
    assert add_months(dt.date(9990, 1, 31), 600) is None
