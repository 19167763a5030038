"""Static files under hashed names, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "collected-from"


def collect_when_changed() -> bool:
    """Collect unless the last collection was made from the very same files. True when it was made anew."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    now = fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    # Without clear, a file that changed within the second of its last collection keeps its old content.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now, encoding="ascii")
    return True


def fingerprint() -> str:
    """A digest over name, size and time of every source file: reading them all would take longer than the start."""
    return hashlib.sha256("\n".join(sorted(source_lines())).encode()).hexdigest()


def source_lines() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            yield f"{storage.path(name)} {status.st_size} {status.st_mtime_ns}"
