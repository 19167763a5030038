"""`manage.py test_all`: what `make test` runs, for machines without make."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Lint, types, checks, the suite on SQLite and on PostgreSQL, and pages in a browser."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--both", action="store_true", help="on both engines, whatever asks for a database")

    def handle(self, *args: Any, **options: Any) -> None:
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, [sys.executable, "-m", "tests.everything", *(["--both"] if options["both"] else [])])
