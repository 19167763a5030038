"""The README, held to the tree: what it names must be there, and what is there to be set must be named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

# Where settings are read: nothing else looks at the environment.
READERS = [
    "archive/settings/environment.py",
    "archive/bootstrap.py",
    "gunicorn.conf.py",
    "tests/postgresql.py",
    "tests/browsing.py",
]
# Made while running, so not in a clone.
MADE = {"var/", ".venv"}
# Read by gunicorn itself, which needs no line of ours.
GUNICORNS = {"FORWARDED_ALLOW_IPS"}


def quoted() -> list[str]:
    return re.findall(r"`([^`\n]+)`", README)


def paths() -> set[str]:
    """Backquoted words that look like a path of this tree."""
    plain = {word for word in quoted() if re.fullmatch(r"[\w.*/-]+", word)} - MADE
    return {word for word in plain if "/" in word or word.endswith((".py", ".toml", ".txt", ".md"))}


def table_variables() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))


def variables_read() -> set[str]:
    code = "".join((ROOT / reader).read_text(encoding="utf-8") for reader in READERS)
    return set(re.findall(r"""(?:get\(|environ\[)"([A-Z][A-Z_]+)["]""", code)) - {"CI", "DJANGO_ALLOW_ASYNC_UNSAFE"}


@pytest.mark.parametrize("path", sorted(paths()))
def test_a_path_that_is_named_is_there(path: str) -> None:
    assert list(ROOT.glob(path)), path


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py (\w+)", README))))
def test_a_command_that_is_named_is_there(command: str) -> None:
    assert command in get_commands()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:^ {4}|`)make (\w+)", README, re.MULTILINE))))
def test_a_target_that_is_named_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_the_table_of_settings_is_what_is_read() -> None:
    assert table_variables() == variables_read() | GUNICORNS


def test_every_setting_of_the_example_is_explained() -> None:
    assert set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)) <= table_variables()


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
