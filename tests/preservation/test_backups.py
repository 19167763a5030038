"""A backup holds everything of one moment, comes back as it was, and is refused when it is damaged."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from archive.fixity import content_digest
from archive.models import Article, Event
from archive.originals import place_of
from archive.preservation.auditing import audit
from archive.preservation.backups.checking import check_backup
from archive.preservation.backups.restoring import restore_backup
from archive.preservation.backups.writing import write_backup
from archive.preservation.releasing.bags import BagRefused
from tests import builders
from tests.preservation.test_releasing import replace, rewritten

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(archive: None, tmp_path: Path) -> Path:
    assert write_backup(tmp_path / "backup") == []
    return tmp_path / "backup"


def test_the_archive_comes_back_as_it_was(backup: Path) -> None:
    """With accounts and the log; what came later is put aside, what was lost or damaged comes back."""
    before, events = content_digest(), Event.objects.count()
    later = builders.article("Later")
    place_of(Article.objects.order_by("pk")[0].sha256).write_bytes(b"damaged")
    place_of(Article.objects.order_by("pk")[1].sha256).unlink()
    Article.objects.update(title="Vandalised")
    User.objects.update(username="mallory")
    restore_backup(backup)
    assert content_digest() == before
    assert audit() == []
    assert User.objects.filter(username="ana").exists()
    assert Event.objects.count() == events + 1
    assert not place_of(later.sha256).exists()
    assert builders.article("A new one").pk == max(Article.objects.values_list("pk", flat=True))


def test_a_damaged_backup_is_refused_before_it_overwrites(backup: Path) -> None:
    builders.article("Later")
    before = content_digest()
    path = next((backup / "data" / "originals").rglob("*/*/*"))
    path.write_bytes(path.read_bytes() + b"?")
    with pytest.raises(BagRefused, match="has changed"):
        restore_backup(backup)
    assert content_digest() == before


def test_a_backup_that_holds_something_else_than_it_says_is_refused(backup: Path) -> None:
    """Its checksums were made anew to fit; PostgreSQL takes back what it had already loaded."""
    digest = content_digest()
    rewritten(backup, replace("backup.json", digest.encode(), b"0" * 64))
    Article.objects.update(rights_note="later")
    before = content_digest()
    with pytest.raises(BagRefused, match="something else than it says"):
        restore_backup(backup)
    assert content_digest() == before


OTHERS = {
    "another engine": ("engine", "oracle", "export and import a release"),
    "another format": ("format", 99, "this archive reads 1"),
}


def test_a_backup_that_is_not_for_this_archive_says_what_to_do(backup: Path) -> None:
    path = backup / "data" / "backup.json"
    about = json.loads(path.read_bytes())
    for field, value, why in OTHERS.values():
        rewritten(backup, lambda data, other={**about, field: value}: path.write_text(json.dumps(other)))  # type: ignore[misc]
        with pytest.raises(BagRefused, match=why):
            check_backup(backup)
    rewritten(backup, lambda data: path.unlink())
    with pytest.raises(BagRefused, match="import_archive"):
        check_backup(backup)


def test_the_commands_tell_what_is_lacking(archive: None, tmp_path: Path) -> None:
    """One damaged original is no reason to have no backup at all; but it is said each time."""
    gone = Article.objects.order_by("pk")[0].sha256
    place_of(gone).unlink()
    out, told, place = StringIO(), StringIO(), str(tmp_path / "backup")
    for command in ("backup", "verify"):
        with pytest.raises(SystemExit):
            call_command(command, place, stdout=out, stderr=told)
    assert told.getvalue().count(gone) >= 2
    call_command("restore", place, stdout=out)
    assert "The backup is whole" in out.getvalue()
    assert [damage.what for damage in audit()] == [f"original {gone}"]
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", place)
