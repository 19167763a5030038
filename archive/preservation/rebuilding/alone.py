"""What reading alone makes of the originals: an archive beside this one, on SQLite, in a process of its own.

python -m archive.preservation.rebuilding.alone ARRIVALS     prints the digests of all rows as JSON
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

OF_THIS_ARCHIVE = ("DATABASE_URL", "DATABASE_REPLICA_URLS", "ARCHIVE_MODE", "ARCHIVE_DATA")


def made_alone(arrivals: Path) -> dict[str, Counter[str]]:
    """Raises RuntimeError with what the other process said when it fails."""
    from django.conf import settings

    from archive.originals import store

    with tempfile.TemporaryDirectory(prefix="archive-read-alone-") as folder:
        (Path(folder) / "originals").symlink_to(store(), target_is_directory=True)
        command = [sys.executable, "-m", "archive.preservation.rebuilding.alone", str(arrivals)]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=_environment(folder), capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise RuntimeError(f"The originals could not be read again: {done.stderr.strip()[-1000:]}")
    return {table: Counter(digests) for table, digests in json.loads(done.stdout).items()}


def _environment(folder: str) -> Mapping[str, str]:
    others = {name: value for name, value in os.environ.items() if name not in OF_THIS_ARCHIVE}
    return {**others, "ARCHIVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"}


def _main(arrivals: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from archive.preservation.rebuilding.arrivals import come_again, read
    from archive.preservation.rebuilding.difference import made

    with arrivals.open("rb") as lines:
        come_again(read(lines), "originals")
    sys.stdout.write(json.dumps(made()))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
