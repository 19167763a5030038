"""The secret key of an archive nobody has configured: made once, kept beside its data, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def local_secret_key(data_dir: Path) -> str:
    """The key in `data_dir/secret-key`, made when it is not there yet.

    Two processes may start at once: each writes its own file whole and links it into place, the first link wins,
    so that nobody ever reads half a key.
    """
    path = data_dir / "secret-key"
    if not path.exists():
        make_key_file(path)
    return path.read_text(encoding="ascii").strip()


def make_key_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
