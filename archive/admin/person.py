"""The desk for users: Django's own, but for those who have acted, who are deactivated and never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.models.people import why_kept

admin.site.unregister(User)


@admin.register(User)
class PersonAdmin(UserAdmin):
    actions = ("deactivate",)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        person = self.get_object(request, unquote(object_id))
        if person is not None and self.has_delete_permission(request, person) and (why := why_kept(person)):
            messages.error(request, why)
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[person.pk]))
        answer: HttpResponse = super().delete_view(request, object_id, extra_context)
        return answer

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        gone, counts, missing, protected = super().get_deleted_objects(objs, request)
        return gone, counts, missing, [*protected, *filter(None, map(why_kept, objs))]

    @admin.action(description=_("Deactivate: they can no longer sign in"), permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Not oneself: nobody might be left who could take it back."""
        count = queryset.exclude(username=request.user.get_username()).filter(is_active=True).update(is_active=False)
        told = ngettext("%(count)d user deactivated.", "%(count)d users deactivated.", count)
        self.message_user(request, told % {"count": count}, messages.SUCCESS)
