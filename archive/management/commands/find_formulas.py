"""`python manage.py find_formulas`: where archived articles use the formulas of the lexicon as it is today."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from archive.importing.formulas import store_formulas
from archive.management.recorded import RecordedCommand
from archive.models import Article
from archive.search import index_pending

AT_ONCE = 200
"""Articles of one transaction; interrupted, the command loses no more than these and can be started again."""


class Command(RecordedCommand):
    help = "Finds the lexicon's formulas in the archived texts, after the lexicon has grown. Reads no original again."

    def handle(self, *args: Any, **options: Any) -> None:
        keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        changed = 0
        for start in range(0, len(keys), AT_ONCE):
            changed += self._renew(keys[start : start + AT_ONCE])
            self.stdout.write(f"{min(start + AT_ONCE, len(keys)):,} of {len(keys):,} articles searched")
            index_pending()
        self.stdout.write(f"{changed:,} of {len(keys):,} articles now hold other formulas than before.")

    @transaction.atomic
    def _renew(self, keys: list[int]) -> int:
        return sum(store_formulas(article) for article in Article.objects.filter(pk__in=keys).order_by("pk"))
