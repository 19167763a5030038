"""Who promises and who is promised: the actors in a commitment, and what goes between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, TypeVar

from django.db import models
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from archive.models.naming import Naming, read_as

Said = TypeVar("Said", bound=models.Model)
PROMISING = ("party",)
RECEIVING = ("counterpart", "beneficiary")


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

    def spoken_for_others(self, actor: int) -> Self:
        """Those that the actor spoke and that others make."""
        return self.filter(speaker=actor).exclude(self._with((actor,), PROMISING))

    def between(self, one: int, other: int) -> Self:
        """Made by one of the two to the other, or by both to each other."""
        return self.filter(
            self._with((one,), PROMISING) & self._with((other,), RECEIVING)
            | self._with((other,), PROMISING) & self._with((one,), RECEIVING)
        )

    def pairs_of_countries(self) -> list[tuple[int, int, int]]:
        """Who promises, to whom (primary keys of states), and how often; a joint promise counts both ways."""
        paired = self.order_by().annotate(
            source=FilteredRelation("parts", condition=Q(parts__role__in=PROMISING)),
            target=FilteredRelation("parts", condition=Q(parts__role__in=RECEIVING)),
        )
        states = paired.filter(source__actor__type="country", target__actor__type="country")
        pairs = states.values_list("source__actor", "target__actor").annotate(n=Count("pk", distinct=True))
        return [(source, target, count) for source, target, count in pairs if source != target]

    @staticmethod
    def _with(actors: Iterable[int], roles: tuple[str, ...]) -> Exists:
        parts = CommitmentActor.objects.filter(commitment=OuterRef("pk"), role__in=roles)
        return Exists(parts.filter(actor__in=list(actors)))
