"""What was searched for is marked in its context; everything else is escaped and left as it is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from archive import search
from archive.lexicons import actors
from archive.models import Article
from archive.search.analysis import ALGORITHMS, is_unspaced, plain_words, stem
from archive.search.expressions import Token
from archive.search.places import Sought

TODAY = dt.date(2026, 11, 22)


def marked(typed: str, text: str, language: str = "en") -> str:
    segments = search.highlight(text, search.parse(typed, TODAY), language).segments
    return "".join(f"[{one.text}]" if one.is_match else one.text for one in segments)


MARKED = [
    ("taiwan", "en", "Taïwan, TAIWAN and Taiwanese", "[Taïwan], [TAIWAN] and Taiwanese"),
    ("agreement", "en", "agreements agreed", "[agreements] agreed"),
    ("accords", "fr", "un accord-cadre", "un [accord]-cadre"),
    ('"joint statement"', "en", "joint statement, joint talks", "[joint statement], joint talks"),
    ("one OR two", "en", "one two three", "[one] [two] three"),
    ("one -two", "en", "one two", "[one] two"),
    ("coopera*", "en", "cooperation cooper", "[cooperation] cooper"),
    ("U.S.", "en", "the U.S. and us", "the [U.S]. and [us]"),
    ("3000", "en", "3,000 places", "[3,000] places"),
    ("台湾", "zh", "反对台湾独立", "反对[台湾]独立"),
    ("台湾独立", "zh", "反对台湾独立。", "反对[台湾独立]。"),
    ("соглашение", "ru", "Соглашения подписаны", "[Соглашения] подписаны"),
    ("الصين", "ar", "دعم للصين", "دعم [للصين]"),
    ("Beijing", "fr", "à Pékin", "à [Pékin]"),
    ("Tokaïev", "en", "President Tokayev", "President [Tokayev]"),
    ("l’accord", "fr", "d’accord", "d’[accord]"),
    ("country:KZ", "en", "country KZ", "country KZ"),
    ("a b", "en", "", ""),
]


@pytest.mark.parametrize(("typed", "language", "text", "expected"), MARKED)
def test_what_is_found_is_marked(typed: str, language: str, text: str, expected: str) -> None:
    assert marked(typed, text, language) == expected


@given(st.text(max_size=200), st.text(max_size=30))
def test_a_highlighted_text_is_the_text(text: str, typed: str) -> None:
    highlighted = search.highlight(text, search.parse(typed, TODAY), "en")
    assert highlighted == text
    assert "".join(one.text for one in highlighted.segments) == text


def test_a_template_shows_marks_and_escapes_the_rest() -> None:
    highlighted = search.highlight("<b>bread & salt", search.parse("bread", TODAY), "en")
    shown = Template("{{ text }}").render(Context({"text": highlighted}))
    assert shown == "&lt;b&gt;<mark>bread</mark> &amp; salt"


def snippet(text: str, typed: str, width: int = 60) -> str:
    return str(search.snippet(Article(text=text, language="en"), search.parse(typed, TODAY), width))


def test_a_snippet_is_cut_around_where_most_of_the_words_are() -> None:
    text = "bread " + "filler " * 50 + "here are bread and salt together " + "filler " * 50
    shown = snippet(text, "bread salt")
    assert "bread and salt" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 60 + 4


def test_a_snippet_without_words_is_the_beginning() -> None:
    assert snippet("First words of a text. " + "filler " * 50, "").startswith("First words of a text.")
    assert snippet("Short.", "zzqqxx") == "Short."


def test_a_snippet_leaves_out_what_was_cut() -> None:
    row = Article(text="Menu Subscribe. Bread was promised.", cuts=[[0, 15, "menu"]], language="en")
    assert str(search.snippet(row, search.parse("bread", TODAY))) == "Bread was promised."


def test_a_snippet_of_a_text_without_spaces_is_as_short() -> None:
    assert len(snippet("中国" * 5_000, "国中")) <= 64


@pytest.mark.parametrize("language", ALGORITHMS)
def test_every_word_of_a_name_is_looked_at_when_its_token_is_sought(language: str) -> None:
    """In a text, words are told by how they begin before they are stemmed: none may be passed over."""
    names = (name for entry in actors().values() for name in (entry.name, *entry.names.values()))
    said = {word for name in names for word in plain_words(name) if not is_unspaced(word)}
    some = sorted(said)[::7]
    by_token = {word: Sought.of([Token(stem(word, language))], language) for word in some}
    assert not [word for word, sought in by_token.items() if word not in sought.words_of(f" {word} ")]
