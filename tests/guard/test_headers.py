from __future__ import annotations

import pytest
from django.test import Client

from archive.guard.csp import CSP, build_policy

PUBLIC = ["/", "/fr/", "/articles/?q=peace", "/codebook/", "/healthz", "/robots.txt", "/no-such-page"]

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PUBLIC, "/admin/login/"])
@pytest.mark.parametrize(("name", "value"), EXPECTED.items())
def test_every_response_carries_the_header(client: Client, address: str, name: str, value: str) -> None:
    assert client.get(address).headers[name] == value


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PUBLIC, "/admin/login/"])
def test_the_policy_allows_only_what_the_archive_itself_serves(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize("feature", ["camera", "geolocation", "microphone"])
def test_no_page_may_use_the_visitors_device(client: Client, feature: str) -> None:
    assert f"{feature}=()" in client.get("/admin/login/").headers["Permissions-Policy"]


def test_a_policy_is_written_as_the_standard_says() -> None:
    assert build_policy({"default-src": [CSP.SELF], "img-src": [CSP.SELF, "data:"], "object-src": [CSP.NONE]}) == (
        "default-src 'self'; img-src 'self' data:; object-src 'none'"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/auth/user/"])
def test_nothing_of_the_admin_is_stored(admin_client: Client, address: str) -> None:
    assert "no-store" in admin_client.get(address).headers["Cache-Control"]


@pytest.mark.django_db
def test_a_stranger_at_the_admin_is_not_cached_either(client: Client) -> None:
    assert "no-store" in client.get("/admin/").headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_readers_get_no_cookie(client: Client, address: str) -> None:
    assert client.get(address).cookies == {}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_pages_do_not_vary_with_a_cookie_so_that_they_can_be_cached(client: Client, address: str) -> None:
    assert "Cookie" not in client.get(address).headers.get("Vary", "")


@pytest.mark.django_db
def test_an_unknown_host_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "evil.example.org"}).status_code == 400
