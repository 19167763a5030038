"""Okapi bm25 as FTS5 computes it, from what PostgreSQL's ts_rank says of each word.

ts_rank of one word sums w(i) / i² over its places i and divides by π²/6, after moving the heaviest to the front: a
strictly growing function of the number of occurrences, so that the number can be had back from the rank.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from archive.search.engines import BODY_WEIGHT, TITLE_WEIGHT
from archive.search.tsvector import MAX_OCCURRENCES


def bm25(table: np.ndarray, documents: int, mean: float, having: Sequence[int]) -> np.ndarray:
    """`table`: a row a document; its length, then for each word its ranks in title and in body. `mean`: the length of
    all `documents` on average; `having`: how many have each word."""
    saturation = 1.2 * (0.25 + 0.75 * table[:, 0] / mean)
    total = np.zeros(len(table))
    for place, number in enumerate(having):
        frequency = _weighted_occurrences(table[:, 1 + 2 * place], table[:, 2 + 2 * place])
        total += _idf(documents, number) * frequency * 2.2 / (frequency + saturation)
    return total


_SCALE = 1.64493406685
_SUMS = np.concatenate([[0.0], np.cumsum(1.0 / np.arange(1, MAX_OCCURRENCES + 2) ** 2)])
_BETWEEN = (_SUMS[:-1] + _SUMS[1:]) / 2


def _weighted_occurrences(title_rank: np.ndarray, body_rank: np.ndarray) -> np.ndarray:
    in_title = _occurrences(title_rank * _SCALE)
    moved_to_front = np.where(body_rank > 0, 1.0 - 1.0 / (in_title + 1) ** 2, 0.0)
    together = np.where(body_rank > 0, _occurrences(body_rank * _SCALE - moved_to_front + _SUMS[in_title]), in_title)
    return TITLE_WEIGHT * in_title + BODY_WEIGHT * (together - in_title)


def _occurrences(sums: np.ndarray) -> np.ndarray:
    return np.minimum(np.searchsorted(_BETWEEN, sums), MAX_OCCURRENCES)


def _idf(documents: int, having: int) -> float:
    rarity = math.log((documents - having + 0.5) / (having + 0.5))
    return rarity if rarity > 0 else 1e-6
