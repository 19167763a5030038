"""What the archive is built on: a bill of materials for each lock file, and what is known against it.

The two programs that know this, cyclonedx-py and pip-audit, stand in a lock of their own (requirements-audit.txt).
pip-audit also says "nothing found" of what it could not look up: here that is told apart.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path


class NotJudged(Exception):
    """pip-audit came to no end; the message is its own last words."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`faults` are sentences; `unjudged` are packages for which the database of faults had no answer."""

    packages: int
    faults: tuple[str, ...]
    unjudged: tuple[str, ...]


def write_bill(programs: Path, lock: Path, place: Path) -> None:
    """CycloneDX as JSON; the same lock gives the same bytes."""
    command = [programs / "cyclonedx-py", "requirements", lock, "--of", "JSON", "--output-reproducible", "-o", place]
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


def judge(programs: Path, lock: Path) -> Judgement:
    command = [programs / "pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json"]
    done = subprocess.run([*map(str, command), "-r", str(lock)], capture_output=True, text=True, check=False)
    return judgement_of(done.stdout, done.stderr)


def judgement_of(report: str, said: str = "") -> Judgement:
    """Of what pip-audit printed as JSON. Raises NotJudged for anything else, with what it `said` of the reason."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        raise NotJudged((said.strip() or "it said nothing").splitlines()[-1][-300:]) from None
    known = [(package, fault) for package in packages for fault in package.get("vulns", ())]
    mended = [", ".join(fault["fix_versions"]) or "none yet" for _, fault in known]
    return Judgement(
        packages=len(packages),
        faults=tuple(
            f"{package['name']} {package['version']}: {fault['id']}, mended in {versions}"
            for (package, fault), versions in zip(known, mended, strict=True)
        ),
        unjudged=tuple(package["name"] for package in packages if "skip_reason" in package),
    )
