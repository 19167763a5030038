"""Which record of a review queue lies before whom: others are offered the next one."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models

HELD = dt.timedelta(minutes=10)
"""Who looks at a record longer than this is taken to have left it."""


class OfferQuerySet(models.QuerySet["Offer"]):
    def held_by_others(self, queue: str, user: int, now: dt.datetime) -> models.QuerySet[Offer, int]:
        """Keys of the records that lie before other people."""
        others = self.filter(queue=queue, made_at__gt=now - HELD).exclude(user=user)
        return others.values_list("record", flat=True)

    def lay_before(self, queue: str, record: int, user: int, now: dt.datetime) -> None:
        """Nearly always there is one to change: said in one statement."""
        offer = {"record": record, "made_at": now}
        if not self.filter(queue=queue, user=user).update(**offer):
            self.update_or_create(queue=queue, user_id=user, defaults=offer)


class Offer(models.Model):
    """One a queue and person: no assignment, only a look at what is in use. It locks nothing."""

    queue = models.SlugField(max_length=20, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    record = models.BigIntegerField()
    made_at = models.DateTimeField()

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["queue", "user"], name="offer_once_a_person")]

    def __str__(self) -> str:
        return f"{self.queue}: {self.record}"
