"""Formulas in the archive: found in what a text says, moved with it, never in what was cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.utils import timezone

from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.formulas import store_formulas
from archive.importing.storing import store_changed, store_new
from archive.models import Article, FormulaUse, ImportRun
from tests import builders, readings

pytestmark = pytest.mark.django_db

TEXT = (
    "More: win-win cooperation\n\n"
    "They praised win-win cooperation. A community with a\nshared future needs “win-win cooperation”!\n"
)


def used(article: Article) -> list[tuple[str, int, str]]:
    return list(article.formula_uses.order_by("start").values_list("formula", "number", "quote"))


def arrival(text: str, **fields: object) -> Arrival:
    reading = replace(readings.reading(), document=readings.document(text, **fields), commitments=(), actors=())
    run = ImportRun.objects.create(started_at=timezone.now(), source="test")
    return Arrival(replace(reading, event_place=None), "/somewhere/a.txt", "", timezone.now(), run)


def test_every_use_quotes_the_text_within_its_sentence() -> None:
    article = builders.article(text=TEXT)
    uses = builders.formulas(article)
    assert [(use.formula, use.number) for use in uses] == [
        ("win-win", 1), ("win-win", 2), ("shared-future", 1), ("win-win", 3),
    ]  # fmt: skip
    for use in uses:
        assert article.text[use.start : use.end] == use.quote
        assert use.sentence_start <= use.start < use.end <= use.sentence_end
    assert article.text[uses[1].sentence_start : uses[1].sentence_end] == "They praised win-win cooperation."


@pytest.mark.parametrize(
    ("language", "text", "formula"),
    [
        ("fr", "Ils saluent la coopération gagnant-gagnant.", "win-win"),
        ("ru", "Стороны поддерживают принцип одного Китая.", "one-china"),
        ("zh", "双方坚持合作共赢。", "win-win"),
        ("es", "Defienden el principio de una sola China.", "one-china"),
        ("ar", "نؤيد مبدأ الصين الواحدة.", "one-china"),
        ("fr", "Il s’oppose à « l’indépendance de Taïwan » sous toutes ses formes.", "taiwan-independence"),
    ],
)
def test_a_formula_is_found_in_every_language_of_the_lexicon(language: str, text: str, formula: str) -> None:
    (use,) = builders.formulas(builders.article(text=text, language=language))
    assert use.formula == formula


@pytest.mark.parametrize("text", ["A win for all who won.", "They are mutual friends of integrity.", ""])
def test_where_no_formula_is_used_none_is_found(text: str) -> None:
    assert builders.formulas(builders.article(text=text)) == []


def test_what_was_cut_uses_nothing() -> None:
    article = builders.article(text=TEXT, cuts=[[0, 25, "teaser"]])
    assert [use.number for use in builders.formulas(article) if use.formula == "win-win"] == [1, 2]


def test_the_cuts_that_count_are_those_of_the_archive_not_of_the_reading() -> None:
    article = store_new(arrival(TEXT), Authorities())
    article.cuts, article.set_by = [[0, 25, "teaser"]], {"cuts": {"by": "ana", "at": "2026-11-22T09:30:00+00:00"}}
    article.save()
    store_changed(article, arrival(TEXT), Authorities())
    assert [start for start in article.formula_uses.values_list("start", flat=True) if start < 25] == []


def test_uses_move_with_a_new_version_of_the_text() -> None:
    article = store_new(arrival(TEXT), Authorities())
    store_changed(article, arrival(f"Updated. {TEXT}"), Authorities())
    article.refresh_from_db()
    assert [article.text[use.start : use.end] == use.quote for use in article.formula_uses.all()] == [True] * 4


def test_finding_them_again_writes_nothing() -> None:
    article = builders.article(text=TEXT)
    builders.formulas(article)
    before = list(FormulaUse.objects.values_list("pk", flat=True))
    assert store_formulas(article) is False
    assert list(FormulaUse.objects.values_list("pk", flat=True)) == before


def test_the_command_finds_them_in_an_archive_that_was_filled_before(capsys: pytest.CaptureFixture[str]) -> None:
    article = builders.article(text=TEXT)
    FormulaUse.objects.create(
        article=article, formula="forgotten", number=1, start=0, end=4, quote="More", sentence_start=0, sentence_end=4
    )
    call_command("find_formulas")
    assert capsys.readouterr().out.splitlines()[-1] == "1 of 1 articles now hold other formulas than before."
    assert {formula for formula, *_rest in used(article)} == {"win-win", "shared-future"}
    call_command("find_formulas")
    assert "0 of 1 articles" in capsys.readouterr().out
