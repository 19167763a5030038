"""A researcher's questions find first what answers them, and every example of the search help finds something."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client

from archive.web.search_examples import SECTIONS, Example
from tests.standing import standing
from tests.web.researchers import QUESTIONS, Question, archive

pytestmark = pytest.mark.django_db
EXAMPLES = [example for section in SECTIONS for example in section.examples]
FIRST = re.compile(r'<li class="entry.*?<(?:h2|blockquote)[^>]*><a [^>]*>(.*?)</a>', re.DOTALL)


filled = standing(archive)


def first_of(client: Client, address: str) -> str:
    path, _, typed = address.partition("?")
    page = client.get(f"{path}?{urlencode(parse_qsl(typed))}").content.decode()
    found = FIRST.search(page)
    return html.unescape(re.sub("<[^>]+>", "", found[1])) if found else ""


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.says)
def test_what_answers_the_question_comes_first(client: Client, question: Question) -> None:
    assert question.first in first_of(client, question.address)


def test_there_are_forty_questions_and_each_is_its_own() -> None:
    assert len({question.address for question in QUESTIONS}) == len(QUESTIONS) >= 40


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.address)
def test_every_example_of_the_search_help_finds_something(client: Client, example: Example) -> None:
    page = client.get(example.address)
    assert page.status_code == 200
    assert FIRST.search(page.content.decode())
    assert b'class="notice"' not in page.content
