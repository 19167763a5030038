"""`python manage.py export_decisions DEST`: what people decided, apart from all that the originals tell."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.originals import OriginalDamaged
from archive.preservation.rebuilding.exporting import write_decisions
from archive.preservation.releasing.bags import BagRefused


class Command(BaseCommand):
    help = "Writes what people decided. With the originals, an equal archive is made of it: see rebuild_archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("destination", type=Path, help="a folder that is not there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path = options["destination"]
        try:
            count = write_decisions(place)
        except (BagRefused, OriginalDamaged, RuntimeError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count:,} rows are there or gone because people decided it: written to {place}.")
