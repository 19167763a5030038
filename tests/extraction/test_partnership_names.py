"""The names of partnerships are told apart in every language: of one within another the longer counts."""

from __future__ import annotations

import pytest

from archive.documents import open_documents
from archive.extraction.formulas import find_formulas

CASES = [
    ("They raised ties to a strategic partnership.", "strategic-partnership"),
    ("They raised ties to a comprehensive strategic partnership.", "comprehensive-partnership"),
    ("They are bound by a permanent comprehensive strategic partnership.", "permanent-partnership"),
    ("They hailed their good-neighborly relations.", "good-neighbourliness"),
    ("They upgraded ties to a comprehensive partnership.", "comprehensive-cooperative-partnership"),
    ("They hailed the special and privileged strategic partnership.", "privileged-partnership"),
    ("Ils ont établi un partenariat stratégique.", "strategic-partnership"),
    ("Ils ont établi un partenariat stratégique global permanent.", "permanent-partnership"),
    ("Ils ont établi un partenariat de coopération.", "cooperative-partnership"),
    ("双方建立战略伙伴关系。", "strategic-partnership"),
    ("双方建立全面战略伙伴关系。", "comprehensive-partnership"),
    ("双方发展永久全面战略伙伴关系。", "permanent-partnership"),
    ("Стороны намерены укреплять отношения стратегического партнёрства.", "strategic-partnership"),
    ("Стороны довольны всеобъемлющим стратегическим партнерством.", "comprehensive-partnership"),
    ("Establecieron una asociación estratégica integral.", "comprehensive-partnership"),
    ("Establecieron una asociación estratégica.", "strategic-partnership"),
    ("أقام البلدان الشراكة الاستراتيجية بينهما.", "strategic-partnership"),
    ("أقام البلدان الشراكة الاستراتيجية الشاملة بينهما.", "comprehensive-partnership"),
]


@pytest.mark.parametrize(("text", "formula"), CASES)
def test_a_name_stands_on_its_own_rung(text: str, formula: str) -> None:
    (document,) = open_documents("a.txt", text.encode())
    uses = find_formulas(document)
    assert [use.formula for use in uses] == [formula]
    assert text[uses[0].quote.start : uses[0].quote.end] == uses[0].quote.text
