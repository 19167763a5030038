"""Who promises whom: rows promise, columns receive; the number in a cell is drawn as the area of a square."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

CELL = 40
LARGEST = 12
"""States in a row beside other things: more would not be legible on paper."""


@dataclass(frozen=True)
class Node:
    """A state in the matrix: what addresses carry, and what people read."""

    code: str
    label: str
    slug: str


@dataclass(frozen=True)
class Cell:
    source: Node
    target: Node
    count: int
    side: float
    """Of the square, so that its area is in proportion to the count."""

    @property
    def inset(self) -> float:
        return round((CELL - self.side) / 2, 1)

    @property
    def far(self) -> float:
        return round(self.inset + self.side, 1)


@dataclass(frozen=True)
class Row:
    node: Node
    cells: tuple[Cell | None, ...]
    total: int


@dataclass(frozen=True)
class Matrix:
    columns: tuple[Node, ...]
    rows: tuple[Row, ...]
    left_out: int
    """Promises between states that have no room here."""


def matrix(pairs: Iterable[tuple[Node, Node, int]], largest: int = LARGEST) -> Matrix | None:
    """`pairs`: who, to whom, how many. The states with most promises, made or received, come first."""
    counts = {(source, target): count for source, target, count in pairs if source != target}
    if not counts:
        return None
    weight: Counter[Node] = Counter()
    for (source, target), count in counts.items():
        weight[source] += count
        weight[target] += count
    nodes = sorted(weight, key=lambda node: (-weight[node], node.label))[:largest]
    kept = {pair: count for pair, count in counts.items() if set(pair) <= set(nodes)}
    most = max(kept.values(), default=1)
    columns = tuple(node for node in nodes if any(target == node for _source, target in kept))
    rows = tuple(_row(node, columns, kept, most) for node in nodes if any(source == node for source, _target in kept))
    return Matrix(columns, rows, sum(counts.values()) - sum(kept.values()))


def _row(source: Node, columns: tuple[Node, ...], counts: dict[tuple[Node, Node], int], most: int) -> Row:
    cells = tuple(
        Cell(source, target, count, _side(count, most)) if (count := counts.get((source, target), 0)) else None
        for target in columns
    )
    return Row(source, cells, sum(cell.count for cell in cells if cell))


def _side(count: int, most: int) -> float:
    return round(max(14.0, (CELL - 4) * math.sqrt(count / most)), 1)
