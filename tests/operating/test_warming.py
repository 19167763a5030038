"""A process that has just begun answers its first visitor as quickly as its second."""

from __future__ import annotations

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError

from archive.operating.warming import PAGES, warm_up
from archive.web.caching.memory import pages


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_made_as_for_a_visitor(settings: pytest.FixtureRequest) -> None:
    settings.ALLOWED_HOSTS = ["archive.example.org"]  # type: ignore[attr-defined]
    warm_up(get_wsgi_application())
    made = {address[2] for address in pages._pages}  # type: ignore[index]
    assert made == set(PAGES)


def test_a_process_starts_although_no_page_can_be_made(caplog: pytest.LogCaptureFixture) -> None:
    def broken(environ: object, start: object) -> list[bytes]:
        raise OperationalError("the database is down")

    warm_up(broken)
    assert len(caplog.records) == len(PAGES)
