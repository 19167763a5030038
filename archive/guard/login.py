"""Logging in: ten tries in five minutes for a name at an address, and an optional second factor.

django-axes counts the tries, django-otp knows the devices; here is how they are asked. Password and second factor are
judged together and refused in one sentence, so that a stranger learns neither which names exist nor who has a device.
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django_otp import login, match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.guard.clients import client_address
from archive.guard.security_log import note

CODE_LENGTH = 16
"""Six digits of an application, or a recovery code."""


class LoginForm(AdminAuthenticationForm):
    """Name, password, and the code of those who have a second factor."""

    otp_token = forms.CharField(
        label=_("Code of your second factor, if you have set one up"),
        required=False,
        max_length=CODE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        if not has_second_factor(user):
            return
        device = match_token(user, self.cleaned_data.get("otp_token") or "")
        if device is None:
            self.count_as_failure(user.get_username())
            raise self.get_invalid_login_error()
        user.otp_device = device  # type: ignore[attr-defined] # where django_otp.login looks for it

    def get_invalid_login_error(self) -> ValidationError:
        sentence = _("Please enter the right name, password and, if you have set one up, code of the second factor.")
        return ValidationError(sentence, code="invalid_login")

    def count_as_failure(self, name: str) -> None:
        """As a wrong password is, or whoever has the password could try every code there is."""
        credentials = {"username": name}
        user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)


def remember_second_factor(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """On logging in: the session notes with which device, so that losing the device ends what it opened."""
    device = getattr(user, "otp_device", None)
    if device is not None:
        login(request, device)


def may_curate(request: HttpRequest) -> bool:
    """Staff; and where someone has set up a second factor, only with it. Asked several times a page, answered once."""
    if not hasattr(request, "may_curate"):
        request.may_curate = is_let_in(request.user)  # type: ignore[attr-defined]
    return bool(request.may_curate)  # type: ignore[attr-defined]


def is_let_in(user: User | AnonymousUser) -> bool:
    if not (user.is_active and user.is_staff):
        return False
    verified = getattr(user, "is_verified", None)
    return bool(verified and verified()) or not has_second_factor(user)


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Recovery codes are made with a device and go with it, so that one look is enough."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def locked_out(request: HttpRequest, refused: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """Called by django-axes for what is answered in place of `refused`, the page of the login."""
    waiting: timedelta = settings.AXES_COOLOFF_TIME
    seconds = int(waiting.total_seconds())
    note("locked out", user=str((credentials or {}).get("username", "")), address=client_address(request))
    page = render_to_string("errors/locked_out.html", {"minutes": seconds // 60})
    response = HttpResponse(page, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(seconds)
    return response
