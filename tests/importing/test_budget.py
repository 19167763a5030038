"""A document that takes too long holds nobody up: it is stored, says so, and is read again when there is time."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from archive.extraction import reader
from archive.fixity import content_digest
from archive.importing.running import run_import
from archive.models import Article, Commitment, ImportProblem
from archive.originals import open_original

pytestmark = pytest.mark.django_db
NEWS = "ASTANA, May 6 (KUNA) -- Kazakhstan will open a consulate in {}, the foreign ministry said on Monday.\n"


def never_ends(*_: object) -> None:
    while True:
        pass


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path / "store"
    (tmp_path / "texts").mkdir()
    for number, place in enumerate(("Jordan", "Kuwait", "Oman")):
        (tmp_path / "texts" / f"{number}.txt").write_text(NEWS.format(place))
    return tmp_path / "texts"


@pytest.fixture
def kuwait_never_ends(folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Callable[[], None]:
    """The second text is read for ever until it is called. The lexicons, once loaded, take none of its time."""
    run_import([str(folder)], dry_run=True)
    name_actors = reader.name_actors

    def reads(document):  # type: ignore[no-untyped-def]
        while "Kuwait" in document.text:
            pass
        return name_actors(document)

    def mend() -> None:
        monkeypatch.setattr(reader, "name_actors", name_actors)
        settings.READING_SECONDS = 30

    settings.READING_SECONDS = 0.3
    monkeypatch.setattr(reader, "name_actors", reads)
    return mend


@pytest.mark.usefixtures("kuwait_never_ends")
def test_it_is_stored_and_says_so_and_the_others_come_in(folder: Path, client: Client) -> None:
    report = run_import([str(folder)])
    assert dict(report.counts) == {"created": 3}
    (slow,) = Article.objects.not_fully_read()
    assert open_original(slow.sha256) == (folder / "1.txt").read_bytes()
    assert not slow.appearances.exists()
    assert not slow.commitments.exists()
    assert ImportProblem.objects.get(reason__startswith="not fully read").name.endswith("1.txt")
    assert b"took longer to read" in client.get(slow.get_absolute_url()).content
    assert dict(run_import([str(folder)]).counts) == {"unchanged": 3}


def test_read_again_it_is_as_if_there_had_been_time(folder: Path, kuwait_never_ends: Callable[[], None]) -> None:
    run_import([str(folder)])
    kuwait_never_ends()
    said = StringIO()
    call_command("extract_commitments", "--not-fully-read", "--seconds", "30", stdout=said)
    assert "1 of 1 articles read otherwise" in said.getvalue()
    assert not Article.objects.not_fully_read().exists()
    (slow,) = Article.objects.filter(text__contains="Kuwait")
    assert slow.appearances.filter(actor__key="country:KWT").exists()
    assert slow.commitments.exists()


def test_what_was_read_before_stays_when_there_is_no_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_import([str(folder)])
    before = content_digest()
    monkeypatch.setattr(reader, "find_commitments", never_ends)
    said = StringIO()
    call_command("extract_commitments", "--seconds", "0.05", stdout=said)
    assert said.getvalue().count("not read in time, left as it was") == 3
    assert content_digest() == before
    assert Commitment.objects.exists()
