"""The topics of the codebook. Rows hold the code; the labels stand in the codebook's data."""

from __future__ import annotations

from django.db import models
from django.db.models import OuterRef

from archive.lexicons.codebook import TOPICS
from archive.models.addresses import address_of
from archive.models.chronicle import chronicle
from archive.models.coded import label_of
from archive.models.tally import tally


class TopicQuerySet(models.QuerySet["Topic"]):
    def with_tallies(self) -> TopicQuerySet:
        """Each with `messages` and, of these, `promises`: standing ones in visible articles."""
        from archive.models.commitment import Commitment

        said = Commitment.topics.through.objects.filter(topic=OuterRef("pk"), commitment__article__hidden=False)
        shown = said.exclude(commitment__review_state="rejected")
        return self.annotate(
            messages=tally(shown, "topic"), promises=tally(shown.filter(commitment__strict=True), "topic")
        )


class Topic(models.Model):
    code = models.SlugField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    history = chronicle()
    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return address_of("topic", self.code)

    @property
    def label(self) -> str:
        """In the language of the page; the bare code for a topic that has left the codebook."""
        return label_of(TOPICS[self.code]) if self.code in TOPICS else self.code
