"""Rules about files as such: their names, and what none of them may hold."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from django.conf import settings

DRAWERS = ("utils", "util", "helpers", "helper", "common", "misc")

# Written in halves: this file is under the rule too.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org"]


def files() -> list[Path]:
    """What is or would be committed. Needs git, as every clone has."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=True).stdout.decode()
    return [settings.BASE_DIR / name for name in listed.split("\0") if name and (settings.BASE_DIR / name).is_file()]


def test_no_file_or_folder_is_a_drawer_for_everything() -> None:
    named = [path for path in files() if {part.split(".")[0] for part in path.parts} & set(DRAWERS)]
    assert named == []


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_the_host_of_a_package_registry(host: str) -> None:
    assert [path for path in files() if host.encode() in path.read_bytes()] == []


def test_no_secret_of_a_machine_is_committed() -> None:
    assert [path for path in files() if path.name in {"secret-key", ".env", "archive.sqlite3"}] == []
