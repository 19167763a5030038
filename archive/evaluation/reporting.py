"""The result of an evaluation as JSON for programs and as a table with its faults for people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Any

from archive.evaluation.fields import Result
from archive.evaluation.scores import Comparison, Score


def as_json(result: Result) -> dict[str, Any]:
    """By field: the figures, and by article what was missed and what was wrongly found."""
    return {field: {**_figures(total(by_article)), **_faults(by_article)} for field, by_article in result.items()}


def total(by_article: dict[str, Comparison]) -> Score:
    """The counts of all articles together."""
    return reduce(add, (comparison.score for comparison in by_article.values()), Score())


def _figures(score: Score) -> dict[str, Any]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "hits": score.hits,
        "misses": score.misses,
        "false_alarms": score.alarms,
    }


def _faults(by_article: dict[str, Comparison]) -> dict[str, Any]:
    return {
        "missed": {id: list(comparison.missed) for id, comparison in by_article.items() if comparison.missed},
        "alarms": {id: list(comparison.alarms) for id, comparison in by_article.items() if comparison.alarms},
    }


def as_text(result: Result) -> str:
    """A table of the figures, then every miss and false alarm."""
    return "\n".join([*_table(result), "", *_listing(result)]).rstrip() + "\n"


def _table(result: Result) -> Iterator[str]:
    yield f"{'field':<20} {'precision':>9} {'recall':>7} {'F1':>6}  {'right':>5} {'missed':>6} {'false':>5}"
    for field, by_article in result.items():
        score = total(by_article)
        yield (
            f"{field:<20} {score.precision:>9.3f} {score.recall:>7.3f} {score.f1:>6.3f}"
            f"  {score.hits:>5} {score.misses:>6} {score.alarms:>5}"
        )


def _listing(result: Result) -> Iterator[str]:
    for field, by_article in result.items():
        for id, comparison in by_article.items():
            yield from (f"{field}, {id}, missed: {fault}" for fault in comparison.missed)
            yield from (f"{field}, {id}, false alarm: {fault}" for fault in comparison.alarms)
