"""How often a test runs: what asks for no database once, the rest on SQLite and PostgreSQL, but for the table below.

A module stands in the table when its answers are made of rows already read, so that no engine could change them. What
writes, locks, orders, counts, filters or searches stands in none: one behaviour, two engines. `make both` runs the
table twice as well.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from pathlib import PurePosixPath


class Engines(StrEnum):
    """Each is a marker of pytest: `-m both_engines` chooses what runs twice."""

    NONE = "no_engine"
    ONE = "one_engine"
    BOTH = "both_engines"


ASKING = frozenset({"db", "transactional_db", "live_server", "django_db_setup", "template"})
"""Fixtures that give a test a database; without one pytest-django refuses every query."""

INDIFFERENT = {
    "admin/test_hostile_names.py": "templates escape names, whoever stored them",
    "admin/test_roles.py": "Django's permissions decide, read from the same four rows of groups",
    "guard/test_headers.py": "middleware sets headers and asks nothing",
    "web/api/test_description.py": "a schema is held against the code and the shape of answers",
    "web/citations": "formats of a citation, written from one record",
    "web/test_card.py": "the wording and the policy of one page of one record",
    "web/test_markup.py": "the markup that templates write",
    "web/test_translations.py": "labels of templates and of the catalogue",
}
"""Module or folder below tests/, and why its answers are the same on any engine."""


def engines(path: PurePosixPath, asks: bool) -> Engines:
    """`path` below tests/; `asks`: the test is given a database."""
    if not asks:
        return Engines.NONE
    return Engines.ONE if is_indifferent(path) else Engines.BOTH


def is_indifferent(path: PurePosixPath) -> bool:
    return any(str(place) in INDIFFERENT for place in (path, *path.parents))


def asks_for_a_database(fixtures: Collection[str], is_marked: bool, is_database_case: bool) -> bool:
    """`is_marked` with django_db; `is_database_case`: a method of Django's TransactionTestCase."""
    return is_marked or is_database_case or not ASKING.isdisjoint(fixtures)
