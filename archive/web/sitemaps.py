"""Every record's address for search engines: an index, and for each noun its pages of addresses."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from archive.lexicons import formulas
from archive.lexicons.entries import Formula
from archive.models import Actor, Article, Commitment, FormulaUse, Statement


class Records(Sitemap):
    """`latest` names the field that tells when a record last changed; without it nothing is said of that."""

    limit = 5_000
    latest = "updated_at"

    def lastmod(self, item: Any) -> dt.datetime | None:
        return getattr(item, self.latest, None)

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Asked of the database: Django would fetch every record for the index."""
        rows: Any = self.items()
        known = self.latest in {field.name for field in rows.model._meta.get_fields()}
        return rows.aggregate(latest=Max(self.latest))["latest"] if known else None


class Articles(Records):
    def items(self) -> QuerySet[Article]:
        return Article.objects.visible().only("public_id", "title", "updated_at").order_by("pk")


class Commitments(Records):
    def items(self) -> QuerySet[Commitment]:
        return Commitment.objects.standing().only("public_id", "updated_at").order_by("pk")


class Actors(Records):
    def items(self) -> QuerySet[Actor]:
        return Actor.objects.standing().named_in_archive().only("slug").order_by("pk")


class Statements(Records):
    def items(self) -> QuerySet[Statement]:
        return Statement.objects.standing().only("public_id", "name").order_by("pk")


class Formulas(Sitemap):
    """Those of the lexicon that the archive uses: a page without a sentence is nothing to find."""

    def items(self) -> list[Formula]:
        used = set(FormulaUse.objects.visible().order_by().values_list("formula", flat=True).distinct())
        return [formula for key, formula in sorted(formulas().items()) if key in used]

    def location(self, item: Formula) -> str:
        return reverse("formula", args=[item.id])


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "articles": Articles,
    "commitments": Commitments,
    "actors": Actors,
    "statements": Statements,
    "formulas": Formulas,
}
