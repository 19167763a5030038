from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ArchiveConfig(AppConfig):
    default = True
    name = "archive"
    verbose_name = "Archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from archive import checks  # noqa: F401 (registers itself)
        from archive.edition import schema as edition
        from archive.guard import login, security_log
        from archive.journal import acts, watching
        from archive.models import people  # noqa: F401 (registers itself)
        from archive.roles import sync_roles
        from archive.search import schema

        security_log.listen()
        user_logged_in.connect(login.remember_second_factor, dispatch_uid="second-factor")
        post_migrate.connect(schema.ensure, sender=self)
        post_migrate.connect(edition.ensure, sender=self)
        post_migrate.connect(sync_roles, sender=self)
        pre_migrate.connect(watching.forget, sender=self)
        post_migrate.connect(watching.ensure, sender=self)
        connection_created.connect(acts.tell_new_connection)


class CurationConfig(admin_apps.AdminConfig):
    default = False
    default_site = "archive.curation.Desks"
