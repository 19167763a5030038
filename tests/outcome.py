"""What became of every test of one run, read from pytest's JUnit report."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

ENGINES = "properties/property[@name='engines']"


@dataclass(frozen=True)
class Outcome:
    """Names of tests. `skipped` gives the reason of each, `engines` how many engines it is for (tests/engines.py)."""

    tests: frozenset[str] = frozenset()
    failed: frozenset[str] = frozenset()
    skipped: dict[str, str] = field(default_factory=dict)
    engines: dict[str, str] = field(default_factory=dict)

    def of(self, kinds: Collection[str]) -> frozenset[str]:
        return frozenset(name for name in self.tests if self.engines.get(name) in kinds)

    @property
    def passed(self) -> int:
        return len(self.tests) - len(self.failed) - len(self.skipped)


def read_outcome(report: Path) -> Outcome:
    """A run that broke off before its report counts as one without tests; its exit status has told already."""
    if not report.exists():
        return Outcome()
    found = ElementTree.parse(report).iter("testcase")
    cases = [(f"{case.get('classname')}::{case.get('name')}", case) for case in found]
    skips = {name: case.find("skipped") for name, case in cases}
    return Outcome(
        tests=frozenset(name for name, _ in cases),
        failed=frozenset(name for name, case in cases if {child.tag for child in case} & {"failure", "error"}),
        skipped={name: skip.get("message", "") for name, skip in skips.items() if skip is not None},
        engines={name: noted.get("value", "") for name, case in cases for noted in case.iterfind(ENGINES)},
    )


def differences(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """A sentence for each test that only one of the runs knows: a skip is known, a test never collected is not."""
    only = {"first": one - other, "second": other - one}
    return [f"{test} was collected only by the {run} run" for run, tests in only.items() for test in sorted(tests)]
