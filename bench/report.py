"""Measurements -> a report in Markdown: what was measured, on what, and how it compares."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Measured = Mapping[str, Any]
CLASSES = ("rare", "mid", "common", "phrase", "prefix", "filtered")
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ORDERS = {"page": "newest first", "ranked": "by relevance"}


def report(folder: Path) -> str:
    """Of every size that was measured, the largest first; then how costs grow from the smallest to the largest."""
    found = {int(kept.parent.name): json.loads(kept.read_text()) for kept in folder.glob("*/measured.json")}
    found = {size: measured for size, measured in found.items() if "tantivy" in measured and _engines(measured)}
    sizes = sorted(found, reverse=True)
    turns = sorted((json.loads(kept.read_text()) for kept in folder.glob("*/turns.json")), key=lambda one: -one["size"])
    parts = [_head(), *map(in_turn, turns), *(_of_size(size, found[size]) for size in sizes), _growth(found)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head() -> str:
    return (
        f"# Search, measured\n\n{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}. Medians (95th percentiles) in milliseconds, warm; a dozen queries of each"
        " class, each asked three times; tantivy, Datasette and Django's floor in the same run as the engines of that"
        " size. `make bench SIZE=…` measures a size again and writes this report anew."
    )


def in_turn(measured: Measured) -> str:
    """What `bench.turns` measured on SQLite."""
    found, load = measured["found"], ", ".join(f"{one:.1f}" for one in measured["load"])
    rows = [_turn(name, found[name]) for name in CLASSES]
    ratios = [f"{statistics.median(_ratio(found[name], work) for name in CLASSES):.1f} ×" for work in ORDERS]
    rows.append(["median of the ratios", "", "", "", ratios[0], "", ratios[1], "", ""])
    heads = ["newest first", "ratio", "by relevance", "ratio", "the newest twenty keys", "longest page, waited"]
    others = [("a dozen filters without words, the newest twenty keys", found["any filter"]["newest"])]
    others += [(f"a common word, rows of {name}", timing) for name, timing in found["depth"].items()]
    return "\n\n".join(
        [
            f"## {measured['size']:,} articles, SQLite and tantivy asked in turn",
            f"Milliseconds of processor time, medians. Load average when it began: {load}.",
            _table(["class", "matches", "tantivy, by relevance", *heads], rows),
            _table(["", "processor", "waited, longest"], [[name, *_both(timing)] for name, timing in others]),
        ]
    )


def _turn(name: str, who: Measured) -> list[str]:
    cells = [f"{statistics.mean(who['tantivy']['totals']):,.0f}", f"{who['tantivy']['processor']:.2f}"]
    for work in ORDERS:
        cells += [f"{who[work]['processor']:.2f}", f"{_ratio(who, work):.1f} ×"]
    return [name, *cells, f"{who['newest']['processor']:.2f}", f"{who['page']['longest']:,.0f}"]


def _ratio(who: Measured, work: str) -> float:
    return who[work]["processor"] / who["tantivy"]["processor"]


def _both(timing: Measured) -> list[str]:
    return [f"{timing['processor']:.2f}", f"{timing['longest']:,.0f}"]


def _of_size(size: int, measured: Measured) -> str:
    load = ", ".join(f"{one:.1f}" for one in measured["load"])
    noise = f"Load average when it began: {load}. Beyond the machine's cores it means that others worked on it too."
    parts = [_engine_work(measured), _newest(measured), _pages(measured), _building(measured, size)]
    return "\n\n".join([f"## {size:,} articles\n\n{noise}", *(part for part in parts if part)])


def _engine_work(measured: Measured) -> str:
    """Total, twenty rows, snippets and four facets, beside tantivy doing the same."""
    columns = [(engine, order) for engine in _engines(measured) for order in ORDERS]
    limit, rows = measured["tantivy"]["page"], []
    ratios: list[list[float]] = [[] for _ in columns]
    for name in CLASSES:
        cells = [_cell(limit[name])]
        for place, (engine, order) in enumerate(columns):
            ratios[place].append(measured[engine][order][name]["median"] / limit[name]["median"])
            cells += [_cell(measured[engine][order][name]), f"{ratios[place][-1]:.1f} ×"]
        rows.append([name, f"{statistics.mean(limit[name]['totals']):,.0f}", *cells])
    medians = [cell for each in ratios for cell in ("", f"{statistics.median(each):.1f} ×")]
    heads = [head for engine, order in columns for head in (f"{ENGINES[engine]}, {ORDERS[order]}", "ratio")]
    return "### Engine work of a page: total, rows, snippets, four facets\n\n" + _table(
        ["class", "matches", "tantivy, by relevance", *heads], [*rows, ["median of the ratios", "", "", *medians]]
    )


def _newest(measured: Measured) -> str:
    """Keys only, no rows."""
    engines = _engines(measured)
    rows = [[name, *(_cell(measured[engine]["newest"][name]) for engine in engines)] for name in CLASSES]
    for key, label in (("any filter", "a dozen filters without words"), ("deep", "page 200 of a common word, rows")):
        rows.append([label, *(_cell(measured[engine][key]) for engine in engines)])
    return "### Newest twenty\n\n" + _table(["class", *(ENGINES[engine] for engine in engines)], rows)


def _pages(measured: Measured) -> str:
    """Over HTTP; totals are compared where the rivals ask the same."""
    engines, rows = _engines(measured), []
    other = measured.get("datasette", {}).get("http", {})
    for name in CLASSES:
        cells = []
        for engine in engines:
            http = measured[engine]["http"]
            median = http["first"][name]["median"]
            cells += [_cell(http["first"][name]), f"{median / http['floor']['median']:.1f} ×"]
            cells.append(f"{other[name]['median'] / median:.1f} ×" if name in other else "")
        rows.append([name, *cells, _cell(other[name]) if name in other else "", _agreement(measured, name)])
    heads = [head for engine in engines for head in (ENGINES[engine], "of the floor", "quicker than Datasette")]
    return "\n\n".join(
        [
            "### Whole pages over HTTP, one worker, each query asked once",
            _table(["class", *heads, "Datasette", "totals"], rows),
            _table(["", *(ENGINES[engine] for engine in engines)], [_other(measured, key) for key in _OTHERS]),
        ]
    )


_OTHERS = {
    "again": "a page asked for again",
    "unchanged": "asked again with its ETag",
    "list": "the list, nothing asked",
    "empty": "Django: an empty view",
    "floor": "Django's floor: a static list of 20 rows with 40 facet links",
}


def _other(measured: Measured, key: str) -> list[str]:
    return [_OTHERS[key], *(_cell(measured[engine]["http"][key]) for engine in _engines(measured))]


def _agreement(measured: Measured, name: str) -> str:
    """Whether all that count the same query count the same."""
    counted = {engine: measured[engine]["page"][name]["totals"] for engine in _engines(measured)}
    counted["tantivy"] = measured["tantivy"]["page"][name]["totals"]
    if name in measured.get("datasette", {}).get("http", {}):
        counted["Datasette"] = measured["datasette"]["http"][name]["totals"]
    every = [[min(total, _CAP) for total in totals] for totals in counted.values()]
    return "equal" if all(totals == every[0] for totals in every) else f"differ: {counted}"


_CAP = 100_000
"""The archive counts so many."""


def _building(measured: Measured, size: int) -> str:
    limit, rows = measured["tantivy"], []
    theirs = size / (limit["seconds"] + limit["seconds of promises"])
    for engine in _engines(measured):
        filled = measured[engine]["filled"]
        cells = ["", "", "", "", ""] if not filled else _rates(filled, theirs)
        rows.append([ENGINES[engine], *cells, f"{measured[engine]['bytes'] / size / 1024:.1f}"])
    rows.append(["tantivy", f"{theirs:,.0f}", "", "", "", "", f"{limit['bytes'] / size / 1024:.1f}"])
    heads = ["engine", "built, a second", "of tantivy", "live index, a second", "with rows", "memory, + MiB"]
    return (
        "### Building: articles, each with two commitments that are indexed as well\n\n"
        "“Live” are the last articles, in batches of 250, triggers and index standing.\n\n"
        + _table([*heads, "index, KiB an article"], rows)
    )


def _rates(filled: Measured, theirs: float) -> list[str]:
    built = filled["built"] / filled["building"]
    indexed, imported = filled["live_articles"] / filled["indexing"], filled["live_articles"] / filled["live"]
    return [
        f"{built:,.0f}",
        f"{built / theirs:.2f} ×",
        f"{indexed:,.0f}",
        f"{imported:,.0f}",
        f"{filled['growth']:.0f}",
    ]


def _growth(found: Mapping[int, Measured]) -> str:
    """Linear would be ten times from size to size."""
    sizes = sorted(found)
    engines = [engine for engine in ENGINES if all(engine in found[size] for size in sizes)]
    if len(sizes) < 2 or not engines:
        return ""
    rows = [
        [f"{ENGINES[engine]}, {name}", *(f"{found[size][engine]['page'][name]['median']:.2f}" for size in sizes)]
        for engine in engines
        for name in CLASSES
    ]
    return "## Growth: engine work of a page, newest first\n\n" + _table(
        ["class", *(f"{size:,}" for size in sizes)], rows
    )


def _engines(measured: Measured) -> list[str]:
    return [engine for engine in ENGINES if engine in measured]


def _cell(timing: Mapping[str, float]) -> str:
    return f"{timing['median']:.2f} ({timing['p95']:.2f})"


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    filled = [[*row, *[""] * (len(heads) - len(row))] for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in [heads, ["---"] * len(heads), *filled])
