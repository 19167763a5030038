"""What a curator is shown of a record: plain pieces of text, which the template escapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.admin.seen import Shown, as_text

CONTEXT = 600
"""Characters of the article shown before and after the evidence."""
NEARBY = 160
"""The same, where several pieces of evidence stand one beneath the other."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence where it stands: the quotation inside its sentence, the sentence inside its article."""

    before: str
    opening: str
    quote: str
    closing: str
    after: str
    language: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """`beside` is the same fact of the other record, where two are compared."""

    label: Any
    value: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that can be taken with the key `key`."""

    key: str
    value: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """`address` leads to the record at its desk; `correct` to the form in which it is corrected, "" without one."""

    title: str
    address: str
    state: str
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    correct: str = ""

    def shown(self) -> Shown:
        """All that a verdict rests on, to be sent along with it."""
        facts = {str(fact.label): as_text(f"{fact.value} {fact.beside}") for fact in self.facts}
        quotes = {f"“{number}”": as_text(passage.quote) for number, passage in enumerate(self.passages, 1)}
        return {"": as_text(self.state), **facts, **quotes}


def passage(
    text: str, span: tuple[int, int], sentence: tuple[int, int] | None = None, around: int = CONTEXT, **told: str
) -> Passage:
    """The quotation text[start:end] in its sentence, with the article around it."""
    (start, end), (first, last) = span, sentence or span
    return Passage(
        before=_ending(text, max(first - around, 0), first),
        opening=text[first:start],
        quote=text[start:end],
        closing=text[end:last],
        after=_beginning(text, last, last + around),
        **told,
    )


def _ending(text: str, start: int, end: int) -> str:
    """From the first whole word on."""
    found = text[start:end]
    if start == 0 or not found or text[start - 1].isspace() or found[0].isspace():
        return found
    blank = next((at for at, letter in enumerate(found) if letter.isspace()), 0)
    return f"…{found[blank:]}"


def _beginning(text: str, start: int, end: int) -> str:
    """Up to the last whole word."""
    found = text[start:end]
    if end >= len(text) or not found or text[end].isspace() or found[-1].isspace():
        return found
    blank = next((at for at in range(len(found), 0, -1) if found[at - 1].isspace()), len(found))
    return f"{found[:blank]}…"


def listed(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in values) or "—"
