"""Every command that writes is recorded; those that do not are named here, each with the reason."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from archive.management import commands
from archive.management.recorded import RecordedCommand, arguments_of

WRITE_NO_RECORD = {
    "backup": "reads",
    "content_digest": "reads",
    "evaluate": "reads",
    "audit_dependencies": "reads",
    "export_archive": "reads",
    "export_decisions": "reads",
    "import_archive": "brings the log of what it writes with it",
    "read": "reads files",
    "rebuild_search_index": "writes the index, which is no record",
    "restore": "brings the log of what it writes with it",
    "serve": "calls commands that are recorded",
    "test_all": "starts tests",
    "test_slow": "starts tests",
    "verify": "reads a backup",
}
COMMANDS = sorted(path.stem for path in Path(next(iter(commands.__path__))).glob("[a-z]*.py"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_recorded_or_writes_no_record(name: str) -> None:
    command = import_module(f"archive.management.commands.{name}").Command
    assert issubclass(command, RecordedCommand) != (name in WRITE_NO_RECORD)


def test_the_log_says_what_a_command_was_asked() -> None:
    assert arguments_of({"paths": ["a", "b"], "dry_run": False, "verbosity": 1}) == "paths=a b"
