"""`python manage.py rebuild_archive SRC`: an equal archive from the originals and what people decided."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from archive.management.recorded import RecordedCommand
from archive.originals import OriginalDamaged
from archive.preservation.rebuilding.rebuilding import rebuild
from archive.preservation.releasing.bags import BagRefused
from archive.preservation.releasing.loading import NotEmpty


class Command(RecordedCommand):
    help = "Reads the originals in the data folder again, in an empty database, and puts people's decisions into it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="the folder that export_decisions wrote")
        parser.add_argument(
            "--other-words", action="store_true", help="although newer rules or lexicons read other things"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            digest = rebuild(options["source"], options["other_words"])
        except (BagRefused, NotEmpty, OriginalDamaged, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The archive is made anew: content digest {digest}.")
