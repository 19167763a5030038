"""What an archive needs before its first page, made where it is missing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command

from archive.models import ImportRun
from archive.serving.statics import collect_when_changed

CURATOR = "curator"


@dataclass(frozen=True)
class Curator:
    name: str
    password: str


def prepare(data_dir: Path, seeds: Path) -> Curator | None:
    """Make the archive ready to be served. A curator is returned once: when the archive has no user yet."""
    data_dir.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    collect_when_changed()
    if is_first_start():
        call_command("load_authorities")
        call_command("import_articles", str(seeds))
    return first_curator()


def is_first_start() -> bool:
    """Until an import has come to its end: one that was interrupted goes on where it stood."""
    return not ImportRun.objects.filter(finished_at__isnull=False).exists()


def first_curator() -> Curator | None:
    users = get_user_model()._default_manager
    if users.exists():
        return None
    curator = Curator(CURATOR, secrets.token_urlsafe(12))
    users.create_superuser(username=curator.name, password=curator.password)
    return curator
