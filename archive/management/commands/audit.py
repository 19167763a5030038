"""`python manage.py audit`: everything that is damaged, by name; exit status 1 when anything is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from archive.management.recorded import RecordedCommand
from archive.preservation.accepting import accept
from archive.preservation.auditing import Damage, audit


class Command(RecordedCommand):
    help = "Names every damage to originals, texts, records and the log as changed, missing or untracked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accept", metavar="REASON", help="take records over as they stand; the log tells why")

    def handle(self, *args: Any, **options: Any) -> None:
        found = audit()
        if options["accept"]:
            accept(found)
            found = audit()
        for damage in found:
            self.stdout.write(str(damage))
        self.stdout.write(summary(found))
        if found:
            sys.exit(1)


def summary(found: list[Damage]) -> str:
    if not found:
        return "The archive is whole: nothing is changed, missing or untracked."
    counts = Counter(damage.answer for damage in found)
    return ", ".join(f"{counts[answer]:,} {answer}" for answer in ("changed", "missing", "untracked")) + "."
