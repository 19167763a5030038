"""The archive as an operator serves it: gunicorn in processes of its own, a visitor without cookies, a curator with."""

from __future__ import annotations

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

PATIENCE = 30.0
PASSWORD = "a long and quiet sentence"


@dataclass(frozen=True)
class Served:
    """`as_curator` keeps its cookies; `get` has none."""

    port: int
    environment: Mapping[str, str]
    opener: urllib.request.OpenerDirector = field(default_factory=lambda: with_cookies())

    def get(self, path: str) -> tuple[int, str]:
        return answer_of(urllib.request.build_opener(), f"http://127.0.0.1:{self.port}{path}")

    def as_curator(self, path: str, values: dict[str, str] | None = None) -> tuple[int, str]:
        body = urllib.parse.urlencode(values).encode() if values is not None else None
        return answer_of(self.opener, f"http://127.0.0.1:{self.port}{path}", body)


def with_cookies() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def answer_of(opener: urllib.request.OpenerDirector, address: str, body: bytes | None = None) -> tuple[int, str]:
    try:
        with opener.open(urllib.request.Request(address, body), timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)


@contextmanager
def served(data: Path, settings_of_its_own: Mapping[str, str]) -> Iterator[Served]:
    """The archive with the seeds in it and a curator, by gunicorn, as an operator would set it up."""
    environment = {
        **os.environ,
        "ARCHIVE_DATA": str(data),
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        **settings_of_its_own,
    }
    for command in (
        ["migrate", "-v0"],
        ["collectstatic", "--noinput", "-v0"],
        ["import_articles", "seeds"],
        ["createsuperuser", "--noinput", "--username", "curator", "--email", "curator@archive.example"],
    ):
        manage(environment, *command)
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "archive.wsgi", "--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    server = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)
    try:
        site = Served(port, environment)
        seconds_until(lambda: site.get("/healthz")[0] == 200)
        yield site
    finally:
        server.terminate()
        server.wait(PATIENCE)


def manage(environment: Mapping[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (command, done.stderr[-2000:])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seconds_until(is_so: Callable[[], bool]) -> float:
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < PATIENCE, "it did not come about"
        time.sleep(0.05)
    return time.monotonic() - began


def form_of(page: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', page)[0]}


def log_in(site: Served) -> None:
    page = site.as_curator("/admin/login/")[1]
    site.as_curator("/admin/login/", {**form_of(page), "username": "curator", "password": PASSWORD, "next": "/admin/"})


def save_publisher(site: Served, name: str) -> int:
    """What the desk answers; a page that cannot be opened cannot be sent."""
    status, page = site.as_curator("/admin/archive/publisher/add/")
    if status != 200:
        return status
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', page))
    return site.as_curator("/admin/archive/publisher/add/", {**hidden, **form_of(page), "name": name, "slug": name})[0]
