"""A command that writes to the archive: what it changes is told of in the log, under the account that ran it."""

from __future__ import annotations

import getpass
from typing import Any

from django.core.management.base import BaseCommand

from archive.journal import recorded


class RecordedCommand(BaseCommand):
    def execute(self, *args: Any, **options: Any) -> str | None:
        name = type(self).__module__.rpartition(".")[2]
        with recorded(f"system user {account()}", name, arguments_of(options)):
            return super().execute(*args, **options)


def account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # A container may run under a number that has no name.
        return "without a name"


OF_EVERY_COMMAND = {
    *("verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks", "stdout", "stderr"),
}


def arguments_of(options: dict[str, Any]) -> str:
    """What was asked of this command in particular: "paths=seeds"."""
    said = {name: value for name, value in options.items() if name not in OF_EVERY_COMMAND and value}
    return ", ".join(f"{name}={_shown(value)}" for name, value in sorted(said.items()))


def _shown(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
