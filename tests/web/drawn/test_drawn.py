"""What is drawn in Python is escaped like everything else, and its addresses keep what the list is narrowed to."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from archive.web.addresses import Address
from archive.web.charts.histogram import Bar
from archive.web.drawn.bars import bars, rows
from archive.web.drawn.options import options
from archive.web.listing import Option, ShownFacet

HOSTILE = "<script>\"&'"
BAR = Bar(HOSTILE, "2013", "2014", 7, 1.5, 2, 3, 4)


def drawn_options(value: str, chosen: bool = False, excluded: bool = False, asked: str = "") -> str:
    option = Option(value, value, 1_234, chosen, excluded)
    facet = ShownFacet("a", "Any", Address("/articles/", QueryDict(asked)), (option,), ())
    return options(facet, facet.first)


def test_an_option_is_chosen_or_excluded_by_links() -> None:
    drawn = drawn_options("KZ")
    assert 'href="/articles/?a=KZ"' in drawn
    assert 'href="/articles/?not_a=KZ"' in drawn
    assert '<span class="count">1234</span>' in drawn


def test_a_value_joins_those_that_are_chosen_already() -> None:
    drawn = drawn_options("KZ", asked="a=CN&page=3&topic=x")
    assert 'href="/articles/?a=CN&amp;a=KZ&amp;topic=x"' in drawn
    assert 'href="/articles/?a=CN&amp;topic=x&amp;not_a=KZ"' in drawn


@pytest.mark.parametrize("state", ["chosen", "excluded"])
def test_what_is_in_force_can_only_be_taken_back(state: str) -> None:
    drawn = drawn_options("KZ", chosen=state == "chosen", excluded=state == "excluded", asked="a=KZ&not_a=KZ&q=x")
    assert drawn.startswith(f'<li class="{state}">')
    assert drawn.count("href") == 1
    assert 'href="/articles/?q=x"' in drawn
    assert f"({state}: remove)" in drawn


def test_labels_and_addresses_are_escaped() -> None:
    there = Address("/articles/", QueryDict("q=<b>&x='"))
    for drawn in (drawn_options(HOSTILE, asked="q=<i>&x='"), bars([BAR], there), rows([BAR], there)):
        assert "<script" not in drawn
        assert "&lt;script&gt;" in drawn
        assert not {"<i>", "<b>", "x='"} & set(drawn.split())
        assert "&amp;x=%27" in drawn


def test_a_bar_leads_to_its_time_and_keeps_the_filters() -> None:
    there = Address("/articles/", QueryDict("topic=security&page=3&from=1990"))
    for drawn in (bars([BAR], there), rows([BAR], there)):
        assert 'href="/articles/?topic=security&amp;from=2013&amp;to=2014"' in drawn


@pytest.mark.parametrize(
    ("asked", "change", "address"),
    [
        ("q=a b&page=3", lambda here: here.adding("topic", "security"), "/?q=a+b&topic=security"),
        ("topic=a&topic=b", lambda here: here.adding("topic", "b"), "/?topic=a&topic=b"),
        ("topic=a&topic=b&q=x", lambda here: here.without("topic", "a"), "/?topic=b&q=x"),
        ("topic=a&q=x&empty=", lambda here: here.without("topic"), "/?q=x"),
        ("q=x&page=2", lambda here: here, "/?q=x&page=2"),
        ("q=x&sort=oldest", lambda here: here.setting(sort="newest", q="é&="), "/?q=%C3%A9%26%3D&sort=newest"),
        ("q=x", lambda here: here.bare(), "/"),
        ("q=x&page=2", lambda here: here.at("/articles.csv"), "/articles.csv?q=x"),
    ],
)
def test_an_address_differs_in_what_was_changed_and_begins_at_the_first_page(
    asked: str, change: object, address: str
) -> None:
    params = QueryDict(asked)
    assert str(change(Address("/", params))) == address  # type: ignore[operator]
    assert params == QueryDict(asked)
