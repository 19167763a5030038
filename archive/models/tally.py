"""Counting what belongs to a row, as a column of the list it stands in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce


def tally(rows: models.QuerySet[Any], by: str) -> Coalesce:
    """How many of the rows there are, counted in a subquery: joins of several relations would multiply each other."""
    counted = rows.order_by().values(by).annotate(tally=Count("pk")).values("tally")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
