"""The archive outlives its database: from the originals and what people decided comes an equal one."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive.fixity import content_digest
from archive.importing.running import run_import
from archive.journal import heads, recorded
from archive.models import Actor, Article, Commitment, ReviewState
from archive.originals import place_of
from archive.preservation.auditing import audit
from archive.preservation.rebuilding.alone import made_alone
from archive.preservation.rebuilding.difference import Made, made
from archive.preservation.rebuilding.exporting import write_decisions
from archive.preservation.rebuilding.rebuilding import rebuild
from archive.preservation.releasing.bags import BagRefused
from archive.preservation.releasing.loading import NotEmpty
from tests.curating.acts import NOW, ana
from tests.curating.edits import edit

pytestmark = pytest.mark.django_db
Lose = Callable[[], None]
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NEWS = "ASTANA, May {} (KUNA) -- Kazakhstan will open a consulate in {}, President Tokayev said in Astana on Monday.\n"
RECORDS = """{"text": "Jordan thanked Kazakhstan for its support in the talks on water, its foreign minister said."}
{"text": "Oman will host talks with Kuwait in June, and both sides agreed to open a joint chamber of commerce."}
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for day, place in enumerate(("Jordan", "Kuwait", "Oman"), start=5):
        (tmp_path / "texts" / f"{place}.txt").write_text(NEWS.format(day, place))
    (tmp_path / "texts" / "two.jsonl").write_text(RECORDS)
    return tmp_path / "texts"


@pytest.fixture
def by_reading(texts: Path) -> Made:
    """What the import alone made, before anybody decided anything."""
    with recorded("system user root", "import_articles"):
        run_import([str(texts)])
    return made()


@pytest.fixture
def lose(emptied: Lose) -> Lose:
    """The database is gone, the originals are not."""

    def database() -> None:
        data = settings.DATA_DIR
        emptied()
        settings.DATA_DIR = data
        if heads.path().exists():
            heads.path().rename(data / "heads of the lost log")

    return database


def decide() -> None:
    with recorded("ana", "a test"):
        article = Article.objects.order_by("pk")[0]
        article.title, article.hidden = "Better", True
        article.take_over({"title"}, ana(), NOW)
        article.save()
        said = Commitment.objects.order_by("pk")[0]
        said.judge(ReviewState.REJECTED, ana(), NOW)
        said.save()


def test_what_nobody_touched_is_not_among_the_decisions(by_reading: Made, tmp_path: Path) -> None:
    assert write_decisions(tmp_path / "decisions", lambda _: by_reading) == 0
    decide()
    assert write_decisions(tmp_path / "more", lambda _: by_reading) == 4


def test_an_equal_archive_comes_of_originals_and_decisions(by_reading: Made, lose: Lose, tmp_path: Path) -> None:
    decide()
    before = content_digest()
    write_decisions(tmp_path / "decisions", lambda _: by_reading)
    lose()
    assert rebuild(tmp_path / "decisions") == before == content_digest()
    said = Commitment.objects.get(review_state="rejected")
    assert (said.reviewed_by.username, said.reviewed_at) == ("ana", NOW)
    assert not said.reviewed_by.is_active
    assert Article.objects.get(title="Better").hidden


@pytest.mark.parametrize("edits", [20, pytest.param(500, marks=pytest.mark.slow)])
def test_whatever_people_did_is_there_again(by_reading: Made, lose: Lose, tmp_path: Path, edits: int) -> None:
    """Names moved, merged, marked, taken out; passages cut, joined, split; every field of every kind of record."""
    with recorded("ana", "a test"):
        edit(Random(edits), edits)
    before, tally = content_digest(), made()
    print(f"{write_decisions(tmp_path / 'decisions', lambda _: by_reading)} rows decided in {edits} edits")
    lose()
    with recorded("system user root", "rebuild_archive"):
        assert rebuild(tmp_path / "decisions") == before
    assert made() == tally
    assert audit() == []


@pytest.mark.slow
def test_an_archive_beside_this_one_finds_what_reading_makes(lose: Lose, tmp_path: Path) -> None:
    """A process of its own, in which an empty database is migrated: the whole way, as operators go it."""
    call_command("import_articles", str(SEEDS), stdout=StringIO())
    by_reading = made()
    decide()
    said, before = StringIO(), content_digest()
    call_command("export_decisions", str(tmp_path / "decisions"), stdout=said)
    assert "4 rows are there or gone" in said.getvalue()
    assert sum((made_alone(tmp_path / "decisions" / "data" / "arrivals.jsonl")).values(), Counter()) == sum(
        by_reading.values(), Counter()
    )
    lose()
    call_command("rebuild_archive", str(tmp_path / "decisions"), stdout=said)
    assert before in said.getvalue()
    assert Actor.objects.filter(key="country:KAZ").exists()
    assert audit() == []


def test_only_an_empty_place_is_filled(by_reading: Made, tmp_path: Path) -> None:
    write_decisions(tmp_path / "decisions", lambda _: by_reading)
    with pytest.raises(NotEmpty, match="not empty"):
        rebuild(tmp_path / "decisions")


def test_the_log_of_the_lost_database_is_kept_elsewhere(by_reading: Made, emptied: Lose, tmp_path: Path) -> None:
    write_decisions(tmp_path / "decisions", lambda _: by_reading)
    emptied()
    (settings.DATA_DIR / "log").mkdir(parents=True)
    (settings.DATA_DIR / "log" / "heads").write_text(f"3 {'0' * 64} {'1' * 64}\n")
    with pytest.raises(NotEmpty, match="keep it"):
        rebuild(tmp_path / "decisions")


def test_a_lost_original_is_named(by_reading: Made, lose: Lose, tmp_path: Path) -> None:
    write_decisions(tmp_path / "decisions", lambda _: by_reading)
    gone = place_of(Article.objects.order_by("pk")[0].sha256)
    gone.unlink()
    lose()
    with pytest.raises(CommandError, match=f"{gone.name} is missing"):
        call_command("rebuild_archive", str(tmp_path / "decisions"))


def test_damaged_decisions_are_refused_before_anything_is_read(by_reading: Made, lose: Lose, tmp_path: Path) -> None:
    write_decisions(tmp_path / "decisions", lambda _: by_reading)
    (tmp_path / "decisions" / "data" / "arrivals.jsonl").write_bytes(b"")
    lose()
    with pytest.raises(BagRefused, match="nothing was read from it"):
        rebuild(tmp_path / "decisions")
    assert not Article.objects.exists()


def test_what_other_rules_read_is_said_and_taken_only_when_asked(
    by_reading: Made, lose: Lose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide()
    write_decisions(tmp_path / "decisions", lambda _: by_reading)
    lose()
    monkeypatch.setattr("archive.importing.fulfilments.propose_all", lambda articles: iter(()))
    monkeypatch.setattr("archive.importing.storing.store_formulas", lambda article: None)
    before = content_digest()
    digest = rebuild(tmp_path / "decisions", other_words=True)
    assert digest == content_digest() != before
    assert Article.objects.get(title="Better").hidden
    shutil.rmtree(tmp_path / "decisions")
