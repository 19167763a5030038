"""`python manage.py restore SRC`: the archive as it was when the backup was made; a damaged one is refused before."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.preservation.backups.restoring import restore_backup
from archive.preservation.releasing.bags import BagRefused


class Command(BaseCommand):
    help = "Replaces this archive by a backup, once the backup has proved whole. Run audit afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", type=Path, help="the folder that `backup` wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            backup = restore_backup(options["backup"])
        except (BagRefused, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored: content digest {backup.content_digest}. Now: python3 manage.py audit")
