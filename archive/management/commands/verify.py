"""`python manage.py verify DEST`: is a backup whole, and does it hold what it says?"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.preservation.backups.checking import check_backup
from archive.preservation.releasing.bags import BagRefused


class Command(BaseCommand):
    help = "Checks a backup without writing anything; exit status 1 when it is not to be trusted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", type=Path, help="the folder that `backup` wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            backup = check_backup(options["backup"])
        except (BagRefused, OSError) as error:
            raise CommandError(str(error)) from error
        for sentence in backup.lacking:
            self.stderr.write(f"not in the backup: {sentence}")
        self.stdout.write(f"The backup is whole: content digest {backup.content_digest}.")
        if backup.lacking:
            sys.exit(1)
