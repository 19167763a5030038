"""Several reports message by message: one row for each message of the statement, one cell for each report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
        codes = {
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
    links = {}
    for other in placed:
        for pair in align(reports[other], reports[number]).pairs:
            known = links.get(pair.other)
            if known is None or pair.score > known.pair.score:
                links[pair.other] = Link(other, number, pair)
    at = 0
    for index, said in enumerate(reports[number]):
        link = links.get(index)
        row = _row_of(rows, reports[link.one][link.pair.one], link.one) if link else None
        if row is None:
            row = Row([[] for _ in reports])
            rows.insert(at, row)
        if link:
            row.links.append(link)
        row.cells[number].append(said)
        at = rows.index(row) + 1


def _row_of(rows: Sequence[Row], said: Said, number: int) -> Row | None:
    return next((row for row in rows if said in row.cells[number]), None)
