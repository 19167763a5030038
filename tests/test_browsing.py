from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User

from tests.browsing import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer


@pytest.mark.browser
def test_curators_can_log_in_without_scripts(
    live_server: LiveServer, page_without_scripts: Page, admin_user: User
) -> None:
    page = page_without_scripts
    page.goto(f"{live_server.url}/admin/")
    page.fill("[name=username]", admin_user.username)
    page.fill("[name=password]", "password")
    page.click("[type=submit]")
    assert page.url == f"{live_server.url}/admin/"


@pytest.mark.browser
def test_axe_sees_a_fault_where_there_is_one(page: Page, axe: Axe) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src=x></main></html>")
    assert [line.split(":")[0] for line in axe(page)] == ["image-alt"]


@pytest.mark.browser
def test_axe_is_content_where_there_is_none(page: Page, axe: Axe) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src=x alt=flag></main></html>")
    assert axe(page) == []
