"""A message ready to be compared with one of another report: its codes, and what it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.comparing.content import content_of, names_of, numbers_of


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `key` names the record it was made from; actors are named by key, everything else by its code.

    named      initiatives, bodies, instruments, territories and third states that the message names
    formulas   ids of the recurring phrases it uses
    bare       it stands in its sentence as a fact: nobody is said to say it, or only behind it
    """

    key: str
    quote: str
    language: str
    start: int = 0
    parties: frozenset[str] = frozenset()
    counterparts: frozenset[str] = frozenset()
    kind: str = ""
    modality: str = ""
    topics: frozenset[str] = frozenset()
    strict: bool = False
    intensified: bool = False
    named: frozenset[str] = frozenset()
    formulas: frozenset[str] = frozenset()
    speaker: str = ""
    by_document: bool = False
    """Said by the joint statement itself, not by one of those who made it."""
    bare: bool = False
    sentence: tuple[int, int] = field(default=(0, 0))

    @property
    def content(self) -> frozenset[str]:
        """What it speaks of, but for who speaks to whom: that is coded."""
        return content_of(self.quote, self.language) - names_of(self.parties | self.counterparts)

    @property
    def numbers(self) -> frozenset[str]:
        return numbers_of(self.quote, self.language)
