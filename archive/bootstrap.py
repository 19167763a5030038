"""From a bare Python to one that can run the archive.

Where Django is missing and no virtualenv is active, makes `.venv` beside manage.py, installs the locked packages into
it, every one checked against its hash, and starts the same command again inside it. Afterwards only compares the
stamp in `.venv` with the lock files, and installs again when they have changed.

Never touches an environment that it did not make: not a virtualenv that is active, not a `.venv` without its stamp,
not the system's packages. ARCHIVE_BOOTSTRAP=0 switches it off. Standard library only: nothing else is there yet.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = "made-by-aide-memoire"

WAY_OUT = f"Or activate a virtualenv of your own: pip install --require-hashes -r {ROOT}/requirements.txt"

RUNTIME = ("requirements.txt",)
EVERYTHING = (*RUNTIME, "requirements-test.txt", "requirements-browser.txt")
LOCKS_FOR = {"test_all": EVERYTHING, "test_slow": EVERYTHING}

Place = Literal["system", "ours", "another virtualenv"]
Decision = Literal["run", "explain", "refresh", "enter"]


@dataclass(frozen=True)
class Situation:
    """What is known before anything is done. `place` is where the running Python lives."""

    switched_off: bool
    place: Place
    django_found: bool


def prepare(arguments: Sequence[str]) -> None:
    """Return only where Django can be imported; else start the command again in `.venv`, or stop with a sentence."""
    decision = decide(present_situation())
    if decision == "explain":
        packages = f"{sys.executable} -m pip install --require-hashes -r {ROOT}/requirements.txt"
        sys.exit(f"Django is not installed for {sys.executable}. Install the locked packages: {packages}")
    if decision in ("refresh", "enter"):
        install_what_is_missing(locks_for(arguments))
    if decision == "enter":
        os.execv(venv_python(), [str(venv_python()), *sys.orig_argv[1:]])


def decide(situation: Situation) -> Decision:
    """ "run" as it is, "explain" what to install, "refresh" the environment that runs, or "enter" it, made or not."""
    if situation.place == "ours" and not situation.switched_off:
        return "refresh"
    if situation.django_found:
        return "run"
    return "enter" if situation.place == "system" and not situation.switched_off else "explain"


def present_situation() -> Situation:
    return Situation(
        switched_off=os.environ.get("ARCHIVE_BOOTSTRAP") == "0",
        place=place_of(Path(sys.prefix), Path(sys.base_prefix), VENV),
        django_found=importlib.util.find_spec("django") is not None,
    )


def place_of(prefix: Path, base_prefix: Path, venv: Path) -> Place:
    if prefix == base_prefix:
        return "system"
    ours = prefix.resolve() == venv.resolve() and (venv / STAMP).exists()
    return "ours" if ours else "another virtualenv"


def locks_for(arguments: Sequence[str]) -> tuple[str, ...]:
    return LOCKS_FOR.get(arguments[0] if arguments else "", RUNTIME)


def install_what_is_missing(locks: Sequence[str]) -> None:
    with one_at_a_time():
        stamp = stamp_of_environment()
        changed = {lock: digest(ROOT / lock) for lock in locks if stamp.get(lock) != digest(ROOT / lock)}
        if changed:
            install(list(changed))
            write_stamp({**stamp, **changed})


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """`make serve` and `make test` started together must not install into each other."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def stamp_of_environment() -> dict[str, str]:
    """What `.venv` holds: the Python it was made for, and the digest of each lock installed. Makes it when needed."""
    if VENV.exists() and not (VENV / STAMP).exists():
        sys.exit(f"{VENV} was not made by manage.py and is left alone. Activate it, or move it away.")
    stamp = read_stamp()
    if stamp.get("python") == python_version() and venv_python().exists():
        return stamp
    make_environment()
    return read_stamp()


def make_environment() -> None:
    """The empty stamp comes first, so that an environment whose making was interrupted is known as ours next time."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        sys.exit(f"{sys.executable} cannot make virtualenvs. On Debian and Ubuntu: apt install python3-venv. {WAY_OUT}")
    say(f"Making {VENV} …")
    try:
        shutil.rmtree(VENV, ignore_errors=True)
        VENV.mkdir()
        write_stamp({})
    except OSError as error:
        sys.exit(f"{VENV} cannot be written: {error.strerror}. Clone into a folder of your own. {WAY_OUT}")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        sys.exit(f"{sys.executable} could not make {VENV}; its own words stand above. {WAY_OUT}")
    write_stamp({"python": python_version()})


def install(locks: Sequence[str]) -> None:
    say(f"Installing {', '.join(locks)}, each package checked against its hash …")
    names = [argument for lock in locks for argument in ("--requirement", str(ROOT / lock))]
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    done = subprocess.run([*pip, *names], stdout=sys.stderr, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stderr.strip()[-2000:]}\n\n{why_pip_failed(done.stderr)}")


def why_pip_failed(words: str) -> str:
    """One sentence and a way out for what pip said at length."""
    if "DO NOT MATCH THE HASHES" in words:
        return "A package is not the one that was locked, so it was not installed. Ask whoever serves it why."
    if "No matching distribution" in words or "connection" in words.lower():
        return "The package registry could not be reached. Check the network, or name another with PIP_INDEX_URL."
    return f"The packages could not be installed; pip says why above. {WAY_OUT}"


def read_stamp() -> dict[str, str]:
    """Lines of `name value`; what a crash cut short is no line."""
    path = VENV / STAMP
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split(" ", 1) for line in lines if " " in line)


def write_stamp(stamp: dict[str, str]) -> None:
    (VENV / STAMP).write_text("".join(f"{name} {value}\n" for name, value in stamp.items()), encoding="utf-8")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def python_version() -> str:
    return "{}.{}".format(*sys.version_info)


def venv_python() -> Path:
    return VENV / "bin" / "python"


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
