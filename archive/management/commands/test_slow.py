"""`manage.py test_slow tests/operating`: tests that take longer than the suite allows; each prints what it measured."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "The slow tests of the paths named, with what they measure printed."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", help="files or folders of tests")
        parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL of its own instead of SQLite")

    def handle(self, *args: Any, **options: Any) -> None:
        os.chdir(settings.BASE_DIR)
        tests = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "-m", "slow", *options["paths"]]
        os.execv(sys.executable, [sys.executable, "-m", "tests.postgresql", *tests] if options["postgresql"] else tests)
