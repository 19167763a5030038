"""`manage.py extract_commitments`: over everything or a filter, with a report of what would change, or changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive.fixity import content_digest
from archive.importing.running import run_import
from archive.models import Article, Commitment
from tests.standing import standing

pytestmark = pytest.mark.django_db

TEXTS = {
    "one.txt": "Kazakhstan and China meet\n\nASTANA, 3 July 2024 (KUNA) - Kazakhstan will open a consulate in China.",
    "two.txt": "France and Morocco meet\n\nRABAT, 4 July 2024 (AFP) - France will invest 10 billion euros in Morocco.",
    "three.txt": "Le Sénégal et la France\n\nDAKAR, 5 juillet 2024 - Le Sénégal s'engage à ratifier cet accord.",
}


def archive_that_lost_its_commitments() -> None:
    """As after a rule was corrected: reading again finds what the archive does not hold."""
    folder = settings.DATA_DIR / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    run_import([str(folder)])
    assert Commitment.objects.values("article").distinct().count() == 3
    Commitment.objects.all().delete()


archive = standing(archive_that_lost_its_commitments)


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    call_command("extract_commitments", *arguments)
    return capsys.readouterr().out.splitlines()


def read_again() -> set[str]:
    return {Path(path).name for path in Commitment.objects.values_list("article__source_path", flat=True)}


def of(name: str) -> Article:
    return Article.objects.get(source_path__endswith=name)


def test_without_a_filter_everything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(capsys)[-1] == "3 of 3 articles read otherwise than before."
    assert read_again() == set(TEXTS)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--language", "fr"], {"three.txt"}),
        (["--language", "en"], {"one.txt", "two.txt"}),
        (["--language", "ru"], set()),
        (["--publisher", "kuwait-news-agency"], {"one.txt"}),
        (["--publisher", "kuwait-news-agency", "--language", "fr"], set()),
    ],
)
def test_a_filter_leaves_the_others_as_they_are(
    arguments: list[str], names: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    printed = report(capsys, *arguments)
    assert read_again() == names
    assert len(printed) == len(names) + 1


def test_articles_are_named_by_their_ids(capsys: pytest.CaptureFixture[str]) -> None:
    report(capsys, of("two.txt").public_id, of("three.txt").public_id)
    assert read_again() == {"two.txt", "three.txt"}


def test_a_dry_run_reports_the_same_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = content_digest()
    rehearsed = report(capsys, "--dry-run", "--language", "en")
    assert content_digest() == before
    done = report(capsys, "--language", "en")
    assert rehearsed == [*done[:-1], f"Dry run, nothing written: {done[-1]}"]
    assert "1 added, 0 removed, 0 altered, 0 left to people" in done[0]


@pytest.mark.parametrize("arguments", [["aaaaaaaaaa"], ["--publisher", "nobody"]])
def test_what_nobody_has_is_refused_in_a_sentence(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match=r"^No (article|publisher) has the "):
        call_command("extract_commitments", *arguments)
