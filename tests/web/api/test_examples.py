"""The example that the documentation gives runs, and counts what is there."""

from __future__ import annotations

import datetime as dt
import io
import runpy
import sys
import urllib.request

import pytest
from django.conf import settings
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db

EXAMPLE = settings.BASE_DIR / "docs" / "examples" / "pledges_per_year.py"


def test_pledges_per_year_between_two_states_in_ten_lines(
    client: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = builders.country("KZ", "Kazakhstan"), builders.country("CN", "China")
    for year, by, towards in ((2013, one, other), (2013, other, one), (2022, one, other), (2022, one, one)):
        day = dt.date(year, 9, 7)
        article = builders.article(f"Visit of {year}", published=day)
        builders.commitment(article, by=[by], to=[towards] if towards != by else [])
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE), "http://testserver", "KZ", "CN"])
    monkeypatch.setattr(urllib.request, "urlopen", lambda address: io.BytesIO(client.get(address).content))
    runpy.run_path(str(EXAMPLE))
    assert capsys.readouterr().out.split() == ["2013", "2", "2022", "1"]
    assert len([line for line in EXAMPLE.read_text().split("import urllib.request")[1].splitlines() if line]) <= 11
