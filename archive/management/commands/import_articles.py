"""`python manage.py import_articles PATH…`: files and folders into the archive, and a report."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from archive.importing.running import run_import
from archive.management.recorded import RecordedCommand


class Command(RecordedCommand):
    help = "Imports articles from files and folders. A second import of the same files changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with files")
        parser.add_argument("--dry-run", action="store_true", help="report what would happen, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        self._let_readers_go_first()
        report = run_import(options["paths"], dry_run=options["dry_run"], progress=self._progress)
        self._clear_progress()
        for sentence in report.sentences():
            self.stdout.write(sentence)
        if not report.is_clean:
            sys.exit(1)

    def _let_readers_go_first(self) -> None:
        """Where the archive is also served, an import takes what readers leave of the processors."""
        if getattr(self, "_called_from_command_line", False):
            os.nice(10)

    def _progress(self, done: int, name: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{done:,} {name[:60]}", ending="")

    def _clear_progress(self) -> None:
        if self.stderr.isatty():
            self.stderr.write("\r\x1b[K", ending="")
