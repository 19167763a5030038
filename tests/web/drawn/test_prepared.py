"""A QuerySet that is put into SQL once answers as it would each time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from archive.web.drawn.prepared import AT_ONCE, Prepared
from tests import builders

pytestmark = pytest.mark.django_db
FIELDS = ("pk", "title", "published_earliest", "hidden")


def rows(pks: object) -> object:
    return Article.objects.visible().filter(pk__in=pks).order_by("pk").values_list(*FIELDS)


@pytest.mark.parametrize("number", [0, 1, AT_ONCE, AT_ONCE + 3])
def test_it_answers_as_the_queryset_does_for_so_many_keys_at_once(number: int) -> None:
    for each in range(AT_ONCE + 4):
        builders.article(f"Number {each}", published=dt.date(2020, 1, 1 + each), hidden=each == 0)
    prepared = Prepared(rows, tuple)
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))[:number]
    with CaptureQueriesContext(connection) as captured:
        found = list(prepared.of(pks))
    assert found == list(rows(pks))
    assert len(captured) == -(-number // AT_ONCE)
