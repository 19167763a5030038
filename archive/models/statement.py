"""A statement: the joint statement, treaty, meeting, speech or summit that articles report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from archive.models.actor import Actor
from archive.models.addresses import address_of
from archive.models.article import Article, Precision
from archive.models.chronicle import chronicle
from archive.models.naming import Naming, read_as
from archive.models.review import Reviewed, ReviewState
from archive.models.tally import tally


class StatementQuerySet(models.QuerySet["Statement"]):
    def standing(self) -> StatementQuerySet:
        """Without what was rejected, and without what was found to be another statement."""
        return self.exclude(review_state=ReviewState.REJECTED).filter(merged_into=None)

    def reported_in(self, article: Article) -> StatementQuerySet:
        standing = Report.objects.exclude(review_state=ReviewState.REJECTED)
        return self.filter(Exists(standing.filter(statement=OuterRef("pk"), article=article)))

    def between(self, one: int, other: int) -> StatementQuerySet:
        """Those in which both actors take part."""
        parts = StatementActor.objects.filter(statement=OuterRef("pk"))
        return self.filter(Exists(parts.filter(actor=one)) & Exists(parts.filter(actor=other)))

    def with_reports(self) -> StatementQuerySet:
        """With its parties and `standing_reports`, those of visible articles, with article and publisher."""
        reports = Report.objects.exclude(review_state=ReviewState.REJECTED).filter(article__hidden=False)
        reports = reports.select_related("article__publisher").defer("article__text").order_by("pk")
        parties = Prefetch("parties", Actor.objects.distinct())
        return self.prefetch_related(Prefetch("reports", reports, to_attr="standing_reports"), parties)

    def for_list(self) -> StatementQuerySet:
        return self.with_reports()

    def for_export(self) -> StatementQuerySet:
        return self.with_reports().select_related("parent")

    def for_page(self) -> StatementQuerySet:
        """With the texts of its reports, and with what it was found to be, if it is no statement of its own."""
        reports = Report.objects.exclude(review_state=ReviewState.REJECTED).filter(article__hidden=False)
        reports = reports.select_related("article__publisher", "article__agency").order_by("pk")
        parts = Statement.objects.standing().order_by("pk")
        return (
            self.exclude(review_state=ReviewState.REJECTED)
            .select_related("parent", "merged_into")
            .prefetch_related(
                Prefetch("reports", reports, to_attr="standing_reports"),
                Prefetch("parties", Actor.objects.distinct()),
                Prefetch("parts", parts, to_attr="standing_parts"),
            )
        )

    def called(self, text: str) -> StatementQuerySet:
        """Those whose name or place holds the words, or one of whose reports bears them in its title."""
        told = Report.objects.exclude(review_state=ReviewState.REJECTED).filter(
            statement=OuterRef("pk"), article__hidden=False, article__title__icontains=text
        )
        return self.filter(Q(name__icontains=text) | Q(place__icontains=text) | Exists(told))

    def touching(self, first: dt.date | None, last: dt.date | None) -> StatementQuerySet:
        """Those whose days overlap the span; one that is undated overlaps none."""
        found = self.filter(date_latest__gte=first) if first else self
        return found.filter(date_earliest__lte=last) if last else found

    def of_types(self, types: Iterable[str]) -> StatementQuerySet:
        return self.filter(doc_type__in=list(types))

    def in_review(self, states: Iterable[str]) -> StatementQuerySet:
        return self.filter(review_state__in=list(states))

    def with_countries(self, codes: Iterable[str]) -> StatementQuerySet:
        parts = StatementActor.objects.filter(statement=OuterRef("pk"), actor__iso2__in=list(codes))
        return self.filter(Exists(parts))

    def latest_first(self) -> StatementQuerySet:
        return self.order_by(F("date_earliest").desc(nulls_last=True), "-pk")

    def earliest_first(self) -> StatementQuerySet:
        return self.order_by(F("date_earliest").asc(nulls_last=True), "pk")

    def most_reported_first(self) -> StatementQuerySet:
        reports = Report.objects.exclude(review_state=ReviewState.REJECTED).filter(
            statement=OuterRef("pk"), article__hidden=False
        )
        return self.annotate(told=tally(reports, "statement")).order_by("-told", "-pk")


class Statement(Reviewed):
    """One event; `parent` is the larger one it belongs to (talks during a state visit).

    evidence     for name, date, place and parties the reports' words they were taken from:
                 {"date": [{"article", "quote", "start", "end", "says"}, …], …}; start and end null outside the text
    merged_into  the statement this one was found to be; its address leads there for good
    """

    CURATED = ("name", "doc_type", "place", "date_earliest", "date_latest", "date_precision", "parent", "parties")

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=300)
    doc_type = models.CharField(_("kind of document"), max_length=80, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    date_earliest = models.DateField(_("earliest"), null=True, blank=True)
    date_latest = models.DateField(_("latest"), null=True, blank=True)
    date_precision = models.CharField(_("precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", editable=False, db_index=False
    )
    evidence = models.JSONField(default=dict, blank=True, editable=False)
    parties = models.ManyToManyField(
        "archive.Actor", through="StatementActor", through_fields=("statement", "actor"), related_name="statements"
    )
    articles = models.ManyToManyField(
        "archive.Article", through="Report", through_fields=("statement", "article"), related_name="statements"
    )

    standing_reports: list[Report]
    standing_parts: list[Statement]
    """Set by `with_reports` and `for_page`; the parts only by `for_page`."""

    history = chronicle()
    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ("-date_earliest", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(date_earliest=None, date_latest=None) | Q(date_latest__gte=F("date_earliest")),
                name="statement_interval",
            )
        ]
        indexes = [
            models.Index(fields=["date_earliest", "date_latest"], name="statement_by_date"),
            models.Index(
                fields=["date_earliest", "date_latest"],
                condition=Q(date_latest__gt=F("date_earliest")),
                name="statement_of_several_days",
            ),
            models.Index(fields=["place"], name="statement_by_place"),
            # Not the key's own index: where nobody counts rows, "merged into nothing" looks like a few of them.
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="statement_merged"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> Statement:
        """The statement in which its joinings end; itself when it was joined to none."""
        return self.merged_into.standing if self.merged_into else self

    @property
    def slug(self) -> str:
        return slugify(self.name)[:60].strip("-") or "statement"

    def get_absolute_url(self) -> str:
        return address_of("statement", self.public_id, self.slug)


class StatementActor(Naming):
    """An actor that takes part in a statement."""

    PLACE = ("statement_id", "actor_id")

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="participations")
    actor = models.ForeignKey("archive.Actor", models.PROTECT, related_name="participations")
    actor_read_as = read_as()
    role = models.CharField(_("role"), max_length=11, default="party")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "actor"], condition=Q(set_aside=""), name="party_shown_once_a_statement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"


class ReportQuerySet(models.QuerySet["Report"]):
    def shown_of(self, statement: int) -> ReportQuerySet:
        """The standing reports of a statement whose articles are visible, with the articles but for their texts."""
        standing = self.exclude(review_state=ReviewState.REJECTED).filter(statement=statement, article__hidden=False)
        articles = standing.select_related("article__publisher", "article__agency")
        return articles.defer("article__text", "article__evidence", "article__rivals").order_by("pk")


class Report(Reviewed):
    """An article reports a statement.

    why      the reasons for the proposal: [{"signal", "weight", "here", "there"}, …], the words of both sides
    copy_of  the article whose text this one prints again under another name
    A rejected report stays: the article is never again proposed for that statement.
    """

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="reports")
    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="reports")
    why = models.JSONField(default=list, blank=True)
    copy_of = models.ForeignKey(
        "archive.Article", models.SET_NULL, null=True, blank=True, related_name="reprints", editable=False
    )

    history = chronicle()
    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "article"], name="article_once_a_statement")]

    def __str__(self) -> str:
        return f"{self.article} — {self.statement}"
