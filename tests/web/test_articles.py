"""The list of articles, one article with its marks, and its original."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from pytest_django import Settings

from archive.models import Article
from archive.originals import keep_original
from tests import builders
from tests.web.every_page import TITLE, small_archive

pytestmark = pytest.mark.django_db


def titles(client: Client, query: str) -> set[str]:
    html = client.get(f"/articles/?{query}").content.decode()
    return set(re.findall(r"<h2><a[^>]*>([^<]+)</a></h2>", html))


def three_articles() -> None:
    kazakhstan, china = builders.country("KZ", "Kazakhstan"), builders.country("CN", "China")
    one = builders.article("One", published=dt.date(2013, 9, 7), published_latest=dt.date(2013, 9, 9))
    two = builders.article("Two", published=dt.date(2022, 9, 15), publisher=builders.publisher("The Financial Daily"))
    three = builders.article("Three", published=None, language="fr")
    for article in (one, two):
        builders.appearance(article, kazakhstan, "party")
    builders.appearance(one, china, "counterpart")
    builders.appearance(three, china, "mentioned")
    builders.appearance(two, builders.actor("Jane Doe"), "speaker")
    builders.commitment(two, by=[kazakhstan], to=[china], topics=["security"])


ANSWERS = {
    "": {"One", "Two", "Three"},
    "country=KZ": {"One", "Two"},
    "country=kaz": {"One", "Two"},
    "country=Kazakhstan": {"One", "Two"},
    "country=CN": {"One"},
    "country=CN&also=mentioned": {"One", "Three"},
    "country=PK": set(),
    "country=KZ&country=CN": {"One", "Two"},
    "not_country=CN": {"Two", "Three"},
    "country=KZ&not_country=CN": {"Two"},
    "from=2022-09-01&to=2022-09-30": {"Two"},
    "from=2013-09-09": {"One", "Two"},
    "to=2013-09-07": {"One"},
    "from=2013-09-08&to=2013-09-08": {"One"},
    "from=2014&to=2021": set(),
    "language=fr": {"Three"},
    "not_language=fr": {"One", "Two"},
    "publisher=the-financial-daily": {"Two"},
    "topic=security": {"Two"},
    "actor=jane-doe": {"Two"},
    "basis=none": {"Three"},
    "basis=stated": {"One", "Two"},
    "review=proposed": {"One", "Two", "Three"},
    "review=accepted": set(),
}


@pytest.mark.parametrize("query", ANSWERS)
def test_the_filters_answer(client: Client, query: str) -> None:
    three_articles()
    assert titles(client, query) == ANSWERS[query]


WRONG = {
    "from=yesterday": "“yesterday” is not a date",
    "to=2022-02-31": "“2022-02-31” is not a date",
    "country=ZZ": "nothing is known as “ZZ”",
    "language=!!": "nothing is known as “!!”",
    "publisher=nobody": "nothing is known as “nobody”",
    "topic=weather": "nothing is known as “weather”",
    "review=maybe": "nothing is known as “maybe”",
    "basis=rumour": "nothing is known as “rumour”",
    "also=everything": "everything",
}


@pytest.mark.parametrize("query", WRONG)
def test_a_value_that_makes_no_sense_is_left_out_and_said(client: Client, query: str) -> None:
    three_articles()
    html = client.get(f"/articles/?{query}").content.decode()
    assert WRONG[query] in html
    assert "3 articles" in html


HOSTILE = [
    "page=0",
    "page=-1",
    "page=x",
    "page=9999999999999999999999",
    "page=1_0",
    "page=²",
    "sort=price",
    "q=%00",
    "q=%22%22%22(((",
    f"q={'a' * 5000}",
    f"country={'A' * 300}",
    "from=%00",
    "publisher=%00",
    "&".join(f"country=K{number}" for number in range(200)),
]


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_in_an_address_breaks_the_list(client: Client, query: str) -> None:
    three_articles()
    assert client.get(f"/articles/?{query}").status_code == 200


def test_a_wrong_value_beside_a_right_one_does_not_take_it_along(client: Client) -> None:
    three_articles()
    assert titles(client, "country=KZ&country=ZZ") == {"One", "Two"}


def test_each_filter_in_force_can_be_removed_alone(client: Client) -> None:
    three_articles()
    html = client.get("/articles/?country=KZ&language=en&from=2013").content.decode()
    for removal in ("country=KZ&amp;language=en", "language=en&amp;from=2013", "country=KZ&amp;from=2013"):
        assert f'href="/articles/?{removal}"' in html


def test_a_facet_counts_what_choosing_it_would_give(client: Client) -> None:
    three_articles()
    listing = client.get("/articles/?language=en").context["listing"]
    counts = {facet.name: {option.value: option.count for option in facet.first} for facet in listing.facets}
    assert counts["language"] == {"en": 2, "fr": 1}
    assert counts["country"] == {"KZ": 2, "CN": 1}


def test_an_empty_list_offers_the_next_step(client: Client) -> None:
    three_articles()
    html = client.get("/articles/?country=PK&language=fr").content.decode()
    assert "Search without “Pakistan” (Country)" in html
    assert 'href="/help/search/"' in html


def test_newest_first_and_undated_last_unless_asked_otherwise(client: Client) -> None:
    three_articles()
    assert in_order(client, "/articles/") == ["Two", "One", "Three"]
    assert in_order(client, "/articles/?sort=oldest") == ["One", "Two", "Three"]


def in_order(client: Client, address: str) -> list[str]:
    return re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>", client.get(address).content.decode())


def test_hidden_articles_are_nowhere(client: Client) -> None:
    article = builders.article("Secret", hidden=True)
    assert "Secret" not in client.get("/articles/").content.decode()
    assert client.get(article.get_absolute_url()).status_code == 404
    assert client.get(f"/articles/{article.public_id}/original").status_code == 404


def page_of(client: Client) -> str:
    small_archive()
    return client.get(Article.objects.get(title=TITLE).get_absolute_url()).content.decode()


def test_marks_stand_where_the_words_are_and_lead_to_their_records(client: Client) -> None:
    html = page_of(client)
    commitment = Article.objects.get(title=TITLE).commitments.get(kind="pledge")
    assert f'id="c-{commitment.public_id}"' in html
    assert f'href="/commitments/{commitment.public_id}/"' in html
    assert '<mark class="said commitment">Ruritania will open' in html
    assert re.search(r'<a class="actor" href="/actors/kazakhstan/"[^>]*>Ruritania</a>', html)


def test_what_was_cut_is_not_in_the_text_but_in_the_original_view_with_the_reason(client: Client) -> None:
    html = page_of(client)
    assert "HOME &gt; NEWS" not in html
    original = client.get(Article.objects.get(title=TITLE).get_absolute_url() + "?view=original").content.decode()
    assert re.search(r'<del title="breadcrumb">HOME &gt; NEWS\s*</del>', original)


def test_a_date_shows_its_evidence_and_what_was_not_taken(client: Client) -> None:
    html = page_of(client)
    for words in ("inferred", "from the dateline", "May 6", "the dateline", "2019-05-06", "excludes that year"):
        assert words in html


def test_the_text_is_escaped_before_it_is_marked(client: Client) -> None:
    country = builders.country("KZ", "Kazakhstan")
    article = builders.article("<script>alert(1)</script>", 'Tajik <img src=x onerror=alert(1)> & "quotes" will go.')
    builders.mention(article, country, "<img src=x")
    builders.commitment(article, 'src=x onerror=alert(1)> & "quotes" will go', by=[country])
    for address in ("/articles/", article.get_absolute_url(), article.get_absolute_url() + "?view=original", "/"):
        html = client.get(address).content.decode()
        assert "<img src" not in html
        assert "<script>alert" not in html


def test_a_wrong_slug_and_a_bare_id_lead_to_the_right_address(client: Client) -> None:
    article = builders.article()
    for wrong in (f"/articles/{article.public_id}-something/", f"/articles/{article.public_id}/"):
        response = client.get(wrong)
        assert response.status_code == 301
        assert response["Location"] == article.get_absolute_url()


def test_a_text_whose_commitments_are_not_read_says_so(client: Client) -> None:
    article = builders.article("Заявление", "Стороны договорились.", language="ru", commitments_read=False)
    html = client.get(article.get_absolute_url()).content.decode()
    assert "Commitments are not read in Russian yet" in html
    assert '<h1 lang="ru" dir="ltr">' in html


def test_a_text_from_right_to_left_says_so(client: Client) -> None:
    article = builders.article("بيان", "اتفق الجانبان.", language="ar")
    assert '<p lang="ar" dir="rtl">' in client.get(article.get_absolute_url()).content.decode()


def test_a_proposal_is_called_one_and_a_judged_record_is_not(client: Client) -> None:
    article = builders.article()
    commitment = builders.commitment(article)
    assert "proposed by machine" in client.get(commitment.get_absolute_url()).content.decode()
    commitment.review_state = "accepted"
    commitment.save()
    html = client.get(commitment.get_absolute_url()).content.decode()
    assert "proposed by machine" not in html
    assert "A person has judged this record." in html


def test_the_original_is_the_exact_bytes_as_a_harmless_download(client: Client, settings: Settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.DATA_DIR = tmp_path
    data = b"\xef\xbb\xbf<script>alert(1)</script>\r\n\x00"
    article = builders.article()
    sha256 = keep_original(data)
    Article.objects.filter(pk=article.pk).update(sha256=sha256)
    article.originals.update(sha256=sha256, file_name='../../evil"\r\nX: y/\u202ename.html')
    response = client.get(f"/articles/{article.public_id}/original")
    assert response.content == data
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert not re.search(r"[\r\n/]|\.\.|\u202e", response["Content-Disposition"].replace("filename*=utf-8''", ""))


RIGHTS = {
    "full": {"said": True, "rest": True, "original": True},
    "excerpt": {"said": True, "rest": False, "original": False},
    "metadata": {"said": False, "rest": False, "original": False},
}


@pytest.mark.parametrize("by_default", [True, False])
@pytest.mark.parametrize("rights", RIGHTS)
def test_rights_decide_how_much_of_a_text_is_shown(
    client: Client, settings: Settings, rights: str, by_default: bool
) -> None:
    settings.DEFAULT_RIGHTS = rights if by_default else "full"
    article = builders.article(
        text="Nobody said this. Ruritania will open a consulate. The rest is silence.",
        rights="" if by_default else rights,
    )
    commitment = builders.commitment(article, "Ruritania will open a consulate")
    shown = client.get(article.get_absolute_url()).content.decode()
    original = client.get(article.get_absolute_url() + "?view=original").content.decode()
    record = client.get(commitment.get_absolute_url()).content.decode()
    lists = client.get("/commitments/").content.decode() + client.get("/articles/?q=consulate").content.decode()
    expected = RIGHTS[rights]
    assert ("will open a consulate" in shown) is expected["said"]
    assert ("will open a consulate" in record) is expected["said"]
    assert ("The rest is silence" in shown + original + record + lists) is expected["rest"]
    if not expected["original"]:
        assert client.get(f"/articles/{article.public_id}/original").status_code == 403


def test_lines_that_a_wire_broke_for_width_are_one_paragraph(client: Client) -> None:
    broken = "The two sides agreed on Monday that they would meet again in\nthe spring, an official said."
    article = builders.article(text=f"{broken}\nA new paragraph starts here.\n\nAnd another.")
    paragraphs = client.get(article.get_absolute_url()).context["paragraphs"]
    assert len(paragraphs) == 3
