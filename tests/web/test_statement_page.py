"""The reports of a statement side by side, those among them in whose language no messages are read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Statement
from tests import builders

pytestmark = pytest.mark.django_db
PROMISE = "Ruritania will give 2 billion dollars to Freedonia for a hydrogen plant"
TOLD = "Руритания выделит Фридонии 2 млрд долларов на водородный завод."
WEATHER = "Погода в столице была солнечной."


def reported(*others: Article) -> Statement:
    english = builders.article("A promise", f"{PROMISE}.")
    builders.commitment(english, PROMISE, by=[builders.country("RR")], to=[builders.country("FR")], kind="aid_pledge")
    return builders.statement("The meeting", [english, *others])


def unread(text: str = f"{TOLD} {WEATHER}", **fields: object) -> Article:
    return builders.article("Обещание", text, language="ru", commitments_read=False, **fields)


def page(statement: Statement, language: str = "") -> str:
    return Client().get(f"{language}{statement.get_absolute_url()}").content.decode()


@pytest.mark.parametrize(
    ("language", "notice"), [("", "a sentence that names the same"), ("/fr", "une phrase qui nomme la même chose")]
)
def test_a_report_in_a_language_without_messages_stands_below_with_its_sentence(language: str, notice: str) -> None:
    shown = page(reported(unread()), language)
    assert (TOLD in shown, WEATHER in shown, notice in shown) == (True, False, True)
    assert "2000000000" in shown


def test_what_another_language_tells_is_not_only_here() -> None:
    french = builders.article("Une visite", "Le ministre est arrivé.", language="fr")
    assert "only here" in page(reported(french))
    assert "only here" not in page(reported(french, unread()))


def test_rights_hold_for_a_sentence_as_for_a_message() -> None:
    assert TOLD not in page(reported(unread(rights="metadata")))


def test_more_unread_reports_ask_no_more() -> None:
    def cost(*articles: Article) -> int:
        statement = reported(*articles)
        with CaptureQueriesContext(connection) as captured:
            page(statement)
        return len(captured)

    page(reported())  # what a process asks once
    assert cost(unread()) == cost(*(unread(f"{TOLD} Ещё {number}.") for number in range(4)))
