"""The log of changes: who changed which record, when and why, in a chain in which no line can be altered unseen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One act on one record. Written by `archive.journal` alone; nothing ever changes or removes one.

    kind, record   the record's model and primary key ("article", 17); `name` is what it is called outside
    before, after  the record's digest (see `archive.fixity`); "" where it did not exist, or no longer does
    parts          the digests from which `after` is made, one a table; None in events written before there were any
    hash           SHA-256 over all of this but `parts`, and over `previous`, the hash of the event before
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(_("when"))
    by = models.CharField(_("who"), max_length=150)
    act = models.CharField(_("act"), max_length=100)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    kind = models.CharField(_("kind of record"), max_length=40)
    record = models.BigIntegerField(_("record"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    before = models.CharField(_("digest before"), max_length=64, blank=True)
    after = models.CharField(_("digest after"), max_length=64, blank=True)
    parts = models.JSONField(_("digests of the parts"), null=True, blank=True, editable=False)
    previous = models.CharField(_("hash of the event before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = [models.Index(fields=["kind", "record", "number"], name="event_of_record")]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.name}"


class Touch(models.Model):
    """A record that an act changed and that no event tells of yet: written by triggers, whatever wrote the row.

    `part` is the table that was written; "" where rows beneath the row may have come or gone with it.
    """

    act = models.TextField()
    kind = models.CharField(max_length=40)
    record = models.BigIntegerField()
    part = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["record", "kind"], name="touch_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"


class Head(models.Model):
    """How far the log is written down in the file beside the originals; at most one row."""

    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return str(self.number)
