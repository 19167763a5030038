"""A whole run: files in, report out, and no fault is silent."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.importing.report import Report
from archive.importing.running import run_import
from archive.models import Article, ImportProblem, ImportRun

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NEWS = "ASTANA, May 6 (KUNA) -- Kazakhstan will open a consulate in Jordan, the foreign ministry said on Monday.\n"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.DATA_DIR = tmp_path / "store"  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def counts(report: Report) -> dict[str, int]:
    return {name: count for name, count in report.counts.items() if count}


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path) -> None:
    report = run_import([str(SEEDS)], dry_run=True)
    assert counts(report) == {"created": 5}
    assert not Article.objects.exists()
    assert not ImportRun.objects.exists()
    assert not (tmp_path / "store").exists()


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "c-news.txt").write_text(NEWS)
    report = run_import([str(folder / "nowhere.txt"), str(folder)])
    assert counts(report) == {"refused": 3, "created": 1}
    refused = {Path(problem.name).name for problem in report.problems if problem.refused}
    assert refused == {"nowhere.txt", "a-empty.txt", "b-binary.txt"}
    assert {problem.name for problem in ImportProblem.objects.filter(severity="refused")} == {
        problem.name for problem in report.problems if problem.refused
    }


def test_the_counts_of_the_run_are_those_of_the_report(folder: Path) -> None:
    (folder / "a.txt").write_text(NEWS)
    report = run_import([str(folder), "/nowhere"])
    run = ImportRun.objects.get()
    assert (run.created, run.updated, run.unchanged, run.refused) == (1, 0, 0, 1)
    assert run.finished_at is not None
    assert report.counts["created"] == Article.objects.count()


def test_a_changed_file_updates_its_article_and_keeps_both_originals(folder: Path) -> None:
    (folder / "a.txt").write_text(NEWS)
    run_import([str(folder)])
    address = Article.objects.get().public_id
    (folder / "a.txt").write_text(NEWS.replace("consulate", "school"))
    assert counts(run_import([str(folder)])) == {"updated": 1}
    article = Article.objects.get()
    assert "school" in article.text
    assert article.public_id == address
    assert article.originals.count() == 2


def test_the_same_text_in_another_encoding_is_another_original_of_the_same_article(folder: Path) -> None:
    text = "La Côte d'Ivoire ouvrira une école à Genève, a déclaré le président ivoirien Alassane Ouattara.\n" * 3
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.txt").write_text(text, encoding="utf-16")
    assert counts(run_import([str(folder)])) == {"created": 1, "unchanged": 1}
    assert Article.objects.get().originals.count() == 2


def test_a_sidecar_that_comes_later_is_read(folder: Path) -> None:
    (folder / "a.txt").write_text(NEWS)
    run_import([str(folder)])
    (folder / "a.meta.toml").write_text('publisher = "The Amman Courier"\npublished = "2024-05-07"\n')
    assert counts(run_import([str(folder)])) == {"updated": 1}
    article = Article.objects.select_related("publisher").get()
    assert str(article.publisher) == "The Amman Courier"
    assert str(article.published_earliest) == "2024-05-07"
    assert counts(run_import([str(folder)])) == {"unchanged": 1}


def test_every_record_of_a_json_lines_file_is_an_article_and_a_bad_one_is_named(folder: Path) -> None:
    records = [json.dumps({"text": NEWS, "url": "https://example.org/1"}), "{broken", json.dumps({"text": NEWS * 2})]
    (folder / "many.jsonl").write_text("\n".join(records))
    report = run_import([str(folder)])
    assert counts(report) == {"created": 2, "refused": 1}
    assert counts(run_import([str(folder)])) == {"unchanged": 2, "refused": 1}


def test_the_command_reports_and_its_exit_status_tells(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    out = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("import_articles", str(folder), stdout=out)
    assert stop.value.code == 1
    assert "empty.txt" in out.getvalue()
    assert "0 created, 0 updated, 0 unchanged, 1 refused." in out.getvalue()
