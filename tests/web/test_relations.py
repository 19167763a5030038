"""A pair of states: both ways over time and by topic, and what they call their partnership."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from archive.models import Actor, Article, FormulaUse
from archive.search import index_pending
from archive.web.ladder import ladder_of
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "China and Kazakhstan spoke. They praised their strategic partnership. China praised it to Freedonia."
PRAISE = "They praised their strategic partnership."


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    return builders.country("CN", "China"), builders.country("KZ", "Kazakhstan")


def told(pair: tuple[Actor, Actor], text: str = TEXT, sentence: str = PRAISE, acting: tuple = (), **fields) -> Article:
    """An article in which both act, with a use of "strategic partnership" in that sentence."""
    article = builders.article(text=text, **fields)
    for actor in (*pair, *acting):
        builders.appearance(article, actor, "party")
    for name, actor in (
        ("China", pair[0]),
        ("Kazakhstan", pair[1]),
        ("Freedonia", builders.country("FD", "Freedonia")),
    ):
        start = sentence.find(name)
        if start >= 0:
            place = text.index(sentence) + start
            article.mentions.create(actor=actor, start=place, end=place + len(name), quote=name)
    builders.formula_use(article, "strategic partnership", "strategic-partnership", sentence)
    return article


BOTH = "China and Kazakhstan praised their strategic partnership."
THIRD = "China praised its strategic partnership with Freedonia."


@pytest.mark.parametrize(
    ("sentence", "third_acts", "counts"),
    [(PRAISE, False, True), (PRAISE, True, False), (BOTH, True, True), (THIRD, False, False)],
    ids=["two alone", "a third acts", "both are named", "a third is named"],
)
def test_a_name_belongs_to_the_pair_that_it_is_said_of(
    pair: tuple[Actor, Actor], sentence: str, third_acts: bool, counts: bool
) -> None:
    acting = (builders.country("FD", "Freedonia"),) if third_acts else ()
    told(pair, text=sentence, sentence=sentence, acting=acting)
    assert FormulaUse.objects.between(pair[0].pk, pair[1].pk).exists() is counts
    assert FormulaUse.objects.between(pair[1].pk, pair[0].pk).exists() is counts


def test_the_ladder_has_the_highest_rung_on_top_and_the_first_use_of_each_name_by_date(
    pair: tuple[Actor, Actor],
) -> None:
    later = told(pair, published=dt.date(2020, 1, 2))
    first = told(pair, published=dt.date(2011, 6, 13))
    article = builders.article(
        text="Their permanent comprehensive strategic partnership.", published=dt.date(2022, 9, 14)
    )
    for actor in pair:
        builders.appearance(article, actor, "party")
    builders.formula_use(article, "permanent comprehensive strategic partnership", "permanent-partnership")
    ladder = ladder_of(*pair)
    assert ladder is not None
    assert [step.rung.id for step in ladder.steps] == ["raised-further", "strategic"]
    assert [use.article for use in ladder.firsts] == [first, article]
    assert ladder.firsts[0].sentence == PRAISE
    assert [dot.use.article for dot in ladder.steps[1].dots] == [first, later]
    assert [dot.day.year for _step, dot in ladder.dots] == [2011, 2020, 2022]


def test_many_years_have_a_dot_a_year_and_few_a_dot_a_month(pair: tuple[Actor, Actor]) -> None:
    for month in (1, 2, 2):
        told(pair, published=dt.date(2020, month, 3))
    few = ladder_of(*pair)
    told(pair, published=dt.date(2001, 1, 3))
    many = ladder_of(*pair)
    assert few is not None
    assert many is not None
    assert [dot.count for _step, dot in few.dots] == [1, 2]
    assert [dot.count for _step, dot in many.dots] == [1, 3]


def test_hidden_and_undated_texts_are_on_no_rung(pair: tuple[Actor, Actor]) -> None:
    told(pair, hidden=True)
    told(pair, published=None)
    assert ladder_of(*pair) is None


def test_a_rung_links_to_the_characters_and_is_quoted_only_where_rights_allow(
    client: Client, pair: tuple[Actor, Actor]
) -> None:
    article = told(pair)
    page = client.get("/relations/china-kazakhstan/").content.decode()
    assert f'{article.get_absolute_url()}#f-{TEXT.index("strategic")}"' in page
    assert PRAISE in page
    Article.objects.update(rights="metadata")
    page = client.get("/relations/china-kazakhstan/").content.decode()
    assert PRAISE not in page
    assert "What they call their partnership" in page


@pytest.fixture
def promises(pair: tuple[Actor, Actor]) -> None:
    china, kazakhstan = pair
    for year, by, to in (
        (2011, china, kazakhstan),
        (2011, china, kazakhstan),
        (2020, kazakhstan, china),
        (None, china, kazakhstan),
    ):
        article = builders.article(published=dt.date(year, 3, 1) if year else None)
        builders.commitment(article, by=[by], to=[to], topics=["security"])
        builders.commitment(article, by=[by], to=[to], kind="call", modality="urge")
    index_pending()


@pytest.mark.parametrize("address", ["/relations/china-kazakhstan/", "/actors/kazakhstan/"])
def test_every_number_over_time_leads_to_as_many_messages(client: Client, promises: None, address: str) -> None:
    html = client.get(address).content.decode()
    figure = html[html.index('<figure class="timeline">') : html.index("</figure>")]
    marks = re.findall(r'<a href="([^"]+)" aria-label="[^"]*: (\d+)"', figure)
    totals = re.findall(r'<p><a href="([^"]+)"><bdi>[^<]+</bdi></a> <span class="count">(\d+)</span>', figure)
    assert len(marks) >= 2
    assert len(totals) >= 2
    for link, count in (*marks, *totals):
        assert client.get(link.replace("&amp;", "&")).context["listing"].total == int(count), link


def test_promises_of_a_pair_stand_on_one_scale_and_those_without_a_date_are_told(
    client: Client, promises: None
) -> None:
    timeline = client.get("/relations/china-kazakhstan/").context["timeline"]
    assert [[bar.height for bar in lane.bars] for lane in timeline.lanes] == [[72], [36]]
    assert timeline.undated == 1
    assert timeline.rows[0][0] == "2011"


def test_topics_of_a_pair_are_counted_both_ways(client: Client, promises: None) -> None:
    (row,) = client.get("/relations/china-kazakhstan/").context["topics"]
    assert (row.topic.code, [count for count, _address in row.cells]) == ("security", [3, 1])
    assert client.get(str(row.cells[0][1])).context["listing"].total == 3


def test_a_promise_leads_to_its_pair(client: Client, pair: tuple[Actor, Actor]) -> None:
    message = builders.commitment(builders.article(), by=pair, to=pair)
    assert client.get(message.get_absolute_url()).content.decode().count('href="/relations/china-kazakhstan/"') == 1


def test_pairs_come_in_pages_and_the_matrix_stands_on_the_first(
    client: Client, promises: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.web.views.relations.PAIRS_A_PAGE", 1)
    builders.commitment(
        builders.article(), by=[builders.country("FD", "Freedonia")], to=[builders.country("CN", "China")]
    )
    first, second = (client.get(f"/relations/?page={number}").content.decode() for number in (1, 2))
    assert "china-kazakhstan" in first
    assert "china-freedonia" in second
    assert ("matrix" in first, "matrix" in second) == (True, False)
