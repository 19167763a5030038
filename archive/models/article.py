"""An article: one text as it came, what was read from it, and the original bytes it was read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from archive.documents.budget import NOT_FULLY_READ, is_fully_read
from archive.models.addresses import address_of
from archive.models.chronicle import chronicle
from archive.models.mention import Appearance, Mention
from archive.models.review import Reviewed
from archive.models.tally import tally

if TYPE_CHECKING:
    from archive.models.commitment import Commitment


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    INTERVAL = "interval", _("interval")
    UNKNOWN = "unknown", _("unknown")


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible(self) -> ArticleQuerySet:
        return self.filter(hidden=False)

    def newest_first(self) -> ArticleQuerySet:
        """By the earliest day of publication; undated last; the key settles ties, so that paging is stable."""
        return self.order_by("-published_order", "-pk")

    def oldest_first(self) -> ArticleQuerySet:
        return self.order_by(F("published_earliest").asc(nulls_last=True), "pk")

    def not_fully_read(self) -> ArticleQuerySet:
        """Those whose time was over before they were read; they can be read again."""
        return self.annotate(warned=Cast("warnings", models.TextField())).filter(warned__contains=NOT_FULLY_READ)

    def naming(self, slugs: Iterable[str]) -> ArticleQuerySet:
        """Those that name one of the actors at all, whatever its role."""
        return self.filter(Exists(Appearance.objects.filter(article=OuterRef("pk"), actor__slug__in=list(slugs))))

    def with_parts(self) -> ArticleQuerySet:
        """With all that an article's own page shows: `said` its standing messages, `named` its actors, and the rest."""
        from archive.models.commitment import Commitment

        said = Commitment.objects.not_rejected().with_parties().order_by("start", "-end", "pk")
        named = Appearance.objects.select_related("actor", "speaks_for").order_by("role", "actor__name")
        return self.select_related("publisher", "agency").prefetch_related(
            Prefetch("commitments", said, to_attr="said"),
            Prefetch("appearances", named, to_attr="named"),
            Prefetch("mentions", Mention.objects.select_related("actor").order_by("start", "end")),
            "originals",
            "formula_uses",
            "fulfils",
        )

    def for_list(self) -> ArticleQuerySet:
        """With its publisher; the text stays where it is."""
        return self.select_related("publisher").defer("text", "evidence", "rivals")

    def with_tallies(self) -> ArticleQuerySet:
        """Each with `messages` and, of these, `promises`."""
        from archive.models.commitment import Commitment

        said = Commitment.objects.not_rejected().filter(article=OuterRef("pk"))
        return self.annotate(messages=tally(said, "article"), promises=tally(said.strict(), "article"))

    def for_export(self) -> ArticleQuerySet:
        """With what a row of an export says: `named` its actors, its originals, its tallies. The text stays behind."""
        named = Appearance.objects.select_related("actor").order_by("role", "actor__name", "actor")
        return (
            self.select_related("publisher", "agency")
            .defer("text", "cuts", "rivals", "warnings")
            .prefetch_related(Prefetch("appearances", named, to_attr="named"), "originals")
            .with_tallies()
        )


class Article(Reviewed):
    """One text. Every offset in the archive counts in `text`, the decoded text of the original, end exclusive.

    cuts      [[start, end, reason], …]: passages left out of the body, in text order
    recuts    [{"start", "end", "quote", "cut", "by", "at"}, …]: passages that a person cut (true) or put back (false),
              in the order of the acts; `cuts` is what they make of the machine's. Without offsets while the text lacks
              the words.
    evidence  for each fact the steps that led to it: {"published": [{"quote", "start", "end", "says"}, …], …};
              start and end are null for evidence outside the text (a sidecar); steps of dating have "reasons" too,
              [{"code", "given"}, …], which say the same as data (`archive.extraction.reasons`)
    rivals    readings weighed and not taken: {"published": [{"value", "why"}, …]}, of dates with "reasons" too
    """

    said: list[Commitment]
    named: list[Appearance]
    """Only on rows that were fetched `with_parts`; `named` also on those `for_export`."""

    class Rights(models.TextChoices):
        FULL = "full", _("full text")
        EXCERPT = "excerpt", _("excerpt with the evidence")
        METADATA = "metadata", _("metadata only")

    CURATED = (
        "title",
        "language",
        "publisher",
        "agency",
        "dateline",
        "event_place",
        "url",
        "rights",
        "rights_note",
        "published_earliest",
        "published_latest",
        "published_precision",
        "published_basis",
        "event_earliest",
        "event_latest",
        "event_precision",
        "event_basis",
    )

    TOGETHER = (
        ("title", "title_source"),
        ("published_earliest", "published_latest", "published_precision", "published_basis"),
        ("event_earliest", "event_latest", "event_precision", "event_basis"),
    )

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    sha256 = models.CharField(_("SHA-256 of the original"), max_length=64, db_index=True, editable=False)
    sidecar_sha256 = models.CharField(_("SHA-256 of the sidecar"), max_length=64, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=1000)
    title_source = models.CharField(_("title taken from"), max_length=10, default="headline", editable=False)
    language = models.CharField(_("language"), max_length=3, blank=True, db_index=True)
    text = models.TextField(_("text"), editable=False)
    text_digest = models.CharField(max_length=64, db_index=True, editable=False)
    cuts = models.JSONField(_("cut passages"), default=list, blank=True, editable=False)
    recuts = models.JSONField(_("passages cut or put back by people"), default=list, blank=True, editable=False)

    publisher = models.ForeignKey(
        "archive.Publisher",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("publisher"),
    )
    agency = models.ForeignKey(
        "archive.Publisher",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supplied",
        verbose_name=_("agency"),
    )
    dateline = models.CharField(_("dateline"), max_length=200, blank=True)
    event_place = models.CharField(_("place of the event"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)

    published_earliest = models.DateField(_("published, earliest"), null=True, blank=True)
    published_latest = models.DateField(_("published, latest"), null=True, blank=True)
    published_order = models.GeneratedField(
        expression=Coalesce("published_earliest", Value(dt.date.min, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    """The engines disagree on where NULLs sort and only one can index NULLS LAST: undated counts as the year 1."""
    published_precision = models.CharField(_("precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN)
    published_basis = models.CharField(_("basis"), max_length=20, default="none", db_index=True)
    event_earliest = models.DateField(_("event, earliest"), null=True, blank=True)
    event_latest = models.DateField(_("event, latest"), null=True, blank=True)
    event_precision = models.CharField(_("event precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN)
    event_basis = models.CharField(_("event basis"), max_length=20, default="none")

    evidence = models.JSONField(default=dict, blank=True, editable=False)
    rivals = models.JSONField(default=dict, blank=True, editable=False)
    warnings = models.JSONField(default=list, blank=True, editable=False)
    commitments_read = models.BooleanField(_("commitments were read"), default=True, editable=False)

    rights = models.CharField(
        _("rights"), max_length=8, choices=Rights, blank=True, help_text=_("empty: as the archive's default")
    )
    rights_note = models.CharField(_("rights note"), max_length=500, blank=True)
    hidden = models.BooleanField(_("hidden"), default=False, db_index=True)
    hidden_reason = models.CharField(_("reason for hiding"), max_length=500, blank=True)

    source_path = models.CharField(_("imported from"), max_length=1000, blank=True, editable=False, db_index=True)
    run = models.ForeignKey("archive.ImportRun", models.SET_NULL, null=True, editable=False, related_name="articles")
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    history = chronicle(excluded_fields=["text", "evidence", "rivals", "published_order"])
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-published_order", "-pk")
        indexes = [
            models.Index(fields=["-published_order", "-id"], name="article_newest_first"),
            models.Index(fields=["published_latest"], name="article_published_latest"),
            models.Index(fields=["event_earliest"], name="article_event_earliest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_earliest=None, published_latest=None)
                | Q(published_latest__gte=F("published_earliest")),
                name="article_published_interval",
            ),
            models.CheckConstraint(
                condition=Q(event_earliest=None, event_latest=None) | Q(event_latest__gte=F("event_earliest")),
                name="article_event_interval",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    def get_absolute_url(self) -> str:
        return address_of("article", self.public_id, self.slug)

    @property
    def is_fully_read(self) -> bool:
        return is_fully_read(self.warnings)

    @property
    def shown_rights(self) -> str:
        """What readers may be shown of the text: as this article says, else as the archive does."""
        return self.rights or settings.DEFAULT_RIGHTS

    @property
    def shows_full_text(self) -> bool:
        return self.shown_rights == self.Rights.FULL

    @property
    def shows_evidence(self) -> bool:
        """Whether the sentences that are evidence may be quoted."""
        return may_be_quoted(self.rights)

    @property
    def original(self) -> Original:
        """The bytes that the present text was read from; `originals` also holds earlier and other copies."""
        return next(original for original in self.originals.all() if original.sha256 == self.sha256)


def slug_of(title: str) -> str:
    """What stands in an article's address of its title."""
    return slugify(title)[:60].strip("-") or "article"


def may_be_quoted(rights: str) -> bool:
    """Whether sentences of an article with these rights of its own may be shown."""
    return (rights or settings.DEFAULT_RIGHTS) in (Article.Rights.FULL, Article.Rights.EXCERPT)


class Original(models.Model):
    """The bytes as they came, stored under their SHA-256 apart from the database.

    An article keeps every version of its file, and every other file that decodes to the same text.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="originals")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("bytes"))
    file_name = models.CharField(_("file name"), max_length=1000)
    media_type = models.CharField(max_length=100, default="text/plain")
    encoding = models.CharField(_("encoding"), max_length=40)
    encoding_guessed = models.BooleanField(_("encoding guessed"), default=False)
    received_at = models.DateTimeField(_("received"))

    class Meta:
        ordering = ("article", "-pk")

    def __str__(self) -> str:
        return self.file_name
