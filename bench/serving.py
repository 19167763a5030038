"""A server on this machine for as long as it is asked, and the surroundings that its processes need."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.timing import Visitor, wait_for

ROOT = Path(__file__).resolve().parents[1]


def _free_port() -> int:
    """A fixed one may be another server's, whose answers would be measured."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


PORT = _free_port()


def environment(data: Path, url: str) -> dict[str, str]:
    """Of a process that works on the archive there."""
    own = {"ARCHIVE_DATA": str(data), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "archive.settings"}
    return {**os.environ, **own}


@contextmanager
def serving(command: list[str], env: Mapping[str, str], path: str) -> Iterator[Visitor]:
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(PORT, path)
        yield Visitor(PORT, server.pid)
    finally:
        server.terminate()
        server.wait()


def gunicorn(application: str) -> list[str]:
    return [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{PORT}", "--workers", "1"]
