"""`python manage.py export_archive DEST`: the whole archive as a release; the same archive gives the same bytes."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.originals import OriginalDamaged
from archive.preservation.releasing.bags import BagRefused
from archive.preservation.releasing.writing import write_release


class Command(BaseCommand):
    help = "Writes a release (BagIt 1.0): everything, for operators; or with --public what readers are shown."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("destination", type=Path, help="a folder that is not there yet")
        parser.add_argument("--public", action="store_true", help="only what readers are shown, to be given away")

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path = options["destination"]
        try:
            write_release(place, public=options["public"])
        except (BagRefused, OriginalDamaged, OSError) as error:
            raise CommandError(str(error)) from error
        warning = "" if options["public"] else " It holds hidden articles and every text: keep it where only you read."
        self.stdout.write(f"Released to {place}.{warning}")
