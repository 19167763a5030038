"""`python manage.py propose_follow_up`: what became of promises, proposed for curators to judge."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db.models import QuerySet

from archive.importing import fulfilments, wordings
from archive.management.recorded import RecordedCommand
from archive.models import Article


class Command(RecordedCommand):
    help = "Proposes what later texts tell of promises, and how wordings changed. What people decided stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", metavar="ID", help="public ids of articles; all when none is named")

    def handle(self, *args: Any, **options: Any) -> None:
        articles = self._chosen(options["ids"])
        told = [one for _article, proposals in fulfilments.propose_all(articles) for one in proposals]
        for one in told:
            self.stdout.write(f"{one.promise.public_id} {one.pattern}: {one.quote[:100]}")
        worded = sum(len(proposals) for _article, proposals in wordings.propose_all(articles))
        self.stdout.write(
            f"{len(told):,} fulfilments and {worded:,} changes of wording proposed from {articles.count():,} articles."
        )

    def _chosen(self, ids: list[str]) -> QuerySet[Article]:
        articles = Article.objects.visible()
        unknown = set(ids) - set(articles.filter(public_id__in=ids).values_list("public_id", flat=True))
        if unknown:
            raise CommandError(f"No article has the id {', '.join(sorted(unknown))}: ids stand in the addresses.")
        return articles.filter(public_id__in=ids) if ids else articles
