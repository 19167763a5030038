"""Several reports message by message: one row for each message of the statement, one cell for each report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.comparing.alignment import Pair, align
from archive.comparing.messages import Said

Report = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why the messages of two reports stand in one row: the numbers of the reports, and the pair."""

    one: int
    other: int
    pair: Pair


@dataclass(slots=True)
class Row:
    """`cells[n]` are the messages of report n, empty where it leaves the message out."""

    cells: list[list[Said]]
    links: list[Link] = field(default_factory=list)

    @property
    def told(self) -> int:
        """In how many reports the message stands."""
        return sum(bool(cell) for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Whether a report leaves it out, or reports it with another kind, modality, strength or figure."""
        return self.told < len(self.cells) or bool(self.differences)

    @property
    def differences(self) -> list[str]:
        """Names of the codes in which the reports differ."""
        told = [cell for cell in self.cells if cell]
        codes: dict[str, list[Any]] = {
            "kind": [{said.kind for said in cell} for cell in told],
            "modality": [{said.modality for said in cell} for cell in told],
            "intensifier": [{any(said.intensified for said in cell)} for cell in told],
            "numbers": [{number for said in cell for number in said.numbers} for cell in told],
            "attribution": [{any(said.bare for said in cell)} for cell in told],
        }
        return [name for name, values in codes.items() if any(value != values[0] for value in values)]


def tabulate(reports: Sequence[Report]) -> list[Row]:
    """Rows in the order of the fullest report; what only others say stands where they say it."""
    rows: list[Row] = []
    placed: list[int] = []
    for number in sorted(range(len(reports)), key=lambda n: (-len(reports[n]), n)):
        _place(rows, reports, number, placed)
        placed.append(number)
    return rows


def _place(rows: list[Row], reports: Sequence[Report], number: int, placed: Sequence[int]) -> None:
    """Adds one report: each message into the row of its best pair in a report placed before, else into a new row."""
    links = _links(reports, number, placed)
    at = 0
    for index, said in enumerate(reports[number]):
        row = _joined(rows, [(link, reports[link.one][link.pair.one]) for link in links.get(index, ())])
        if row is None:
            row = Row([[] for _ in reports])
            rows.insert(at, row)
        row.links += links.get(index, ())
        row.cells[number].append(said)
        at = rows.index(row) + 1


def _links(reports: Sequence[Report], number: int, placed: Sequence[int]) -> dict[int, list[Link]]:
    """For each message of the report its pairs in the placed report that it agrees with best, the best first."""
    found: dict[int, list[Link]] = {}
    for other in placed:
        for pair in sorted(align(reports[other], reports[number]).pairs, key=lambda pair: -pair.score):
            known = found.get(pair.other)
            if known is None or pair.score > known[0].pair.score:
                found[pair.other] = [Link(other, number, pair)]
            elif known[0].one == other:
                known.append(Link(other, number, pair))
    return found


def _joined(rows: list[Row], links: Sequence[tuple[Link, Said]]) -> Row | None:
    """The row of the best link; what another report says in several rows becomes one of them."""
    found = [row for link, said in links if (row := _row_of(rows, said, link.one))]
    for row in found[1:]:
        if row is not found[0] and row in rows:
            found[0].cells = [mine + theirs for mine, theirs in zip(found[0].cells, row.cells, strict=True)]
            found[0].links += row.links
            rows.remove(row)
    return found[0] if found else None


def _row_of(rows: Sequence[Row], said: Said, number: int) -> Row | None:
    return next((row for row in rows if said in row.cells[number]), None)
