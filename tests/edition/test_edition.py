"""The stamp is another one after every change of a watched row, whoever writes it, and the same after none."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.test.utils import CaptureQueriesContext

from archive import edition
from archive.edition import schema
from archive.edition.tables import UNSEEN, watched
from archive.edition.triggers import DIALECTS
from archive.models import Article
from archive.search import index_pending
from archive.search.schema import make_anew
from tests import builders
from tests.web.every_page import small_archive

pytestmark = pytest.mark.django_db


def statement(sql: str) -> None:
    """As an operator at a database shell would write: no model of Django's takes part."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
        return cursor.fetchone() is not None


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(DIALECTS[connection.vendor].standing)
        return {name for (name,) in cursor.fetchall()}


def test_a_row_touched_in_any_watched_table_is_another_edition() -> None:
    small_archive()
    index_pending()
    filled = [table for table in watched() if has_rows(table)]
    assert len(filled) > 12
    for table in filled:
        before = edition.current()
        statement(f"UPDATE {table} SET id = id")
        assert edition.current() != before, table


def test_every_table_has_its_triggers_and_no_other_has_any() -> None:
    needed = {name for table in watched() for name, _ in DIALECTS[connection.vendor].triggers(table)}
    assert triggers() == needed


def test_only_what_no_page_shows_is_not_watched() -> None:
    models = apps.get_app_config("archive").get_models(include_auto_created=True)
    left_out = {model.__name__ for model in models if model._meta.db_table not in watched()}
    assert {name.removeprefix("Historical") for name in left_out} == set(UNSEEN)


def test_an_insert_and_a_delete_are_other_editions_and_a_rollback_is_none() -> None:
    stamps = [edition.current()]
    made = builders.article()
    stamps.append(edition.current())
    with transaction.atomic():
        builders.article("Another one")
        transaction.set_rollback(True)
    assert edition.current() == stamps[-1]
    Article.objects.filter(pk=made.pk).update(title="Others too")
    stamps.append(edition.current())
    made.delete()
    stamps.append(edition.current())
    assert len(set(stamps)) == len(stamps)


def test_what_is_read_and_what_no_page_shows_is_the_same_edition() -> None:
    builders.article()
    before = edition.current()
    with CaptureQueriesContext(connection) as asked:
        assert edition.current() == before
    assert len(asked) == 1
    assert Article.objects.count() == 1
    statement("INSERT INTO django_content_type(app_label, model) VALUES ('elsewhere', 'nothing')")
    assert edition.current() == before


def test_an_index_made_anew_is_another_edition_though_no_row_changed() -> None:
    builders.article()
    before = edition.current()
    make_anew()
    assert edition.current() not in (before, None)


def test_each_step_of_an_index_that_is_behind_is_an_edition_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a page that was made while an import was ahead would stay when the index has caught up."""
    builders.article()
    builders.article("Another one")
    monkeypatch.setattr("archive.edition.stamp.catch_up", lambda: None)
    stamps = [edition.current(), edition.current()]
    assert stamps[0] == stamps[1]
    while index_pending(limit=1):
        stamps.append(edition.current())
    assert len(set(stamps[1:])) == len(stamps[1:]) > 2
    assert None not in stamps


def test_what_a_migration_dropped_is_put_back_with_a_new_stamp() -> None:
    before, standing = edition.current(), triggers()
    name = sorted(standing)[0]
    on = " ON " + watched()[0] if connection.vendor == "postgresql" else ""
    statement(f"DROP TRIGGER {name}{on}")
    schema.ensure()
    assert triggers() == standing
    assert edition.current() != before


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_writers_do_not_wait_for_one_another_and_each_is_another_edition() -> None:
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SET lock_timeout = '500ms'")
        with transaction.atomic():
            builders.topic("security")
            cursor.execute("INSERT INTO archive_topic(code, position) VALUES ('trade', 2)")
            between = stamps_seen_by(cursor)
        assert stamps_seen_by(cursor) != between
    other.close()


def stamps_seen_by(cursor: CursorWrapper) -> list[str]:
    cursor.execute("SELECT stamp FROM archive_edition ORDER BY stamp")
    return [str(stamp) for (stamp,) in cursor.fetchall()]
