"""People whose names stand in histories: such a user is deactivated, never deleted.

Deleting one would leave their lines without a "who"; and a name kept as text would come to mean whoever is given that
name next. A deactivated user cannot sign in, and nobody else can be called so.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import SET_NULL, ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _


def why_kept(user: User) -> str:
    """Why the user cannot be deleted, and what to do instead; "" for one who has done nothing here."""
    if not any(link.related_model._base_manager.filter(**{link.field.name: user}).exists() for link in _links()):
        return ""
    return _("“%(name)s” stands in the history of records: untick “Active” instead, and nobody can sign in so.") % {
        "name": user.get_username()
    }


def _links() -> list[Any]:
    """Every column of the archive that would be emptied."""
    found: list[Any] = [link for link in User._meta.get_fields(include_hidden=True) if link.auto_created]
    ours = (link for link in found if link.one_to_many and link.related_model._meta.app_label == "archive")
    return [link for link in ours if link.on_delete is SET_NULL]


@receiver(pre_delete, sender=User, dispatch_uid="people-who-acted-stay")
def _refuse(instance: User, **told: Any) -> None:
    if why := why_kept(instance):
        raise ProtectedError(why, {instance})
