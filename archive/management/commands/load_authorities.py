"""`python manage.py load_authorities`: every actor of the lexicons becomes a record that curators can choose."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from archive.importing.authorities import Authorities
from archive.importing.loading import load_all
from archive.management.recorded import RecordedCommand
from archive.search import index_pending


class Command(RecordedCommand):
    help = "Loads all actors of the lexicons with their names, offices and members. What curators set stays."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = load_all(Authorities())
        index_pending()
        self.stdout.write(f"{count:,} actors of the lexicons are in the archive.")
