"""A commitment: one attributed undertaking or position, inside the sentence that says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from archive.models.actor import Actor
from archive.models.addresses import address_of
from archive.models.chronicle import chronicle
from archive.models.coded import kinds, modalities
from archive.models.exchange import PROMISING, RECEIVING, CommitmentActor, ExchangeQuerySet, parts_in_order
from archive.models.naming import Moving, read_as
from archive.models.review import Reviewed, ReviewState
from archive.models.statement import Statement

PROMISING_KINDS = ("undertaking", "pledge", "aid_pledge")
FIRM_MODALITIES = ("binding", "decided", "will", "ready")
"""The codebook's strict rule as the database computes it; a test holds both to the same answers."""


class CommitmentQuerySet(ExchangeQuerySet["Commitment"]):
    def standing(self) -> CommitmentQuerySet:
        """Without what a curator rejected and what stands in hidden articles."""
        return self.not_rejected().filter(article__hidden=False)

    def not_rejected(self) -> CommitmentQuerySet:
        return self.exclude(review_state=ReviewState.REJECTED)

    def strict(self) -> CommitmentQuerySet:
        return self.filter(strict=True)

    def not_strict(self) -> CommitmentQuerySet:
        return self.filter(strict=False)

    def in_statement(self, statement: Statement) -> CommitmentQuerySet:
        """Said in the articles that report it."""
        return self.filter(article__in=[report.article_id for report in statement.standing_reports])

    def newest_first(self) -> CommitmentQuerySet:
        return self.order_by("-article__published_order", "-article_id", "start", "pk")

    def oldest_first(self) -> CommitmentQuerySet:
        return self.order_by(F("article__published_earliest").asc(nulls_last=True), "article_id", "start", "pk")

    def soonest_due_first(self) -> CommitmentQuerySet:
        return self.order_by(F("deadline").asc(nulls_last=True), "-article__published_order", "pk")

    def said_by(self, actor: int) -> CommitmentQuerySet:
        return self.filter(speaker=actor)

    def of_kinds(self, codes: Iterable[str]) -> CommitmentQuerySet:
        return self.filter(kind__in=list(codes))

    def on_topics(self, codes: Iterable[str]) -> CommitmentQuerySet:
        tagged = Commitment.topics.through.objects.filter(commitment=OuterRef("pk"), topic__code__in=list(codes))
        return self.filter(Exists(tagged))

    def with_deadline(self) -> CommitmentQuerySet:
        return self.exclude(deadline=None)

    def due_before(self, day: dt.date) -> CommitmentQuerySet:
        return self.filter(deadline__lt=day)

    def due_from(self, day: dt.date) -> CommitmentQuerySet:
        return self.filter(deadline__gte=day)

    def with_status(self) -> CommitmentQuerySet:
        """Each with `status` and `status_on`, those of the last line of its log; None where nobody keeps one."""
        from archive.models.follow_up import StatusEntry

        lines = StatusEntry.objects.filter(commitment=OuterRef("pk")).order_by("-on", "-pk")
        return self.annotate(status=Subquery(lines.values("status")[:1]), status_on=Subquery(lines.values("on")[:1]))

    def with_bonds(self) -> CommitmentQuerySet:
        """Each with `is_bound`: whether people wrote in its log, judged what stands on it, or let another record go up
        in it; then it must not go."""
        from archive.models.follow_up import Fulfilment, StatusEntry
        from archive.models.wording import Wording

        this = OuterRef("pk")
        judged = [
            Exists(Fulfilment.objects.filter(promise=this).exclude(review_state=ReviewState.PROPOSED)),
            Exists(Wording.objects.filter(Q(earlier=this) | Q(later=this)).exclude(review_state=ReviewState.PROPOSED)),
        ]
        logged = Exists(StatusEntry.objects.filter(commitment=this))
        led_to = Exists(Commitment.objects.filter(replaced_by=this))
        return self.annotate(is_bound=ExpressionWrapper(logged | led_to | judged[0] | judged[1], models.BooleanField()))

    def in_status(self, *statuses: str) -> CommitmentQuerySet:
        """By the last line of the log; the few that have a log are looked at, not all."""
        from archive.models.follow_up import StatusEntry

        kept = Commitment.objects.filter(pk__in=StatusEntry.objects.values("commitment")).with_status()
        return self.filter(pk__in=kept.filter(status__in=statuses).values("pk"))  # type: ignore[misc]

    def not_followed_up(self) -> CommitmentQuerySet:
        from archive.models.follow_up import StatusEntry

        return self.exclude(pk__in=StatusEntry.objects.values("commitment"))

    def unsettled(self) -> CommitmentQuerySet:
        """Without what was fulfilled or superseded: nothing of it falls due any more."""
        from archive.models.follow_up import SETTLED

        return self.exclude(pk__in=Commitment.objects.in_status(*SETTLED).values("pk"))

    def with_parties(self) -> CommitmentQuerySet:
        """With who and to whom, the speaker and the topics."""
        return self.select_related("speaker").prefetch_related(Prefetch("parts", parts_in_order()), "topics")

    def for_list(self) -> CommitmentQuerySet:
        """With what a line of a list says; the article's text stays where it is."""
        lines = self.with_parties().select_related("article__publisher")
        return lines.defer("article__text", "article__evidence", "article__rivals")

    def for_export(self) -> CommitmentQuerySet:
        """With what a row of an export says: `named` its actors, `sentence`, cut out of the text by the database, its
        status, and what the article was read from."""
        length = F("sentence_end") - F("sentence_start")
        cut_out = Substr("article__text", F("sentence_start") + 1, length)
        named = Prefetch("parts", parts_in_order(), to_attr="named")
        return (
            self.select_related("speaker", "statement", "article__publisher", "article__agency")  # type: ignore[no-redef]
            .defer("article__text", "article__evidence", "article__rivals", "article__cuts", "article__warnings")
            .prefetch_related(named, "topics", "article__originals")
            .annotate(sentence=cut_out)
            .with_status()
        )

    def with_all(self) -> CommitmentQuerySet:
        """With what a message's own page says, the article's text among it."""
        return self.with_parties().select_related("article__publisher", "statement", "reviewed_by")

    def due_between(self, first: dt.date, last: dt.date) -> CommitmentQuerySet:
        return self.filter(deadline__range=(first, last)).order_by("deadline", "pk")


class Commitment(Reviewed, Moving):
    """One message. `article.text[start:end] == quote`; the sentence span holds the whole sentence as it stands.

    `strict` is computed by the database from kind, modality and `names_action`: nobody sets it by hand.
    `replaced` are the spans [[start, end], …] in whose place a person put this one: they are not proposed again.
    """

    named: list[CommitmentActor]
    """Only on rows that were fetched `for_export`: a list, which costs less than a QuerySet for each."""

    class Specificity(models.TextChoices):
        LOW = "low", _("low")
        MEDIUM = "medium", _("medium")
        HIGH = "high", _("high")

    MOVING = ("speaker",)
    CURATED = (
        "start",
        "end",
        "speaker",
        "speaker_label",
        "kind",
        "modality",
        "names_action",
        "intensifier",
        "continuity",
        "reaffirmation",
        "condition",
        "quantity",
        "quantity_value",
        "quantity_unit",
        "deadline",
        "specificity",
        "cameo",
        "plover",
        "actors",
        "topics",
        "statement",
    )
    TOGETHER = (
        ("start", "end", "quote", "sentence_start", "sentence_end"),
        ("speaker", "speaker_read_as", "speaker_label", "speaker_start", "speaker_end"),
        ("condition", "condition_start"),
        ("quantity", "quantity_value", "quantity_unit"),
        ("deadline", "deadline_basis", "deadline_start", "deadline_end"),
    )

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="commitments")
    statement = models.ForeignKey(
        "archive.Statement", models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    quote = models.TextField(_("quote"))
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    replaced = models.JSONField(default=list, blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="replaces"
    )

    speaker = models.ForeignKey(
        "archive.Actor", models.SET_NULL, null=True, blank=True, related_name="said", verbose_name=_("speaker")
    )
    speaker_read_as = read_as()
    speaker_label = models.CharField(_("speaker as shown"), max_length=250, blank=True)
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    actors = models.ManyToManyField(
        "archive.Actor", through="CommitmentActor", through_fields=("commitment", "actor"), related_name="commitments"
    )

    kind = models.CharField(_("kind"), max_length=12, choices=kinds, db_index=True)
    modality = models.CharField(_("modality"), max_length=8, choices=modalities)
    names_action = models.BooleanField(_("names an action or a target"), default=True)
    strict = models.GeneratedField(
        expression=Case(
            When(Q(kind__in=PROMISING_KINDS, modality__in=FIRM_MODALITIES, names_action=True), then=Value(True)),
            default=Value(False),
            output_field=models.BooleanField(),
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    topics = models.ManyToManyField("archive.Topic", related_name="commitments", blank=True)
    intensifier = models.CharField(_("intensifier"), max_length=80, blank=True)
    continuity = models.BooleanField(_("continues something"), default=False)
    reaffirmation = models.BooleanField(_("reaffirms"), default=False)
    condition = models.TextField(_("condition"), blank=True)
    condition_start = models.PositiveIntegerField(null=True, blank=True)
    quantity = models.CharField(_("quantity"), max_length=250, blank=True)
    quantity_value = models.FloatField(null=True, blank=True)
    quantity_unit = models.CharField(max_length=120, blank=True)
    deadline = models.DateField(_("deadline"), null=True, blank=True, db_index=True)
    deadline_basis = models.CharField(_("basis of the deadline"), max_length=300, blank=True)
    deadline_start = models.PositiveIntegerField(null=True, blank=True)
    deadline_end = models.PositiveIntegerField(null=True, blank=True)
    specificity = models.CharField(_("specificity"), max_length=6, choices=Specificity, blank=True)
    cameo = models.CharField("CAMEO", max_length=20, blank=True)
    plover = models.CharField("PLOVER", max_length=20, blank=True)
    rule = models.CharField(_("rule"), max_length=80, blank=True)
    confidence = models.FloatField(_("confidence"), default=0.0)
    why = models.TextField(_("how the parties were found"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    history = chronicle(excluded_fields=["strict"])
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ("article", "start", "pk")
        indexes = [
            models.Index(fields=["article", "start"], name="commitment_in_text_order"),
            models.Index(fields=["strict", "kind"], name="commitment_strict_kind"),
            models.Index(fields=["review_state", "article", "start"], name="commitment_waiting"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="commitment_span"),
            models.CheckConstraint(
                condition=Q(sentence_start__lte=F("start"), sentence_end__gte=F("end")), name="commitment_in_sentence"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]

    def get_absolute_url(self) -> str:
        return address_of("commitment", self.public_id)

    def in_role(self, *roles: str) -> list[Actor]:
        """The actors of these roles in their order; in memory when `for_list` or `for_export` fetched them."""
        parts = self.named if "named" in self.__dict__ else self.parts.all()
        return [part.actor for part in parts if part.role in roles]

    @property
    def promisers(self) -> list[Actor]:
        return self.in_role(*PROMISING)

    @property
    def receivers(self) -> list[Actor]:
        return self.in_role(*RECEIVING)

    @property
    def is_mutual(self) -> bool:
        """Whether the same actors promise and are promised: each side to the other."""
        promisers = {actor.pk for actor in self.promisers}
        return len(promisers) > 1 and promisers == {actor.pk for actor in self.receivers}

    @property
    def subjects(self) -> list[Actor]:
        return self.in_role("subject")
