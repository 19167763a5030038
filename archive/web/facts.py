"""The facts of an article, each with the steps that led to it and the readings that were not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.models import Appearance, Article
from archive.models.mention import Role
from archive.web.dates import KNOWN, interval_words
from archive.web.reasons import in_words


@dataclass(frozen=True)
class Step:
    """`quote` is "" for a step that no words of the text carry; `language` is that of `says`."""

    quote: str
    says: str
    language: str
    in_text: bool


@dataclass(frozen=True)
class Rival:
    value: str
    why: str
    language: str


@dataclass(frozen=True)
class Fact:
    """`basis` is "" for facts that are no dates; `by_person` when somebody set it, who then stands behind it."""

    name: str
    label: Any
    value: str
    archived: bool
    basis: str = ""
    inferred: bool = False
    by_person: bool = False
    steps: tuple[Step, ...] = ()
    rivals: tuple[Rival, ...] = ()


DATES = (("published", _("Published")), ("event", _("Event")))
NAMED = (
    ("event_place", _("Place")),
    ("dateline", _("Dateline")),
    ("publisher", _("Publisher")),
    ("agency", _("Agency")),
)


def facts(article: Article) -> list[Fact]:
    """In the order of a catalogue card; what nothing is known about is left out, but for the date of publication."""
    return [*_dates(article), *_names(article)]


@dataclass(frozen=True)
class CastRole:
    label: Any
    parts: tuple[Appearance, ...]


def cast(appearances: Iterable[Appearance]) -> list[CastRole]:
    """The actors of an article by their role in it: those who act first, those merely mentioned last."""
    parts = list(appearances)
    roles = ((role, tuple(part for part in parts if part.role == role)) for role in Role)
    return [CastRole(role.label, found) for role, found in roles if found]


def _dates(article: Article) -> Iterator[Fact]:
    for name, label in DATES:
        first, last = getattr(article, f"{name}_earliest"), getattr(article, f"{name}_latest")
        basis = getattr(article, f"{name}_basis")
        if first is None and name != "published":
            continue
        yield Fact(
            name,
            label,
            interval_words(first, last),
            archived=False,
            basis=basis,
            inferred=first is not None and basis not in KNOWN,
            by_person=article.is_set_by_person(f"{name}_earliest"),
            steps=_steps(article, name),
            rivals=_rivals(article, name),
        )


def _names(article: Article) -> Iterator[Fact]:
    for name, label in NAMED:
        if value := getattr(article, name):
            yield Fact(
                name,
                label,
                str(value),
                archived=True,
                by_person=article.is_set_by_person(name),
                steps=_steps(article, name),
                rivals=_rivals(article, name),
            )


def _steps(article: Article, name: str) -> tuple[Step, ...]:
    return tuple(
        Step(step.get("quote", ""), *_in_words(step, "says"), step.get("start") is not None)
        for step in article.evidence.get(name, ())
    )


def _rivals(article: Article, name: str) -> tuple[Rival, ...]:
    return tuple(Rival(rival.get("value", ""), *_in_words(rival, "why")) for rival in article.rivals.get(name, ()))


def _in_words(step: Mapping[str, Any], english: str) -> tuple[str, str]:
    return in_words(step.get(english, ""), step.get("reasons", ()))
