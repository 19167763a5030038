"""A stranger's first visit: `make serve` on a bare clone, seen over HTTP, then stopped with Ctrl-C.

    python3 -m tests.first_visit                            through make
    python3 -m tests.first_visit python3 manage.py serve    without

Standard library only: it must not matter what is installed. Exit status 0 when everything was as expected.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 300
ARTICLE = re.compile(r'href="/articles/([a-z2-7]+)-')

# Address of a list, and how many of the five seeds it shows.
LISTS = {
    "/articles/": 5,
    "/articles/?q=Taiwan": 2,
    "/articles/?country=KZ": 5,
    "/articles/?country=PK": 0,
    "/articles/?from=2022-09-01&to=2022-09-30": 2,
    "/articles/?q=zzqqxx": 0,
}
SAME = ("/articles/?q=Taiwan", "/articles/?from=2022-09-01&to=2022-09-30")


def main(command: Sequence[str]) -> int:
    port = free_port()
    start = [*command, "--port", str(port)] if command else ["make", "serve", f"PORT={port}"]
    with tempfile.TemporaryDirectory(prefix="archive-visit-") as data:
        environment = {**os.environ, "ARCHIVE_DATA": data, "PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(start, cwd=ROOT, env=environment, start_new_session=True)
        try:
            problems = [*visit(f"http://127.0.0.1:{port}", server)]
        finally:
            problems_at_the_end = stop(server, port)
    for problem in problems + problems_at_the_end:
        print(f"FIRST VISIT: {problem}", flush=True)
    print(f"first visit: {'as expected' if not problems + problems_at_the_end else 'FAILED'}", flush=True)
    return 1 if problems + problems_at_the_end else 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def visit(site: str, server: subprocess.Popen[bytes]) -> list[str]:
    started = time.monotonic()
    if not answers(site, server):
        return [f"no 200 on / within {PATIENCE_S} s (the server's exit status: {server.poll()})"]
    print(f"first visit: 200 on / after {time.monotonic() - started:.1f} s", flush=True)
    found = {address: articles_on(site + address) for address in LISTS}
    problems = [
        f"{address} shows {len(found[address])} articles, expected {count}"
        for address, count in LISTS.items()
        if len(found[address]) != count
    ]
    if found[SAME[0]] != found[SAME[1]]:
        problems.append(f"{SAME[0]} and {SAME[1]} should show the same two articles")
    return problems


def answers(site: str, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(site + "/", timeout=10) as response:
                return bool(response.status == 200)
        except urllib.error.HTTPError as error:
            print(f"first visit: / answers {error.code}", flush=True)
            return False
        except OSError:
            time.sleep(0.1)
    return False


def articles_on(address: str) -> set[str]:
    """Public ids of the articles that a page links."""
    with urllib.request.urlopen(address, timeout=30) as response:
        return set(ARTICLE.findall(response.read().decode()))


def stop(server: subprocess.Popen[bytes], port: int) -> list[str]:
    """Ctrl-C reaches the whole group, make and what it started."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGINT)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        return ["it did not stop within 20 s of Ctrl-C"]
    with socket.socket() as probe:
        still_there = probe.connect_ex(("127.0.0.1", port)) == 0
    return ["something still listens after Ctrl-C"] if still_there else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
