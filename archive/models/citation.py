"""An instrument or an earlier statement that an article cites: "the Joint Declaration of 14 September 2022"."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.review import Reviewed, ReviewState
from archive.models.statement import Statement


class CitationQuerySet(models.QuerySet["Citation"]):
    def standing(self) -> CitationQuerySet:
        return self.exclude(review_state=ReviewState.REJECTED).filter(article__hidden=False)

    def made_by(self, articles: Iterable[int]) -> list[Citation]:
        """What the articles cite, each instrument or statement once, in the order in which they name it."""
        rows = self.standing().filter(article__in=list(articles)).select_related("instrument", "statement", "article")
        found: dict[object, Citation] = {}
        for row in rows.defer("article__text").order_by("article", "start"):
            found.setdefault(row.instrument_id or row.statement_id or row.quote.casefold(), row)
        return list(found.values())

    def of_statement(self, statement: Statement) -> CitationQuerySet:
        """Who cites it: the places, with their articles."""
        rows = self.standing().filter(statement=statement).select_related("article__publisher").defer("article__text")
        return rows.order_by("-article__published_order", "-article", "start")


class Citation(Reviewed):
    """One place: `article.text[start:end] == quote`. It names an instrument of the lexicon, or a document by kind
    and date or place; `statement` is the record that agrees with it, when the archive holds one.

    parties  keys of the states it is said to be between; empty when the text leaves that open
    why      what agreed: kind, date, parties
    """

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.CharField(max_length=500)
    doc_type = models.CharField(_("kind of document"), max_length=80, blank=True)
    date_earliest = models.DateField(_("earliest"), null=True, blank=True)
    date_latest = models.DateField(_("latest"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    parties = models.JSONField(default=list, blank=True)
    instrument = models.ForeignKey(
        "archive.Actor", models.PROTECT, null=True, blank=True, related_name="citations", db_index=False
    )
    statement = models.ForeignKey(
        "archive.Statement", models.SET_NULL, null=True, blank=True, related_name="citations", db_index=False
    )
    why = models.CharField(_("why"), max_length=300, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ("article", "start")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="citation_span"),
            models.UniqueConstraint(fields=["article", "start", "end"], name="citation_once_a_span"),
        ]
        indexes = [
            models.Index(fields=["date_earliest"], name="citation_by_date"),
            models.Index(fields=["place"], name="citation_by_place"),
            # As with merged statements: "cites nothing known" is most rows, and an index of them misleads.
            models.Index(fields=["instrument"], condition=Q(instrument__isnull=False), name="citation_of_instrument"),
            models.Index(fields=["statement"], condition=Q(statement__isnull=False), name="citation_of_statement"),
        ]

    def __str__(self) -> str:
        return self.quote
