"""Setting up and giving up a second factor, each by the person whose it is.

A device counts once a code of it was typed: until then a half-finished set-up locks nobody out.
"""

from __future__ import annotations

import base64
import io
import secrets

import segno
from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django_otp import login, match_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.guard.clients import client_address
from archive.guard.security_log import note

RECOVERY_CODES = 8

# As requests know them; the desks let nobody anonymous in.
Someone = User | AnonymousUser


def page(request: HttpRequest) -> HttpResponse:
    """GET shows what is set up or to be scanned; POST confirms with a code, or gives up with one."""
    acts = {"confirm": confirm, "remove": remove}
    if request.method == "POST" and request.POST.get("act") in acts:
        return acts[request.POST["act"]](request)
    return show(request)


def show(request: HttpRequest, recovery_codes: tuple[str, ...] = ()) -> HttpResponse:
    confirmed = confirmed_device(request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Second factor"),
        "confirmed": confirmed,
        "key": "" if confirmed else grouped(waiting_device(request.user).bin_key),
        "recovery_codes": recovery_codes,
    }
    return TemplateResponse(request, "admin/archive/second_factor.html", context)


def picture(request: HttpRequest) -> HttpResponse:
    """The key as a QR code, for the application; only before it is confirmed."""
    if confirmed_device(request.user):
        raise Http404
    drawn = io.BytesIO()
    segno.make(waiting_device(request.user).config_url).save(drawn, kind="svg", scale=5, border=4, light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml", headers={"Cache-Control": "no-store"})


def confirm(request: HttpRequest) -> HttpResponse:
    device = waiting_device(request.user)
    if not device.verify_token(typed_code(request)):
        messages.error(request, _("That code does not fit. Wait for the next one and check the clock of your device."))
        return HttpResponseRedirect(request.path)
    with transaction.atomic():
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = new_recovery_codes(request.user)
    login(request, device)
    note("second factor set up", user=request.user.get_username(), address=client_address(request))
    return show(request, codes)


def remove(request: HttpRequest) -> HttpResponse:
    """Asks for a code once more: a browser left open must not be enough."""
    if match_token(request.user, typed_code(request)) is None:
        messages.error(request, _("That code does not fit, so the second factor stays."))
        return HttpResponseRedirect(request.path)
    with transaction.atomic():
        TOTPDevice.objects.filter(user=request.user).delete()
        StaticDevice.objects.filter(user=request.user).delete()
    note("second factor given up", user=request.user.get_username(), address=client_address(request))
    messages.success(request, _("The second factor is gone: your password alone opens the desks."))
    return HttpResponseRedirect(request.path)


def confirmed_device(user: Someone) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def waiting_device(user: Someone) -> TOTPDevice:
    """The one key that this person is being shown: a second look must not make a second key."""
    name = {"name": "Aide-Mémoire", "confirmed": False}
    return TOTPDevice.objects.filter(user=user, confirmed=False).first() or TOTPDevice.objects.create(user=user, **name)


def new_recovery_codes(user: Someone) -> tuple[str, ...]:
    """Each opens the desks once. They are shown now and never again."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = tuple(secrets.token_hex(5) for _number in range(RECOVERY_CODES))
    device.token_set.bulk_create(device.token_set.model(device=device, token=code) for code in codes)
    return codes


def typed_code(request: HttpRequest) -> str:
    return request.POST.get("code", "").replace(" ", "")


def grouped(key: bytes) -> str:
    """The key to be typed where nothing can be scanned: base32 in groups of four."""
    text = base64.b32encode(key).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
