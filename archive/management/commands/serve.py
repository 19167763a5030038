"""`manage.py serve --port 8123`: the archive on this machine, with nothing to set up."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections

from archive.checks import MACHINE
from archive.serving.first_start import Curator, prepare
from archive.serving.port import LOOPBACK, PortRefused, check_port


class Command(BaseCommand):
    help = "Prepares what is missing, imports the seeds on first start, and serves on this machine only."
    requires_system_checks = [MACHINE]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        port: int = options["port"]
        if settings.ENVIRONMENT.mode == "production":
            raise CommandError("serve is for this machine only. In production: gunicorn archive.wsgi (see README).")
        try:
            check_port(port)
            curator = prepare(settings.DATA_DIR, settings.BASE_DIR / "seeds")
        except PortRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {error}. Check DATABASE_URL or ARCHIVE_DATA.") from error
        self.announce(port, curator)
        connections.close_all()
        become_the_server(port)

    def announce(self, port: int, curator: Curator | None) -> None:
        self.stdout.write(f"Aide-Mémoire is at http://{LOOPBACK}:{port}/")
        self.stdout.write(f"Curation is at http://{LOOPBACK}:{port}/admin/")
        if curator:
            self.stdout.write(f"User: {curator.name}   Password: {curator.password}   (shown only now)")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()


def become_the_server(port: int) -> None:
    """This process turns into gunicorn, so that Ctrl-C and its exit status reach the server itself."""
    server = [sys.executable, "-m", "gunicorn", "archive.wsgi:application", "--chdir", str(settings.BASE_DIR)]
    local = ["--bind", f"{LOOPBACK}:{port}", "--workers", "1", "--graceful-timeout", "3"]
    quiet = ["--log-level", "warning", "--config", str(settings.BASE_DIR / "gunicorn.conf.py")]
    os.execv(sys.executable, [*server, *quiet, *local])
