from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from archive.lexicons import LexiconError, fold, formulas

WIN_WIN = '[win-win]\nforms.en = ["win-win"]\nforms.fr = ["gagnant-gagnant"]\n'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "endings.toml").write_text('"e" = ["", "e", "s"]\n', encoding="utf-8")
    return tmp_path


def written(data: Path, text: str) -> Path:
    (data / "formulas.toml").write_text(text, encoding="utf-8")
    return data


def test_there_are_more_than_eighty_formulas_and_not_only_one_states() -> None:
    owners = Counter(owner for formula in formulas().values() for owner in formula.owners)
    assert len(formulas()) >= 80
    assert owners["country:CHN"] <= len(formulas()) / 2
    assert len(owners) >= 25


@pytest.mark.parametrize("language", ["en", "fr", "zh", "ru", "es", "ar"])
def test_every_formula_has_its_forms_in_the_six_languages(language: str) -> None:
    assert [formula.id for formula in formulas().values() if not formula.forms.get(language)] == []


def test_no_form_belongs_to_two_formulas_or_stands_twice_in_one() -> None:
    claims = Counter(
        (language, fold(form))
        for formula in formulas().values()
        for language, forms in formula.forms.items()
        for form in forms
    )
    assert [claim for claim, count in claims.items() if count > 1] == []


def test_a_first_use_is_proved_by_a_source() -> None:
    unproved = "no first use established"
    assert [entry.id for entry in formulas().values() if entry.first_use and unproved in entry.source] == []


@pytest.mark.parametrize(
    ("key", "language", "form"),
    [
        ("shared-future", "en", "community with a shared future"),
        ("three-evil-forces", "fr", "trois forces du mal"),
        ("one-china", "fr", "principe d'une seule Chine"),
        ("win-win", "zh", "合作共赢"),
        ("rules-based-order", "en", "rules-based international order"),
        ("permanent-partnership", "en", "permanent comprehensive strategic partnership"),
        ("two-state", "ar", "حل الدولتين"),
        ("indivisible-security", "ru", "неделимость безопасности"),
        ("strategic-autonomy", "fr", "autonomie stratégique"),
        ("african-solutions", "en", "African solutions to African problems"),
        ("asean-centrality", "en", "ASEAN centrality"),
        ("reliable-friend", "en", "reliable friend"),
    ],
)
def test_a_formula_is_found_under_the_forms_in_use(key: str, language: str, form: str) -> None:
    assert form in formulas()[key].forms[language]


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        (WIN_WIN, "win-win: it has no source"),
        ('[win-win]\nforms.en = ["win-win"]\nsource = "s"', "it needs forms.en and forms.fr"),
        (WIN_WIN + 'source = "s"\nowner = "CHN"', "unknown field owner"),
        (WIN_WIN.replace("[win-win]", "[Win]", 1) + 'source = "s"', "lower-case words joined by hyphens"),
        (WIN_WIN + 'source = "s"\nowners = "CHN"', "names the owner country:CHN, which no record has"),
        (WIN_WIN + 'source = "s"\nfirst_use = "once"', '"once" is no date'),
    ],
)
def test_a_bad_formula_is_refused_with_a_sentence_that_names_it(data: Path, record: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as refusal:
        formulas(written(data, record))
    assert complaint in str(refusal.value)


def test_short_spellings_of_a_form_are_written_out(data: Path) -> None:
    record = '[x]\nforms.en = ["core interest(|s)"]\nforms.fr = ["intérêt{e}"]\nsource = "s"\n'
    assert formulas(written(data, record))["x"].forms == {
        "en": ("core interest", "core interests"),
        "fr": ("intérêt", "intérête", "intérêts"),
    }
