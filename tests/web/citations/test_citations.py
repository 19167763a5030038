"""Citations: what they say, in sentences and files, and that other programs read the same back."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
import rispy
from django.test import Client

from archive.models import Article, Commitment
from archive.search import index_pending
from archive.web.citations.bibtex import printed
from archive.web.citations.citation import citation_of
from archive.web.citations.csl import issued
from archive.web.citations.styles import STYLES
from tests import builders
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db

SITE = "https://archive.example"
TODAY = dt.date(2026, 11, 22)


def an_article(**fields: object) -> Article:
    return builders.article("A consulate, {now} & 100%", publisher=builders.publisher("Le Soir"), **fields)


SENTENCES = {
    "Chicago": "“A consulate, {now} & 100%.” Le Soir, 6 May 2024. Aide-Mémoire. Accessed 22 November 2026. ADDRESS",
    "APA": "A consulate, {now} & 100% (6 May 2024). Le Soir. Retrieved 22 November 2026, from Aide-Mémoire: ADDRESS",
    "MLA": "“A consulate, {now} & 100%.” Le Soir, 6 May 2024, Aide-Mémoire, ADDRESS. Accessed 22 November 2026.",
}


@pytest.mark.parametrize("style", STYLES)
def test_an_article_cited_in_each_style(style: str) -> None:
    article = an_article()
    sentence = STYLES[style](citation_of(article, SITE, TODAY))
    assert sentence == SENTENCES[style].replace("ADDRESS", SITE + article.get_absolute_url())


def test_a_message_is_cited_with_its_words_and_its_own_address() -> None:
    made = builders.commitment(an_article())
    for style in STYLES.values():
        sentence = style(citation_of(made, SITE, TODAY))
        assert f"“{made.quote}.”" in sentence
        assert SITE + made.get_absolute_url() in sentence


def test_an_undated_text_is_cited_without_a_date() -> None:
    cited = citation_of(an_article(published=None), SITE, TODAY)
    assert "n.d." in STYLES["Chicago"](cited)
    assert cited.certain == ()
    assert issued(cited) is None


SPANS = [
    ((2013, 9, 7), (2013, 9, 7), (2013, 9, 7)),
    ((2013, 9, 7), (2013, 9, 9), (2013, 9)),
    ((2013, 9, 7), (2013, 10, 9), (2013,)),
    ((2013, 9, 7), (2014, 9, 7), ()),
]


@pytest.mark.parametrize(("first", "last", "certain"), SPANS)
def test_a_date_is_given_only_as_far_as_it_is_certain(
    first: tuple[int, int, int], last: tuple[int, int, int], certain: tuple[int, ...]
) -> None:
    article = an_article(published_earliest=dt.date(*first), published_latest=dt.date(*last))
    cited = citation_of(article, SITE, TODAY)
    assert cited.certain == certain
    spans = issued(cited)
    assert spans
    assert spans["date-parts"] == ([list(first)] if first == last else [list(first), list(last)])


@pytest.mark.parametrize("noun", ["articles", "commitments"])
def test_ris_is_read_back_by_rispy(client: Client, noun: str) -> None:
    many_articles()
    exact = json.loads(b"".join(client.get(f"/{noun}.json?show=all")))
    read = rispy.loads(b"".join(client.get(f"/{noun}.ris?show=all")).decode())
    assert [entry["urls"] for entry in read] == [[record["address"]] for record in exact]
    for entry, record in zip(read, exact, strict=True):
        assert entry["type_of_reference"] == "NEWS"
        assert entry["title"] == " ".join(record.get("article_title", record.get("title")).split())
        assert entry.get("abstract") == record.get("quote")
        assert entry["secondary_title"] == record["publisher"]


def test_bibtex_keeps_addresses_whole_and_writes_signs_of_tex_so_that_they_print(client: Client) -> None:
    article = an_article(url="https://example.org/a_b?c=d&e=100%25")
    index_pending()
    text = b"".join(client.get("/articles.bib")).decode()
    assert text.startswith(f"@misc{{article-{article.public_id},\n")
    assert r"title = {{A consulate, \{now\} \& 100\%}}," in text
    assert f"url = {{http://testserver{article.get_absolute_url()}}}," in text
    assert balanced(text)
    assert printed(r"\_^~$#") == r"{\textbackslash}\_{\textasciicircum}{\textasciitilde}\$\#"
    assert printed("a -- b ``c''") == "a -{}- b `{}`c'{}'"


@pytest.mark.parametrize("text", ["{now}", "}{", "{", "}", "{{}", r"\{", "{}" * 50])
def test_braces_never_end_a_field_of_bibtex_nor_keep_it_open(text: str) -> None:
    assert balanced(printed(text))
    assert not re.search(r"^[^{]*}", printed(text))


def balanced(text: str) -> bool:
    """As BibTeX counts braces: a backslash does not hide one."""
    return text.count("{") == text.count("}")


def test_a_line_break_in_a_title_opens_no_field_of_ris(client: Client) -> None:
    builders.article("Harmless\r\nUR  - https://evil.example\nER  - ")
    index_pending()
    (entry,) = rispy.loads(b"".join(client.get("/articles.ris")).decode())
    assert entry["title"] == "Harmless UR - https://evil.example ER -"


def test_csl_json_holds_the_list_in_its_order(client: Client) -> None:
    many_articles()
    exact = json.loads(b"".join(client.get("/articles.json?country=KZ&sort=oldest")))
    items = json.loads(b"".join(client.get("/articles.csl.json?country=KZ&sort=oldest")))
    assert [item["URL"] for item in items] == [record["address"] for record in exact]
    assert json.loads(b"".join(client.get("/articles.csl.json?q=zzqqxx"))) == []


@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
def test_a_record_has_its_citation_in_every_format_and_its_page_leads_there(client: Client, suffix: str) -> None:
    article = an_article()
    made = builders.commitment(article)
    for noun, record in (("articles", article), ("commitments", made)):
        address = f"/{noun}/{record.public_id}.{suffix}"
        assert f'href="{address}"' in client.get(record.get_absolute_url()).content.decode()
        assert record.get_absolute_url() in b"".join(client.get(address)).decode()


def test_a_record_that_may_not_be_shown_is_not_cited(client: Client) -> None:
    article = an_article(hidden=True)
    made = builders.commitment(article)
    assert client.get(f"/articles/{article.public_id}.bib").status_code == 404
    assert client.get(f"/commitments/{made.public_id}.bib").status_code == 404


@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json", "atom"])
def test_no_citation_quotes_what_may_not_be_quoted(client: Client, suffix: str) -> None:
    made = builders.commitment(an_article(rights="metadata"))
    index_pending()
    text = b"".join(client.get(f"/commitments.{suffix}")).decode()
    assert made.public_id in text
    assert made.quote not in text
    assert made.quote not in STYLES["MLA"](citation_of(Commitment.objects.get(), SITE, TODAY))


def test_the_head_of_an_article_can_be_read_by_a_reference_manager(client: Client) -> None:
    article = builders.article('A "title" <b>', publisher=builders.publisher("Le Soir"))
    html = client.get(article.get_absolute_url()).content.decode()
    metas = dict(re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', html))
    assert metas["citation_title"] == "A &quot;title&quot; &lt;b&gt;"
    assert metas["citation_publication_date"] == "2024/05/06"
    assert metas["citation_journal_title"] == "Le Soir"


def test_the_head_of_a_message_too_with_its_words_and_its_own_address(client: Client) -> None:
    made = builders.commitment(an_article())
    metas = dict(
        re.findall(
            r'<meta name="(citation_\w+)" content="([^"]*)">', client.get(made.get_absolute_url()).content.decode()
        )
    )
    assert metas["citation_abstract"] == made.quote
    assert metas["citation_public_url"] == f"http://testserver{made.get_absolute_url()}"
