"""`python manage.py group_statements`: which articles report one event, proposed anew; people's decisions stay."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import CommandError
from django.db.models import F, QuerySet

from archive.importing.grouping import regroup
from archive.management.recorded import RecordedCommand
from archive.models import Article


class Command(RecordedCommand):
    help = "Groups archived articles that report one event as proposed statements. What people decided stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", metavar="ID", help="public ids of articles; all when none is named")
        parser.add_argument("--dry-run", action="store_true", help="report what would change, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter[str] = Counter()
        for grouped in regroup(self._chosen(options["ids"]).iterator(chunk_size=200), dry_run=options["dry_run"]):
            counts[grouped.outcome] += 1
            if grouped.outcome in ("founded", "joined", "moved") and options["verbosity"] > 0:
                self.stdout.write(f"{grouped.account} {grouped.outcome}: {grouped.statement}")
        note = "Dry run, nothing written: " if options["dry_run"] else ""
        said = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(counts.items()))
        self.stdout.write(f"{note}{said or 'no article to group'}.")

    def _chosen(self, ids: list[str]) -> QuerySet[Article]:
        """In the order of the events, so that the same archive gives the same statements whatever came in first."""
        articles = Article.objects.order_by(F("event_earliest").asc(nulls_last=True), "published_order", "public_id")
        unknown = set(ids) - set(articles.filter(public_id__in=ids).values_list("public_id", flat=True))
        if unknown:
            raise CommandError(f"No article has the id {', '.join(sorted(unknown))}: ids stand in the addresses.")
        return articles.filter(public_id__in=ids) if ids else articles
