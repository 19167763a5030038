"""Archived articles grouped again with today's rules; people's decisions stay, a dry run takes everything back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from archive.importing.grouping.grouping import group
from archive.importing.grouping.proposing import Grouped
from archive.models import Article


class _TakenBack(Exception):
    """Ends the transaction of a dry run."""


def regroup(articles: Iterable[Article], *, dry_run: bool = False) -> Iterator[Grouped]:
    """Yields what became of each account. A dry run is one transaction: later articles see what earlier ones do."""
    if not dry_run:
        for article in articles:
            yield from group(article)
        return
    found: list[Grouped] = []
    try:
        with transaction.atomic():
            found = [grouped for article in articles for grouped in group(article)]
            raise _TakenBack
    except _TakenBack:
        yield from found
