"""Where an article uses a recurring phrase of diplomacy; the phrases stand in the lexicon, rows hold their ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Substr

from archive.models.article import Article
from archive.models.mention import INVOLVED, Appearance, Mention


class PlacedUse(NamedTuple):
    """A use with the earliest day on which its text can have been published."""

    pk: int
    formula: str
    day: dt.date


class FormulaUseQuerySet(models.QuerySet["FormulaUse"]):
    def in_articles(self, articles: Iterable[int]) -> FormulaUseQuerySet:
        return self.filter(article__in=list(articles)).order_by("article", "start")

    def of(self, formula: str) -> FormulaUseQuerySet:
        return self.filter(formula=formula)

    def visible(self) -> FormulaUseQuerySet:
        """By what is hidden, which is little: a join of every use with its article would cost seconds."""
        return self.exclude(article__in=Article.objects.filter(hidden=True))

    def between(self, one: int, other: int) -> FormulaUseQuerySet:
        """Those that are about the two states, in articles in which both act: their sentence names both, or it names
        no third state and no third state acts in the article at all."""
        named = Mention.objects.filter(
            article=OuterRef("article"), start__lt=OuterRef("sentence_end"), end__gt=OuterRef("sentence_start")
        )
        acting = Appearance.objects.filter(article=OuterRef("article"), role__in=INVOLVED)
        third = Q(actor__type="country") & ~Q(actor__in=(one, other))
        both_named = Exists(named.filter(actor=one)) & Exists(named.filter(actor=other))
        alone = ~Exists(named.filter(third)) & ~Exists(acting.filter(third))
        both_act = Exists(acting.filter(actor=one)) & Exists(acting.filter(actor=other))
        return self.visible().filter(both_act & (both_named | alone))

    def with_articles(self) -> FormulaUseQuerySet:
        """With what a line says of the article that each stands in; the text stays where it is."""
        lines = self.select_related("article__publisher")
        return lines.defer("article__text", "article__evidence", "article__rivals")

    def places_by_date(self, most: int) -> list[PlacedUse]:
        """The uses in dated articles, the oldest first, as little of each as a drawing needs."""
        dated = self.exclude(article__published_earliest=None)
        ordered = dated.order_by("article__published_order", "article_id", "start")
        rows = ordered.values_list("pk", "formula", "article__published_earliest")[:most]
        return [PlacedUse(*row) for row in rows]

    def once_an_article(self) -> FormulaUseQuerySet:
        return self.filter(number=1)

    def with_sentence(self) -> FormulaUseQuerySet:
        """Each with `sentence`, cut out of the text by the database: a page needs lines, not books."""
        length = F("sentence_end") - F("sentence_start")
        return self.annotate(sentence=Substr("article__text", F("sentence_start") + 1, length))

    def articles_by_formula(self) -> Mapping[str, int]:
        """How many articles use each formula; read off one index."""
        counted = self.visible().once_an_article().order_by().values_list("formula")
        return dict(counted.annotate(articles=Count("pk")))

    def oldest_first(self) -> FormulaUseQuerySet:
        """Of dated articles."""
        dated = self.visible().once_an_article().exclude(article__published_earliest=None)
        return dated.order_by("article__published_order", "article")


class FormulaUse(models.Model):
    """`article.text[start:end] == quote`, within its sentence; `number` counts a formula's uses in the article from 1.

    A pure function of the text, its cuts and the lexicon: nobody sets it by hand, it is made anew with each reading.
    """

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="formula_uses", db_index=False)
    formula = models.SlugField(max_length=60, db_index=False)
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.CharField(max_length=500)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()

    sentence: str
    """Only on rows that were fetched `with_sentence`."""

    objects = FormulaUseQuerySet.as_manager()

    class Meta:
        ordering = ("article", "start")
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="formula_once_a_place"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start"), sentence_start__lte=F("start"), sentence_end__gte=F("end")),
                name="formula_in_sentence",
            ),
        ]
        indexes = [
            models.Index(fields=["formula", "article", "number"], condition=Q(number=1), name="formula_in_articles"),
        ]
        """Holds the number too, so that articles are counted without a look at the rows."""

    def __str__(self) -> str:
        return self.quote
