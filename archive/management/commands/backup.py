"""`python manage.py backup DEST`: everything of this moment, while others read and write."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.preservation.backups.writing import write_backup
from archive.preservation.releasing.bags import BagRefused


class Command(BaseCommand):
    help = "Writes a backup to a folder that is not there yet: database, accounts, originals, log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("destination", type=Path, help="a folder that is not there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            faults = write_backup(options["destination"])
        except (BagRefused, OSError) as error:
            raise CommandError(str(error)) from error
        for fault in faults:
            self.stderr.write(f"not in the backup: {fault}")
        self.stdout.write(f"Backed up to {options['destination']}. It holds accounts: keep it where only you read.")
        if faults:
            sys.exit(1)
