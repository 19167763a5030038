from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from archive import checks  # noqa: F401 (registers itself)
        from archive.edition import schema as edition
        from archive.roles import sync_roles
        from archive.search import schema

        post_migrate.connect(schema.ensure, sender=self)
        post_migrate.connect(edition.ensure, sender=self)
        post_migrate.connect(sync_roles, sender=self)
