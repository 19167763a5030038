from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.engines import INDIFFERENT, Engines, asks_for_a_database, engines

HERE = Path(__file__).parent
PROVEN_TWICE = ("search", "importing", "journal", "edition", "curating", "fixity", "preservation", "web/exports")
"""Rooms that write, lock, order, count, filter or search."""
OF_AN_ENGINE = r"vendor|transaction|select_for_update|QueriesContext|dialect"


def modules(place: str) -> list[Path]:
    path = HERE / place
    return [path] if path.is_file() else sorted(path.glob("**/test_*.py"))


@pytest.mark.parametrize(
    ("path", "asks", "number"),
    [
        ("search/test_index.py", True, Engines.BOTH),
        ("search/test_query.py", False, Engines.NONE),
        ("admin/test_roles.py", True, Engines.ONE),
        ("web/citations/test_linked.py", True, Engines.ONE),
        ("web/citations/test_linked.py", False, Engines.NONE),
    ],
)
def test_a_test_runs_as_often_as_an_engine_could_answer_otherwise(path: str, asks: bool, number: Engines) -> None:
    assert engines(PurePosixPath(path), asks) == number


@pytest.mark.parametrize(
    ("fixtures", "is_marked", "is_database_case", "asks"),
    [
        (["client"], False, False, False),
        (["client", "db"], False, False, True),
        (["live_server"], False, False, True),
        (["template"], False, False, True),
        ([], True, False, True),
        ([], False, True, True),
    ],
)
def test_who_is_given_a_database_asks_for_one(
    fixtures: list[str], is_marked: bool, is_database_case: bool, asks: bool
) -> None:
    assert asks_for_a_database(fixtures, is_marked, is_database_case) is asks


@pytest.mark.parametrize("place", INDIFFERENT)
def test_what_stands_in_the_table_is_there_and_speaks_of_no_engine(place: str) -> None:
    assert modules(place)
    for module in modules(place):
        assert re.findall(OF_AN_ENGINE, module.read_text(encoding="utf-8")) == [], module


@pytest.mark.parametrize("room", PROVEN_TWICE)
def test_what_writes_counts_or_searches_is_proven_on_both(room: str) -> None:
    assert modules(room)
    for module in modules(room):
        assert engines(PurePosixPath(module.relative_to(HERE)), asks=True) == Engines.BOTH
