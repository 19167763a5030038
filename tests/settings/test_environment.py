from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from archive.settings.environment import read_environment

GOOD_KEY = "pXW3kq9vT2mZ8rLs5yBd1nHc7gJf4aQe0uKi6oVt-wPx_RzMbNh3D"
SAFE = {"ARCHIVE_MODE": "production", "ARCHIVE_SECRET_KEY": GOOD_KEY, "ARCHIVE_HOSTS": "archive.example.org"}

UNSAFE = [
    ("no secret key", {"ARCHIVE_SECRET_KEY": ""}, "ARCHIVE_SECRET_KEY is not set"),
    ("the sample key", {"ARCHIVE_SECRET_KEY": "change-me" * 8}, "sample key"),
    ("a short key", {"ARCHIVE_SECRET_KEY": GOOD_KEY[:20]}, "can be guessed"),
    ("a monotonous key", {"ARCHIVE_SECRET_KEY": "ab" * 40}, "can be guessed"),
    ("no host", {"ARCHIVE_HOSTS": ""}, "ARCHIVE_HOSTS is not set"),
    ("any host", {"ARCHIVE_HOSTS": "*"}, "any host"),
    ("any host among others", {"ARCHIVE_HOSTS": "archive.example.org, *"}, "any host"),
    ("any host behind a dot", {"ARCHIVE_HOSTS": "."}, "any host"),
    ("an address for a host", {"ARCHIVE_HOSTS": "https://archive.example.org/"}, "names, not addresses"),
    ("debug", {"ARCHIVE_DEBUG": "1"}, "ARCHIVE_DEBUG is on"),
    ("an unknown mode", {"ARCHIVE_MODE": "prod"}, "it can be: local, production"),
]
NAMES = [name for name, _, _ in UNSAFE]


@pytest.mark.parametrize(("name", "change", "sentence"), UNSAFE, ids=NAMES)
def test_unsafe_production_is_refused_with_a_sentence(name: str, change: dict[str, str], sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence.replace("*", r"\*")):
        read_environment({**SAFE, **change}, Path("/srv"))


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_environment({"ARCHIVE_MODE": "production", "ARCHIVE_DEBUG": "yes"}, Path("/srv"))
    assert all(word in str(refusal.value) for word in ("ARCHIVE_SECRET_KEY", "ARCHIVE_HOSTS", "ARCHIVE_DEBUG"))


def test_safe_production_is_read_as_it_was_said() -> None:
    read = read_environment({**SAFE, "ARCHIVE_HOSTS": "a.example.org, b.example.org"}, Path("/srv"))
    assert (read.mode, read.hosts, read.debug) == ("production", ("a.example.org", "b.example.org"), False)


def test_an_empty_environment_is_the_local_mode_with_its_data_beside_the_code() -> None:
    read = read_environment({}, Path("/srv"))
    assert (read.mode, read.data_dir, read.debug) == ("local", Path("/srv/var"), False)


def test_the_data_folder_can_be_moved() -> None:
    assert read_environment({"ARCHIVE_DATA": "/data"}, Path("/srv")).data_dir == Path("/data")


def manage(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` in a process of its own, with nothing in its environment but what is given."""
    clean = {"PATH": os.environ["PATH"], "ARCHIVE_DATA": str(data), "ARCHIVE_BOOTSTRAP": "0", **environment}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    return subprocess.run(command, env=clean, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("name", ["no secret key", "any host", "debug"])
def test_the_process_does_not_start_when_unsafe(tmp_path: Path, name: str) -> None:
    change, sentence = next((change, sentence) for found, change, sentence in UNSAFE if found == name)
    done = manage(tmp_path, "check", **{**SAFE, **change})
    assert done.returncode != 0
    assert sentence in done.stderr


def test_deployment_checks_are_clean_in_production(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **SAFE)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_local_mode_answers_this_machine_only(tmp_path: Path) -> None:
    program = "from django.conf import settings; print(settings.ALLOWED_HOSTS, settings.DEBUG)"
    done = manage(tmp_path, "shell", "--no-imports", "-c", program, ARCHIVE_HOSTS="*")
    assert done.stdout.strip() == "['localhost', '127.0.0.1', '[::1]'] False", done.stderr
