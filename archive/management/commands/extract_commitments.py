"""`python manage.py extract_commitments`: archived articles read again with today's rules; people's decisions stay."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from archive.importing.rereading import reread
from archive.management.recorded import RecordedCommand
from archive.models import Article, Publisher
from archive.models.article import ArticleQuerySet
from archive.originals import OriginalDamaged


class Command(RecordedCommand):
    help = "Reads archived articles again from their originals and reports what changes. What people set stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "ids", nargs="*", metavar="ID", help="public ids of articles; all of them when none is named"
        )
        parser.add_argument("--language", help="only articles in this language (ISO 639-1)")
        parser.add_argument("--publisher", metavar="SLUG", help="only articles of this publisher")
        parser.add_argument("--not-fully-read", action="store_true", help="only those whose time was over before")
        parser.add_argument("--seconds", type=float, help="of processor time for each; else ARCHIVE_READING_SECONDS")
        parser.add_argument("--dry-run", action="store_true", help="report what would change, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        articles = self._chosen(options["ids"], options["language"], options["publisher"])
        if options["not_fully_read"]:
            articles = articles.not_fully_read()
        changed, count = 0, articles.count()
        chosen = articles.iterator(chunk_size=100)
        try:
            for change in reread(chosen, dry_run=options["dry_run"], seconds=options["seconds"]):
                if not change.is_none:
                    changed += 1
                    self.stdout.write(str(change))
        except OriginalDamaged as damage:
            raise CommandError(str(damage)) from damage
        note = "Dry run, nothing written: " if options["dry_run"] else ""
        self.stdout.write(f"{note}{changed:,} of {count:,} articles read otherwise than before.")

    def _chosen(self, ids: list[str], language: str | None, publisher: str | None) -> ArticleQuerySet:
        articles = Article.objects.prefetch_related("originals").order_by("pk")
        unknown = set(ids) - set(articles.filter(public_id__in=ids).values_list("public_id", flat=True))
        if unknown:
            raise CommandError(f"No article has the id {', '.join(sorted(unknown))}: ids stand in the addresses.")
        if ids:
            articles = articles.filter(public_id__in=ids)
        if publisher and not Publisher.objects.filter(slug=publisher).exists():
            raise CommandError(f"No publisher has the slug {publisher}: the list of articles shows them in its filter.")
        wanted = {"language": language, "publisher__slug": publisher}
        return articles.filter(**{name: value for name, value in wanted.items() if value})
