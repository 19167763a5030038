"""Whatever happens to an import, nothing is lost, doubled or damaged, and the next one completes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

from tests.importing.interrupting import EVENTS

SHORT = ("killed", "1", "faulty", "1", "overlapping", "2", "meeting", "2")
LONG = ("killed", "250", "faulty", "100", "overlapping", "8", "meeting", "4", "saved", "10")


@pytest.mark.parametrize("ways", [SHORT, pytest.param(LONG, marks=pytest.mark.slow)], ids=["short", "long"])
def test_an_import_may_be_interrupted_at_any_moment(ways: tuple[str, ...], template: str) -> None:
    """Seconds, since each run is a process of its own: a kill cannot be rehearsed otherwise."""
    for found in interrupted(template, ways):
        print(found)
        assert found["damage"] == []
        assert found["files"] == found["articles"] == found["originals"]
        assert set(found["completed"]) == {0}
        assert found["last"] == 0
        # One kill alone may come when the import has just ended.
        assert ways is SHORT or found.get("cut short", 1) > 0
        assert found.get("came back", True)
        assert found.get("founded", EVENTS) == EVENTS


def interrupted(template: str, ways: tuple[str, ...]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.importing.interrupting", "--of", template, *ways]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=dict(os.environ), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]
