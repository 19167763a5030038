from __future__ import annotations

import pytest

from archive.extraction.formulas import find_formulas
from archive.lexicons import formulas
from tests.extraction.builders import document


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They will build a community with a shared future for mankind.", "en", ["shared-future"]),
        ("les « trois forces du mal » et le principe d’une seule Chine", "fr", ["three-evil-forces", "one-china"]),
        ("双方反对三股势力。", "zh", ["three-evil-forces"]),
        ("A community centre was opened.", "en", []),
    ],
)
def test_a_formula_is_found_in_any_language(text: str, language: str, expected: list[str]) -> None:
    assert [use.formula for use in find_formulas(document(text, language))] == expected


def test_of_two_forms_the_longer_is_taken_and_quoted_as_printed() -> None:
    text = "a Community with a Shared Future for Mankind"
    (use,) = find_formulas(document(text))
    assert use.quote.text == text[2:]
    assert text[use.quote.start : use.quote.end] == use.quote.text


def test_every_form_of_every_formula_is_found_in_a_sentence_of_its_own() -> None:
    for key, formula in formulas().items():
        for language, forms in formula.forms.items():
            for form in forms:
                assert key in {use.formula for use in find_formulas(document(f"— {form} —", language))}, form
