"""The index can be made anew, checked, and finished where an interrupted run left it."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from archive import search
from tests.builders import article

TODAY = dt.date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def rebuilt(*options: str, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("rebuild_search_index", *options)
    return capsys.readouterr().out


def test_an_index_made_anew_finds_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    article("Bread")
    assert "The index is complete: 1 records." in rebuilt("--anew", capsys=capsys)
    assert search.articles(search.parse("bread", TODAY)).count() == 1


def test_an_interrupted_run_goes_on_where_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        article(f"Text {number}")
    search.index_pending(limit=2)
    waiting = search.pending_count()
    assert waiting > 0
    assert f"{waiting} of {waiting} changes indexed" in rebuilt(capsys=capsys)
    assert search.index_state().complete


def test_a_complete_index_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    article("Bread")
    search.index_pending()
    assert rebuilt(capsys=capsys) == "The index is complete: 1 records.\n"


def test_an_entry_that_went_missing_is_noticed_and_put_back(capsys: pytest.CaptureFixture[str]) -> None:
    article("Bread")
    search.index_pending()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_article_entry")
        cursor.execute("DELETE FROM search_article")
    assert not search.index_state().complete
    rebuilt(capsys=capsys)
    assert search.articles(search.parse("bread", TODAY)).count() == 1


KILLED = """
import os, signal
import django; django.setup()
from archive.search import analysing

def pid_instead(noun, pks): return os.getpid()

if __name__ == "__main__":
    with analysing.elsewhere() as analyser:
        analysing._analysed_for_another = pid_instead
        print(*analyser(1, [[]]), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.one_engine
def test_processes_that_analyse_end_with_a_rebuild_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    run = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, env={**os.environ, **HERE})
    assert run.returncode == -signal.SIGKILL
    assert ended(int(run.stdout))


HERE = {"PYTHONPATH": os.pathsep.join(sys.path), "DJANGO_SETTINGS_MODULE": "archive.settings"}


def ended(pid: int) -> bool:
    """Within ten seconds."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
