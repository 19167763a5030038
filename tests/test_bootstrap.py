from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archive import bootstrap
from archive.bootstrap import EVERYTHING, RUNTIME, Situation, decide, locks_for, place_of, why_pip_failed

SITUATIONS = [
    # switched off, place, Django found, what to do
    (False, "system", False, "enter"),
    (False, "system", True, "run"),
    (False, "ours", True, "refresh"),
    (False, "ours", False, "refresh"),
    (False, "another virtualenv", True, "run"),
    (False, "another virtualenv", False, "explain"),
    (True, "system", True, "run"),
    (True, "system", False, "explain"),
    (True, "ours", True, "run"),
    (True, "ours", False, "explain"),
]


@pytest.mark.parametrize(("switched_off", "place", "found", "decision"), SITUATIONS)
def test_only_an_environment_of_its_own_is_ever_touched(
    switched_off: bool, place: bootstrap.Place, found: bool, decision: bootstrap.Decision
) -> None:
    assert decide(Situation(switched_off, place, found)) == decision


def test_a_python_outside_every_virtualenv_is_the_systems(tmp_path: Path) -> None:
    assert place_of(Path("/usr"), Path("/usr"), tmp_path) == "system"


def test_a_virtualenv_without_our_stamp_is_someone_elses_even_in_our_place(tmp_path: Path) -> None:
    assert place_of(tmp_path, Path("/usr"), tmp_path) == "another virtualenv"
    (tmp_path / bootstrap.STAMP).touch()
    assert place_of(tmp_path, Path("/usr"), tmp_path) == "ours"


@pytest.mark.parametrize(
    ("arguments", "locks"),
    [([], RUNTIME), (["serve", "--port", "1"], RUNTIME), (["test_all"], EVERYTHING), (["test_slow", "a"], EVERYTHING)],
)
def test_tests_need_more_than_serving(arguments: list[str], locks: tuple[str, ...]) -> None:
    assert locks_for(arguments) == locks


@pytest.mark.parametrize("lock", EVERYTHING)
def test_every_lock_is_there_and_every_package_in_it_has_a_hash(lock: str) -> None:
    lines = (bootstrap.ROOT / lock).read_text(encoding="utf-8").splitlines()
    packages = [number for number, line in enumerate(lines) if "==" in line]
    assert packages
    assert all(lines[number + 1].strip().startswith("--hash=sha256:") for number in packages)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("ERROR: No matching distribution found for asgiref==3.13.0", "registry could not be reached"),
        ("WARNING: Retrying after connection broken by NewConnectionError", "registry could not be reached"),
        ("ERROR: No space left on device", "pip says why above"),
    ],
)
def test_what_pip_says_at_length_is_said_in_a_sentence(words: str, sentence: str) -> None:
    assert sentence in why_pip_failed(words)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of its own, whose environment may be made and broken."""
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    return tmp_path / ".venv"


def test_a_stamp_is_read_as_it_was_written(elsewhere: Path) -> None:
    elsewhere.mkdir()
    bootstrap.write_stamp({"python": "3.11", "requirements.txt": "abc"})
    assert bootstrap.read_stamp() == {"python": "3.11", "requirements.txt": "abc"}


def test_a_stamp_cut_short_by_a_crash_counts_as_nothing_installed(elsewhere: Path) -> None:
    elsewhere.mkdir()
    (elsewhere / bootstrap.STAMP).write_text("python")
    assert bootstrap.read_stamp() == {}


def test_an_environment_of_the_users_own_making_is_left_alone(elsewhere: Path) -> None:
    elsewhere.mkdir()
    with pytest.raises(SystemExit, match=r"was not made by manage\.py and is left alone"):
        bootstrap.stamp_of_environment()
    assert list(elsewhere.iterdir()) == []


def test_a_python_that_cannot_make_virtualenvs_is_told_what_to_install(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        bootstrap.stamp_of_environment()


def test_an_old_python_is_refused_before_anything_else(tmp_path: Path) -> None:
    """manage.py is run with its version number forged: no old Python is needed to see the sentence."""
    forged = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1], run_name='__main__')"
    command = [sys.executable, "-c", forged, str(bootstrap.ROOT / "manage.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.9" in done.stderr
