"""`python manage.py import_archive SRC`: an archive equal to the one that was released, on either engine."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.preservation.releasing.bags import BagRefused
from archive.preservation.releasing.loading import NotEmpty, load_release


class Command(BaseCommand):
    help = "Makes an equal archive of a full release, in an empty place; every file is checked before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="the folder that export_archive wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            digest = load_release(options["source"])
        except (BagRefused, NotEmpty, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The archive holds what was released: content digest {digest}.")
