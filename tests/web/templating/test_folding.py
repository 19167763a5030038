"""What nothing varies in is a part of the compiled template, in the language in which it was compiled."""

from __future__ import annotations

import pytest
from django.template import engines
from django.template.base import TextNode
from django.template.loader import get_template
from django.utils.translation import override


def nodes(source: str) -> list[object]:
    return list(engines["django"].from_string(source).template.nodelist)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('{% translate "Articles" %}', "Articles"),
        ('{% translate "to" context "end of a span of time" %}', "to"),
        ('{% url "articles" %}', "/articles/"),
        ('{% static "css/page.css" %}', "/static/css/page.css"),
    ],
)
def test_what_never_varies_is_text(source: str, text: str) -> None:
    (node,) = nodes(source)
    assert isinstance(node, TextNode)
    assert node.s == text


@pytest.mark.parametrize(
    "source",
    [
        "{% translate label %}",
        '{% translate "Articles"|upper %}',
        '{% translate "Articles" as label %}',
        '{% translate "to" context where %}',
        '{% url "actor" slug %}',
        '{% url "articles" as target %}',
        "{% url name %}",
        "{% static path %}",
        '{% static "css/page.css" as path %}',
    ],
)
def test_what_varies_stays_a_tag(source: str) -> None:
    assert not any(isinstance(node, TextNode) for node in nodes(source))


@pytest.mark.parametrize("languages", [("en", "fr"), ("fr", "en")])
def test_each_language_has_templates_of_its_own_whichever_was_asked_for_first(languages: tuple[str, str]) -> None:
    rendered = {}
    for language in (*languages, *languages):
        with override(language):
            rendered[language] = get_template("errors/404.html").render({})
    assert ">Formulas<" in rendered["en"]
    assert 'href="/fr/formulas/"' in rendered["fr"]
    assert 'href="/fr/' not in rendered["en"].replace('href="/fr/nowhere/"', "")
