from __future__ import annotations

import pytest

from archive.extraction.quantities import quantity_of


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("offer 3,000 training opportunities", "en", 3000, "opportunities"),
        ("provide $ 50 million in aid", "en", 50e6, "USD"),
        ("give a 2.5 billion euros loan", "en", 2.5e9, "EUR"),
        ("send twelve helicopters", "en", 12, "helicopters"),
        ("fournir 3 000 bourses", "fr", 3000, "bourses"),
        ("verser 15 millions de dollars", "fr", 15e6, "USD"),
        ("investir 1,5 milliard d' euros", "fr", 1.5e9, "EUR"),
    ],
)
def test_the_first_number_with_its_unit_is_the_quantity(text: str, language: str, value: float, unit: str) -> None:
    found = quantity_of(text.split(), language)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    ["over two years", "the two sides", "by 2030", "in 2024 China", "on 5 march", "the five countries", "a bridge"],
)
def test_years_spans_of_time_and_groups_are_no_quantity(text: str) -> None:
    assert quantity_of(text.split(), "en") is None
