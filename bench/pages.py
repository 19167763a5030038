"""Whole pages over HTTP: the archive's, Datasette's, and Django's floor, each with one process that serves."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.corpus import texts
from bench.queries import Asked, classes
from bench.rivals import FACETS, Tantivy, fill_datasette
from bench.serving import PORT, gunicorn, serving
from bench.timing import Timing, timed, timed_once

MOST_FOR_DATASETTE = 200_000
"""A common word takes it a second at a hundred thousand articles, and grows with them."""


def of_the_archive(size: int, env: Mapping[str, str]) -> dict[str, Any]:
    """Per class pages that are asked for once, pages asked for again, and again with the ETag; and the floor."""
    asked = classes(texts(size))
    with serving(gunicorn("archive.wsgi:application"), env, "/healthz") as visitor:

        def ask(one: Asked) -> int:
            answer = visitor.get(_address(one))
            assert answer.status == 200, (answer.status, one)
            return len(answer.body)

        def ask_again(one: tuple[str, str]) -> int:
            address, tag = one
            return visitor.get(address, {"If-None-Match": tag}).status

        for warming in ("lorem", "ipsum", "dolor", *FACETS):
            ask(Asked(warming))
        first = {name: asdict(timed_once(ask, items)) for name, items in asked.items()}
        again = asdict(timed(ask, asked["common"]))
        tagged = [(_address(one), visitor.get(_address(one)).headers.get("ETag", "")) for one in asked["common"]]
        unchanged = asdict(timed(ask_again, tagged))
        shown = asdict(timed(lambda path: len(visitor.get(path).body), ["/articles/"]))
    return {"first": first, "again": again, "unchanged": unchanged, "list": shown, **floor()}


def _address(one: Asked) -> str:
    return f"/articles/?{urlencode({'q': one.typed})}"


def floor() -> dict[str, Any]:
    with serving(gunicorn("bench.floor:application"), os.environ, "/empty/") as visitor:

        def ask(path: str) -> int:
            return len(visitor.get(path).body)

        return {
            "empty": asdict(timed(ask, ["/empty/"], repeats=100)),
            "floor": asdict(timed(ask, ["/list/"], repeats=100)),
        }


def rivals(size: int, folder: Path) -> dict[str, Any]:
    asked = classes(texts(size))
    limit = Tantivy(folder / "tantivy")
    seconds = limit.fill(texts(size))
    promised = Tantivy(folder / "tantivy-promises").fill_promises(texts(size))
    measured: dict[str, Any] = {
        "tantivy": {
            "seconds": seconds,
            "seconds of promises": promised,
            "bytes": sum(one.stat().st_size for one in (folder / "tantivy").iterdir()),
            "page": {name: asdict(timed(limit.ask, items)) for name, items in asked.items()},
        }
    }
    if size <= MOST_FOR_DATASETTE:
        measured["datasette"] = _datasette(size, folder, asked)
    return measured


def _datasette(size: int, folder: Path, asked: Mapping[str, list[Asked]]) -> dict[str, Any]:
    started = time.perf_counter()
    fill_datasette(folder / "datasette.db", texts(size))
    seconds = time.perf_counter() - started
    command = [sys.executable, "-m", "datasette", "serve", str(folder / "datasette.db"), "-p", str(PORT)]
    for setting in ("sql_time_limit_ms", "facet_time_limit_ms"):
        command += ["--setting", setting, "60000"]
    with serving(command, os.environ, "/") as visitor:

        def ask(one: Asked) -> int:
            return visitor.get(_datasette_address(one, "")).status

        def total(one: Asked) -> int:
            return int(json.loads(visitor.get(_datasette_address(one, ".json")).body)["filtered_table_rows_count"])

        def timing(items: list[Asked]) -> dict[str, Any]:
            found = timed(ask, items, 1)
            return asdict(Timing(found.median, found.p95, tuple(total(one) for one in items)))

        return {
            "seconds": seconds,
            "http": {name: timing(items) for name, items in asked.items() if name != "filtered"},
        }


def _datasette_address(one: Asked, suffix: str) -> str:
    words = f'"{one.words}"' if one.is_phrase else one.words
    searched = [("_search", words), ("_searchmode", "raw"), ("_size", "20")]
    return f"/datasette/articles{suffix}?{urlencode([*searched, *(('_facet', name) for name in FACETS)])}"
