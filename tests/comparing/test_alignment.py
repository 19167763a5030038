"""Which message is which: by coding, names, figures and content, in any two languages; contradictions are no pair."""

from __future__ import annotations

import pytest

from archive.comparing.alignment import align
from archive.comparing.messages import Said
from archive.comparing.table import tabulate

PAIR = frozenset({"country:CHN", "country:KAZ"})


def said(quote: str, language: str = "en", **fields: object) -> Said:
    known = {"parties": PAIR, "counterparts": PAIR, "kind": "undertaking", "modality": "will", **fields}
    return Said(key=quote, quote=quote, language=language, **known)  # type: ignore[arg-type]


def aligned(one: list[Said], other: list[Said]) -> set[tuple[str, str]]:
    found = align(tuple(one), tuple(other))
    return {(one[pair.one].quote, other[pair.other].quote) for pair in found.pairs}


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("The two sides will build a gas pipeline", "Les deux parties construiront un gazoduc", "fr"),
        ("The two sides will build a gas pipeline", "双方将建设天然气管道", "zh"),
        ("The two sides will build a gas pipeline", "Стороны построят газопровод", "ru"),
        ("The two sides will build a gas pipeline", "Las partes construirán un gasoducto", "es"),
        ("They will fight terrorism and drug trafficking", "双方将打击恐怖主义和毒品犯罪", "zh"),
    ],
)
def test_a_message_is_found_again_in_another_language(english: str, other: str, language: str) -> None:
    topics = frozenset({"security"})
    strangers = [said("They will exchange students", topics=topics), said("They will lower tariffs", topics=topics)]
    found = aligned([said(english, topics=topics), *strangers], [said(other, language, topics=topics)])
    assert found == {(english, other)}


@pytest.mark.parametrize(
    "change",
    [
        {"parties": frozenset({"country:FRA"})},
        {"kind": "opposition"},
    ],
)
def test_what_another_says_or_opposes_is_another_message(change: dict[str, object]) -> None:
    words = "supports the peaceful reunification of the country"
    assert aligned([said(words, kind="support")], [said(words, **{"kind": "support", **change})]) == set()


def test_other_figures_are_another_message() -> None:
    lent, given = "will lend 400 million for the port", "will lend 250 million for the port"
    assert aligned([said(lent)], [said(given), said(lent)]) == {(lent, lent)}


def test_grouped_digits_are_one_figure() -> None:
    assert said("3,000 places").numbers == said("3 000 places").numbers == said("3000 places").numbers


def test_the_same_codes_alone_make_no_pair() -> None:
    assert aligned([said("will exchange students")], [said("will dig a tunnel")]) == set()


def test_what_one_report_says_in_two_sentences_joins_the_pair_of_one() -> None:
    whole = "will build a railway to Poti and train Georgian engineers"
    first, second = "will build a railway to Poti", "will train Georgian engineers"
    rows = tabulate([(said(whole),), (said(first), said(second))])
    assert [len(row.cells[1]) for row in rows] == [2]


def test_a_table_holds_every_message_once_and_keeps_the_order_of_each_report() -> None:
    matters = ["gas pipelines", "student visas", "wheat exports", "joint museums"]
    reports = [
        tuple(said(f"will talk of {matter}") for matter in chosen) for chosen in (matters, matters[1:], matters[:2])
    ]
    rows = tabulate(reports)
    assert len(rows) == len(matters)
    for number, report in enumerate(reports):
        assert tuple(one for row in rows for one in row.cells[number]) == report


def test_every_pair_gives_its_reasons() -> None:
    (pair,) = align((said("will build a gas pipeline"),), (said("construiront un gazoduc", "fr"),)).pairs
    assert {reason.signal for reason in pair.reasons} >= {"parties", "kind", "content"}
    assert round(sum(reason.weight for reason in pair.reasons), 2) == pair.score
