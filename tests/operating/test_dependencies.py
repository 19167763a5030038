"""What is known against a package is named, and what could not be looked up never passes for sound."""

from __future__ import annotations

import json
import stat
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from archive.operating.dependencies import NotJudged, judgement_of

SOUND = {"name": "django", "version": "5.2.19", "vulns": []}
FAULTY = {"name": "lxml", "version": "6.1.3", "vulns": [{"id": "GHSA-1", "fix_versions": ["6.1.4"]}]}
UNKNOWN = {"name": "segno", "skip_reason": "Dependency not found"}


def report(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_known_fault_is_named_with_its_way_out() -> None:
    found = judgement_of(report(SOUND, FAULTY))
    assert (found.packages, found.faults) == (2, ("lxml 6.1.3: GHSA-1, mended in 6.1.4",))


def test_what_was_not_looked_up_is_not_sound() -> None:
    assert judgement_of(report(SOUND, UNKNOWN)).unjudged == ("segno",)


@pytest.mark.parametrize("printed", ["", "{}", "[]", "Traceback"])
def test_a_program_that_came_to_no_end_has_judged_nothing(printed: str) -> None:
    with pytest.raises(NotJudged, match="no route to host"):
        judgement_of(printed, "warning: slow\nno route to host\n")


@pytest.mark.parametrize(
    ("printed", "status", "said"),
    [
        (report(SOUND), 0, "1 of 1 packages judged, 0 known faults\n"),
        (report(SOUND, UNKNOWN), 2, "did not answer for them: segno"),
        (report(FAULTY), 1, "GHSA-1"),
        ("", 2, "cannot be reached"),
    ],
)
def test_the_status_tells(tmp_path: Path, printed: str, status: int, said: str) -> None:
    for name, text in {"pip-audit": printed, "cyclonedx-py": ""}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\n")
        (tmp_path / name).chmod(stat.S_IRWXU)
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit_dependencies", str(tmp_path), bills=tmp_path / "bills", stdout=out)
    assert ended.value.code == status
    assert said in out.getvalue()
