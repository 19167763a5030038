"""The site of the desks: Django's own, with a second factor for those who have set one up.

Not in archive/admin: whatever registers a desk there asks for the site first, which must not wait for the desks.
"""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path

from archive.guard import second_factor
from archive.guard.login import LoginForm, may_curate


class CurationSite(AdminSite):
    login_form = LoginForm
    login_template = "admin/archive/login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return may_curate(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            path("second-factor/", self.admin_view(second_factor.page), name="second_factor"),
            path("second-factor/code.svg", self.admin_view(second_factor.picture), name="second_factor_picture"),
            *super().get_urls(),
        ]
