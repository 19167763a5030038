"""The card of a quotation: a page to be framed, and only where the archive's operator allows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from archive.models import Commitment
from archive.settings.environment import read_environment
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment() -> Commitment:
    return builders.commitment(builders.article("<b>Visit</b>"))


def card(client: Client, commitment: Commitment, prefix: str = "") -> str:
    return client.get(f"{prefix}{commitment.get_absolute_url()}card").content.decode()


def test_it_holds_the_sentence_its_source_and_the_way_to_the_evidence(client: Client, commitment: Commitment) -> None:
    page = card(client, commitment)
    assert f"<mark>{commitment.quote}</mark>" in page
    assert "&lt;b&gt;Visit&lt;/b&gt;" in page
    assert f'href="{commitment.get_absolute_url()}" target="_top"' in page
    assert "not yet confirmed" in page


def test_it_speaks_french_too(client: Client, commitment: Commitment) -> None:
    assert "pas encore confirmé" in card(client, commitment, prefix="/fr")


def test_nobody_frames_it_unless_the_operator_says_so(client: Client, commitment: Commitment) -> None:
    response = client.get(f"{commitment.get_absolute_url()}card")
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers


def test_the_sites_that_are_named_may_frame_it(client: Client, commitment: Commitment, settings) -> None:  # type: ignore[no-untyped-def]
    settings.EMBEDDED_BY = ("https://news.example.org",)
    policy = client.get(f"{commitment.get_absolute_url()}card").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://news.example.org" in policy
    assert "default-src 'self'" in policy
    page = client.get(commitment.get_absolute_url())
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("rights", ["metadata"])
def test_a_text_that_may_not_be_quoted_is_not_quoted_here(client: Client, commitment: Commitment, rights: str) -> None:
    commitment.article.rights = rights
    commitment.article.save()
    assert commitment.quote not in card(client, commitment)


def test_a_rejected_reading_has_no_card(client: Client, commitment: Commitment) -> None:
    Commitment.objects.update(review_state="rejected")
    assert client.get(f"{commitment.get_absolute_url()}card").status_code == 404


@pytest.mark.parametrize("site", ["*", "news.example.org", "https://a.org; script-src *", "https://*.org", "'self'"])
def test_what_would_rewrite_the_policy_is_refused(site: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ARCHIVE_EMBEDDED_BY"):
        read_environment({"ARCHIVE_EMBEDDED_BY": site}, Path("/srv"))
