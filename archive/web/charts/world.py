"""The world with a number for each state: a circle whose area is in proportion to it, over simplified outlines.

Size alone carries the number, because shades are told apart by few; a tint only says where there is anything at all.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LARGEST, LEAST, REACH = 30.0, 2.0, 6.0
"""Radii: of the state with most, of the smallest circle that can still be seen, and of what can be hit around it."""


@dataclass(frozen=True)
class Place:
    """A state with a number. `outline` is "" for one that is too small to be drawn but as its circle."""

    code: str
    count: int
    x: int
    y: int
    radius: float
    outline: str

    @property
    def reach(self) -> float:
        return max(self.radius, REACH)


@dataclass(frozen=True)
class World:
    """`places` come with the largest circles first, so that none hides a smaller one."""

    size: tuple[int, int]
    empty: str
    """The outline of all land where nothing is counted."""
    places: tuple[Place, ...]
    specks: tuple[tuple[int, int], ...]
    """Where small states lie for which nothing is counted."""
    unplaced: Mapping[str, int]
    """What is counted for codes that the map does not know."""


def world(counts: Mapping[str, int]) -> World:
    """`counts` by ISO 3166-1 alpha-2."""
    data = _data()
    counted = {code: count for code, count in counts.items() if count and code in data["place"]}
    most = max(counted.values(), default=1)
    places = (_place(code, count, most) for code, count in counted.items())
    return World(
        size=tuple(data["size"]),
        empty="".join(path for code, path in data["outline"].items() if code not in counted),
        places=tuple(sorted(places, key=lambda place: (-place.radius, place.code))),
        specks=tuple(tuple(data["place"][code]) for code in data["small"] if code not in counted),
        unplaced={code: count for code, count in counts.items() if count and code not in counted},
    )


def _place(code: str, count: int, most: int) -> Place:
    x, y = _data()["place"][code]
    radius = max(LEAST, LARGEST * math.sqrt(count / most))
    return Place(code, count, x, y, round(radius, 1), _data()["outline"].get(code, ""))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("outlines.toml").read_text(encoding="utf-8"))
