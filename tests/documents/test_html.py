"""HTML pages give the words of their article, however tangled the page."""

from __future__ import annotations

from archive.documents import html

WORDS = "China will help Kazakhstan build a road, the president said."


def test_a_page_nested_too_deep_to_be_told_apart_still_gives_its_words() -> None:
    page = f"<html><head><title>T</title></head><body>{'<div>' * 2000}<p>{WORDS}</p></body></html>"
    assert WORDS in html.article_text(page)


def test_an_article_is_told_from_the_page_around_it() -> None:
    article = "".join(f"<p>{WORDS} Number {number}.</p>" for number in range(20))
    menu = "<nav><ul><li>Sports</li><li>Weather</li></ul></nav>"
    text = html.article_text(f"<html><body>{menu}<article>{article}</article></body></html>")
    assert WORDS in text
    assert "Weather" not in text
