"""`make audit-dependencies`: bills of materials, and whether a fault is known in a package that is locked."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from archive.operating.dependencies import Judgement, NotJudged, judge, write_bill

FAULTS, NOT_JUDGED = 1, 2


class Command(BaseCommand):
    help = "Writes a CycloneDX bill for each lock file and looks for known faults. Status 1: some; 2: not all judged."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("programs", type=Path, help="the folder that holds cyclonedx-py and pip-audit")
        parser.add_argument("--bills", type=Path, default=Path(settings.DATA_DIR) / "bills", help="where bills are put")

    def handle(self, *args: Any, **options: Any) -> None:
        options["bills"].mkdir(parents=True, exist_ok=True)
        status = 0
        for lock in sorted(Path(settings.BASE_DIR).glob("requirements*.txt")):
            bill = options["bills"] / f"{lock.stem}.cdx.json"
            write_bill(options["programs"], lock, bill)
            status = max(status, self._judged(options["programs"], lock))
        self.stdout.write(f"The bills of materials are in {options['bills']}.")
        sys.exit(status)

    def _judged(self, programs: Path, lock: Path) -> int:
        try:
            found = judge(programs, lock)
        except NotJudged as reason:
            self.stdout.write(f"{lock.name}: NOT JUDGED, the database of known faults cannot be reached ({reason})")
            return NOT_JUDGED
        self.stdout.write(f"{lock.name}: {sentence(found)}")
        for fault in found.faults:
            self.stdout.write(f"  {fault}")
        return FAULTS if found.faults else NOT_JUDGED if found.unjudged else 0


def sentence(found: Judgement) -> str:
    judged = found.packages - len(found.unjudged)
    told = f"{judged} of {found.packages} packages judged, {len(found.faults)} known faults"
    if not found.unjudged:
        return told
    names = ", ".join(found.unjudged) if judged else "all of them"
    return f"{told}; NOT JUDGED, since the database of known faults did not answer for them: {names}"
