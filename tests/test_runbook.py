"""The runbook names only what is there: commands, settings, files, pages."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.test import Client

DOCS = settings.BASE_DIR / "docs"
RUNBOOK = (DOCS / "runbook.md").read_text(encoding="utf-8")
OPERATION = "".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "operation").iterdir()))
README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")


TYPED = sorted(set(re.findall(r"(?:^    |`|&& |/)archive ([a-z_]+)", RUNBOOK, re.MULTILINE)))


@pytest.mark.parametrize("command", TYPED)
def test_a_command_that_is_typed_is_there(command: str) -> None:
    assert command in get_commands()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\b(?:ARCHIVE|DATABASE)_[A-Z_]+", RUNBOOK + OPERATION))))
def test_a_setting_is_explained_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("path", sorted(set(re.findall(r"docs/operation/[\w.-]+", RUNBOOK)) - {"docs/operation/tls"}))
def test_a_file_that_is_copied_is_there(path: str) -> None:
    assert (settings.BASE_DIR / path).is_file()


@pytest.mark.django_db
@pytest.mark.parametrize("page", sorted(set(re.findall(r"`(/(?:admin|healthz)[\w/-]*)`", RUNBOOK))))
def test_a_page_is_there(admin_client: Client, page: str) -> None:
    assert admin_client.get(page).status_code == 200
