"""`python manage.py propose_follow_up`: what became of promises, proposed for curators to judge."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db.models import QuerySet

from archive.importing.fulfilments import propose_all
from archive.management.recorded import RecordedCommand
from archive.models import Article


class Command(RecordedCommand):
    help = "Proposes later texts that tell of what was promised. What people decided stays; nothing is proposed twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", metavar="ID", help="public ids of articles; all when none is named")

    def handle(self, *args: Any, **options: Any) -> None:
        read = made = 0
        for _article, proposals in propose_all(self._chosen(options["ids"])):
            for one in proposals:
                self.stdout.write(f"{one.promise.public_id} {one.pattern}: {one.quote[:100]}")
            read, made = read + 1, made + len(proposals)
        self.stdout.write(f"{made:,} fulfilments proposed from {read:,} articles.")

    def _chosen(self, ids: list[str]) -> QuerySet[Article]:
        articles = Article.objects.visible()
        unknown = set(ids) - set(articles.filter(public_id__in=ids).values_list("public_id", flat=True))
        if unknown:
            raise CommandError(f"No article has the id {', '.join(sorted(unknown))}: ids stand in the addresses.")
        return articles.filter(public_id__in=ids) if ids else articles
