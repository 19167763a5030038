"""A researcher's questions find first what answers them, and every example of the search help finds something."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from archive.web.search_examples import SECTIONS, Example
from tests.web.researchers import QUESTIONS, Question, archive

pytestmark = pytest.mark.django_db
EXAMPLES = [example for section in SECTIONS for example in section.examples]
FIRST = re.compile(r'<li class="entry.*?<(?:h2|blockquote)[^>]*><a [^>]*>(.*?)</a>', re.DOTALL)


@pytest.fixture(scope="module")
def reader(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """The archive is made once for all questions, which only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        archive(tmp_path_factory.mktemp("store"))
        yield Client()
        transaction.set_rollback(True)


def first_of(client: Client, address: str) -> str:
    path, _, typed = address.partition("?")
    page = client.get(f"{path}?{urlencode(parse_qsl(typed))}").content.decode()
    found = FIRST.search(page)
    return html.unescape(re.sub("<[^>]+>", "", found[1])) if found else ""


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.says)
def test_what_answers_the_question_comes_first(reader: Client, question: Question) -> None:
    assert question.first in first_of(reader, question.address)


def test_there_are_forty_questions_and_each_is_its_own() -> None:
    assert len({question.address for question in QUESTIONS}) == len(QUESTIONS) >= 40


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.address)
def test_every_example_of_the_search_help_finds_something(reader: Client, example: Example) -> None:
    page = reader.get(example.address)
    assert page.status_code == 200
    assert FIRST.search(page.content.decode())
    assert b'class="notice"' not in page.content
