"""`python manage.py content_digest`: one line that is equal whenever two archives hold the same."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from archive.fixity import content_digest


class Command(BaseCommand):
    help = "Prints a SHA-256 over all content: equal for equal archives, on either engine."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(content_digest())
