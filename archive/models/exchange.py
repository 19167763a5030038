"""Who promises and who is promised: the actors in a commitment, and what goes between two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple, Self, TypeVar

from django.db import models
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from archive.models.naming import Naming, read_as

Said = TypeVar("Said", bound=models.Model)
PROMISING = ("party",)
RECEIVING = ("counterpart", "beneficiary")


class Way(NamedTuple):
    """So many messages of a month (None: undated), of one kind, that go one way, or the other, or both."""

    month: dt.date | None
    strict: bool
    kind: str
    forth: bool
    back: bool
    number: int


class CommitmentActor(Naming):
    """An actor in a commitment: party (who promises), counterpart (to whom), beneficiary or subject."""

    PLACE = ("commitment_id", "actor_id", "role")

    commitment = models.ForeignKey("archive.Commitment", models.CASCADE, related_name="parts")
    actor = models.ForeignKey("archive.Actor", models.PROTECT, related_name="parts")
    actor_read_as = read_as()
    role = models.CharField(_("role"), max_length=11)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("commitment", "role", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "actor", "role"], condition=Q(set_aside=""), name="part_shown_once_a_role"
            )
        ]
        indexes = [models.Index(fields=["actor", "role", "commitment"], name="commitment_by_actor")]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"


def parts_in_order() -> models.QuerySet[CommitmentActor]:
    return CommitmentActor.objects.select_related("actor").order_by("role", "position")


class ExchangeQuerySet(models.QuerySet[Said]):
    """Commitments by those between whom they go."""

    def made_by(self, *actors: int) -> Self:
        return self.filter(self._with(actors, PROMISING))

    def made_to(self, *actors: int) -> Self:
        return self.filter(self._with(actors, RECEIVING))

    def between(self, one: int, other: int) -> Self:
        """Made by one of the two to the other, or by both to each other."""
        return self.filter(
            self._with((one,), PROMISING) & self._with((other,), RECEIVING)
            | self._with((other,), PROMISING) & self._with((one,), RECEIVING)
        )

    def promisers_of(self, pks: Iterable[int]) -> dict[int, set[int]]:
        """The primary keys of those who promise, for each of these messages."""
        promising: dict[int, set[int]] = {pk: set() for pk in pks}
        parts = CommitmentActor.objects.filter(commitment__in=promising, role__in=PROMISING).order_by()
        for commitment, actor in parts.values_list("commitment", "actor"):
            promising[commitment].add(actor)
        return promising

    def pairs_of_countries(self) -> list[tuple[int, int, int]]:
        """Who promises, to whom (primary keys of states), and how often; a joint promise counts both ways."""
        paired = self.order_by().annotate(
            source=FilteredRelation("parts", condition=Q(parts__role__in=PROMISING)),
            target=FilteredRelation("parts", condition=Q(parts__role__in=RECEIVING)),
        )
        states = paired.filter(source__actor__type="country", target__actor__type="country")
        pairs = states.values_list("source__actor", "target__actor").annotate(n=Count("pk", distinct=True))
        return [(source, target, count) for source, target, count in pairs if source != target]

    def ways_by_month(self, one: int, other: int | None = None) -> list[Way]:
        """What one actor promised (`forth`) and was promised (`back`), by month; with the other alone, if given."""
        forth = self._with((one,), PROMISING) if other is None else self._from_to(one, other)
        back = self._with((one,), RECEIVING) if other is None else self._from_to(other, one)
        counted = self._ways(one, forth, back).annotate(month=TruncMonth("article__published_earliest"))
        rows = counted.values_list("month", "strict", "kind", "forth", "back").annotate(n=Count("pk"))
        return [Way(*row) for row in rows]

    def ways_by_topic(self, one: int, other: int) -> list[tuple[str, bool, bool, int]]:
        """What two promise each other, by code of topic: (topic, forth, back, how many)."""
        counted = self._ways(one, self._from_to(one, other), self._from_to(other, one)).filter(topics__isnull=False)
        return list(counted.values_list("topics__code", "forth", "back").annotate(n=Count("pk")))

    def _ways(self, one: int, forth: Any, back: Any) -> Any:
        """Those of either way; the index of the first actor's parts keeps the others from being looked at."""
        theirs = self.order_by().filter(pk__in=CommitmentActor.objects.filter(actor=one).values("commitment"))
        return theirs.filter(Q(forth) | Q(back)).annotate(forth=forth, back=back)

    def _from_to(self, giver: int, taker: int) -> Q:
        return Q(self._with((giver,), PROMISING) & self._with((taker,), RECEIVING))

    @staticmethod
    def _with(actors: Iterable[int], roles: tuple[str, ...]) -> Exists:
        parts = CommitmentActor.objects.filter(commitment=OuterRef("pk"), role__in=roles)
        return Exists(parts.filter(actor__in=list(actors)))
