"""The formulas: their index, and one of them with its first use, its speakers, its forms and its sentences."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from archive.models import Article
from archive.search import index_pending
from tests import builders

pytestmark = pytest.mark.django_db

SENTENCE = "Ruritania will seek win-win cooperation with Freedonia."


def used(title: str = "One", text: str = SENTENCE, **fields: object) -> Article:
    article = builders.article(title, text, **fields)
    builders.formulas(article)
    index_pending()
    return article


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def counts(client: Client, query: str = "") -> dict[str, int]:
    rows = re.findall(r'href="/formulas/([\w-]+)/">.*?class="number">([\d,]+)<', page(client, f"/formulas/?{query}"))
    return {slug: int(number) for slug, number in rows}


def test_the_index_counts_articles_once_and_hidden_ones_not_at_all(client: Client) -> None:
    used(text=f"{SENTENCE} It said win-win cooperation twice.")
    used("Two")
    used("Three", hidden=True)
    assert counts(client)["win-win"] == 2
    assert counts(client)["three-evil-forces"] == 0
    assert next(iter(counts(client))) == "win-win"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("win-win", {"win-win"}),
        ("GAGNANT-GAGNANT", {"win-win"}),
        ("三股势力", {"three-evil-forces"}),
        ("trois fleaux", {"three-evil-forces"}),
        ("zzqqxx", set()),
    ],
)
def test_a_formula_is_found_by_its_words_in_any_language(client: Client, typed: str, found: set[str]) -> None:
    assert set(counts(client, f"q={typed}")) == found


def test_the_sentence_is_shown_with_its_mark_and_leads_to_the_characters(client: Client) -> None:
    article = used()
    html = page(client, "/formulas/win-win/")
    link = f"{article.get_absolute_url()}#f-{SENTENCE.index('win-win')}"
    assert f'Ruritania will seek <mark><a href="{link}">win-win cooperation</a></mark> with Freedonia.' in html
    assert f'id="f-{SENTENCE.index("win-win")}"' in page(client, article.get_absolute_url())


def test_the_page_tells_the_first_use_and_leaves_undated_texts_out_of_it(client: Client) -> None:
    used("Later", published=dt.date(2024, 1, 1))
    used("Undated", published=None)
    used("Earliest", published=dt.date(2010, 1, 1))
    used("Hidden", published=dt.date(2001, 1, 1), hidden=True)
    first = re.search(r"First use</h2>(.*?)</section>", page(client, "/formulas/win-win/"), re.DOTALL)
    assert first
    assert "Earliest" in first[1]
    assert "Later" not in first[1]


def test_the_page_says_by_whom_and_draws_the_years(client: Client) -> None:
    ruritania, freedonia = builders.country("RU", "Ruritania"), builders.country("FR", "Freedonia")
    for year in (2019, 2024):
        article = builders.article(f"In {year}", SENTENCE, published=dt.date(year, 1, 1))
        builders.commitment(article, SENTENCE[:-1], by=[ruritania], to=[freedonia])
        builders.formulas(article)
    index_pending()
    html = page(client, "/formulas/win-win/")
    assert re.search(r"formula=win-win&amp;by=RU&amp;show=all.*?Ruritania.*?>2<", html)
    assert "/articles/?formula=win-win&amp;from=2019&amp;to=2019" in html
    assert "/articles/?formula=win-win&amp;from=2020" not in html


def test_words_that_may_not_be_quoted_are_not(client: Client) -> None:
    used(rights="metadata")
    html = page(client, "/formulas/win-win/")
    assert "will seek" not in html
    assert "do not allow it to be quoted" in html


def test_a_very_long_sentence_is_shown_around_its_formula(client: Client) -> None:
    used(text=f"{'word ' * 2000}win-win cooperation{' word' * 2000}.")
    html = page(client, "/formulas/win-win/")
    assert "win-win cooperation</a></mark>" in html
    assert len(html) < 20_000


@pytest.mark.parametrize("address", ["/articles/?formula=win-win", "/articles/?q=formula:win-win"])
def test_the_articles_that_use_a_formula_are_a_list_like_any_other(client: Client, address: str) -> None:
    used("With it")
    used("Without it", "Nothing of the kind.")
    html = page(client, address)
    assert "With it" in html
    assert "Without it" not in html


def test_a_formula_that_the_lexicon_lacks_has_no_page(client: Client) -> None:
    assert client.get("/formulas/no-such-formula/").status_code == 404
