"""Measurements -> a report in Markdown: what was measured, on what, and how it compares."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

Measured = Mapping[str, Any]
CLASSES = ("rare", "mid", "common", "phrase", "prefix", "filtered")


def report(size: int, measured: Measured) -> str:
    """The whole report; sections follow in the order of the questions that a reader has."""
    parts = [_head(size), _engine_work(measured), _newest(measured), _pages(measured), _building(measured, size)]
    return "\n\n".join(parts) + "\n"


def _head(size: int) -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"# Search at {size:,} articles\n\n"
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, SQLite"
        f" {sqlite3.sqlite_version}. Load average at the end: {load}; beyond the machine's cores it means that others"
        " were at work on it and that figures vary by as much. Medians (95th percentiles) in milliseconds, warm, a"
        " dozen queries of each class, each asked several times."
    )


def _engine_work(measured: Measured) -> str:
    """Count, twenty rows, snippets and four facets, beside tantivy doing the same."""
    limit = measured["tantivy"]["page"]
    rows = []
    for name in CLASSES:
        cells = [_cell(limit[name])]
        for engine, order in _columns(measured):
            timing = measured[engine][order][name]
            cells += [_cell(timing), f"{timing['median'] / limit[name]['median']:.1f} ×"]
        rows.append([name, f"{_mean(limit[name]['totals']):,.0f}", *cells])
    heads = [head for engine, order in _columns(measured) for head in (f"{engine}, {_ORDERS[order]}", "ratio")]
    return "## Engine work of a page: total, rows, snippets, four facets\n\n" + _table(
        ["class", "matches", "tantivy", *heads], rows
    )


_ORDERS = {"page": "newest first", "ranked": "by relevance"}


def _columns(measured: Measured) -> list[tuple[str, str]]:
    return [(engine, order) for engine in _engines(measured) for order in _ORDERS]


def _newest(measured: Measured) -> str:
    engines = _engines(measured)
    rows = [[name, *(_cell(measured[engine]["newest"][name]) for engine in engines)] for name in CLASSES]
    rows.append(["page 200 of a common word, with total", *(_cell(measured[engine]["deep"]) for engine in engines)])
    return "## Newest first, the walk along the keys\n\n" + _table(["class", *engines], rows)


def _pages(measured: Measured) -> str:
    """Over HTTP, beside Datasette; totals are compared with tantivy's and Datasette's where they ask the same."""
    engines = _engines(measured)
    other = measured["datasette"]["http"]
    rows = []
    for name in CLASSES:
        cells = [_cell(measured[engine]["http"][name]) for engine in engines]
        if name in other:
            ratio = other[name]["median"] / measured["sqlite"]["http"][name]["median"]
            cells += [_cell(other[name]), f"{ratio:.1f} ×", _agreement(measured, name)]
        rows.append([name, *cells])
    rows += [
        [label, *(_cell(measured[engine]["http"][key]) for engine in engines)]
        for key, label in (("list", "the list, nothing asked"), ("healthz", "health"))
    ]
    return "## Whole pages over HTTP, one worker\n\n" + _table(
        ["class", *engines, "Datasette", "Datasette / SQLite", "totals"], rows
    )


def _agreement(measured: Measured, name: str) -> str:
    found = [list(measured[engine]["page"][name]["totals"]) for engine in _engines(measured)]
    expected = list(measured["datasette"]["http"][name]["totals"])
    return "equal" if all(totals == expected for totals in found) else f"differ: {found[0][:3]} and {expected[:3]}"


def _building(measured: Measured, size: int) -> str:
    rows = []
    for engine in _engines(measured):
        filled = measured[engine]["filled"]
        rate = "built before" if not filled["articles"] else f"{filled['articles'] / filled['indexing']:,.0f}"
        live = "" if not filled["articles"] else f"{filled['articles'] / (filled['indexing'] + filled['writing']):,.0f}"
        rows.append([engine, rate, live, f"{measured[engine]['bytes'] / size / 1024:.1f}"])
    limit = measured["tantivy"]
    rows.append(["tantivy", f"{size / limit['seconds']:,.0f}", "", f"{limit['bytes'] / size / 1024:.1f}"])
    return "## Building\n\n" + _table(
        ["engine", "articles a second, indexing", "with the rows themselves", "index, KiB an article"], rows
    )


def _engines(measured: Measured) -> list[str]:
    return [engine for engine in ("sqlite", "postgresql") if engine in measured]


def _cell(timing: Mapping[str, float]) -> str:
    return f"{timing['median']:.2f} ({timing['p95']:.2f})"


def _mean(totals: Iterable[int]) -> float:
    every = list(totals)
    return sum(every) / max(len(every), 1)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    filled = [[*row, *[""] * (len(heads) - len(row))] for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in [heads, ["---"] * len(heads), *filled])
