"""Pages of the small archive by what they show."""

from __future__ import annotations

from collections.abc import Callable

from archive.models import (
    Article,
    Commitment,
)
from tests.web.every_page import TITLE


def the_article() -> Article:
    return Article.objects.get(title=TITLE)


def pledge() -> Commitment:
    return Commitment.objects.get(kind="pledge")


def page_of_the_article() -> str:
    return the_article().get_absolute_url()


def as_it_came() -> str:
    return f"{page_of_the_article()}?view=original"


def page_of_the_article_in_french() -> str:
    return f"/fr{page_of_the_article()}"


def page_of_the_pledge() -> str:
    return pledge().get_absolute_url()


def address_of(where: str | Callable[[], str]) -> str:
    return where if isinstance(where, str) else where()
