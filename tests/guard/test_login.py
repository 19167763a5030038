"""The door of the desks: how often one may try, and the second factor of those who have set one up."""

from __future__ import annotations

import json
import logging
import re
import time

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.guard.security_log import JsonLines

pytestmark = pytest.mark.django_db

PASSWORD = "a long and quiet sentence"
LOGIN, INSIDE, FACTOR = "/admin/login/", "/admin/", "/admin/second-factor/"


@pytest.fixture
def curator() -> User:
    return User.objects.create_superuser("curator", password=PASSWORD)


def try_to_log_in(client: Client, name: str = "curator", password: str = PASSWORD, code: str = "") -> HttpResponse:
    typed = {"username": name, "password": password, "otp_token": code, "next": INSIDE}
    return client.post(LOGIN, typed)


def current_code(device: TOTPDevice, later: int = 0) -> str:
    """A code counts once: `later` takes that of a following interval."""
    generator = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    generator.time = time.time() + later * device.step
    return f"{generator.token():06d}"


@pytest.fixture
def device(curator: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=curator, name="phone", confirmed=True)


def test_a_password_opens_the_desks(client: Client, curator: User) -> None:
    assert try_to_log_in(client).status_code == 302
    assert client.get(INSIDE).status_code == 200


def test_the_tenth_wrong_try_shuts_the_door_even_to_the_right_password(client: Client, curator: User) -> None:
    answers = [try_to_log_in(client, password="wrong").status_code for _ in range(10)]
    assert answers == [200] * 9 + [429]
    refused = try_to_log_in(client)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "300"


def test_others_come_in_while_one_is_shut_out(client: Client, curator: User) -> None:
    User.objects.create_superuser("colleague", password=PASSWORD)
    for _ in range(10):
        try_to_log_in(client, password="wrong")
    assert try_to_log_in(Client(), "colleague").status_code == 302


def refusals(client: Client, name: str, password: str) -> str:
    """What the page says; the name that was typed stands in it again, and is not what is compared."""
    return re.sub(r'value="[^"]*"', "", try_to_log_in(client, name, password).content.decode())


def test_a_stranger_does_not_learn_which_names_exist(client: Client, device: TOTPDevice) -> None:
    unknown, wrong = refusals(client, "nobody", "wrong"), refusals(client, "curator", "wrong")
    without_code = refusals(client, "curator", PASSWORD)
    assert unknown == wrong == without_code


def test_with_a_second_factor_the_password_alone_opens_nothing(client: Client, device: TOTPDevice) -> None:
    assert try_to_log_in(client).status_code == 200
    assert client.get(INSIDE).status_code == 302


def test_with_its_code_it_does(client: Client, device: TOTPDevice) -> None:
    assert try_to_log_in(client, code=current_code(device)).status_code == 302
    assert client.get(INSIDE).status_code == 200


def test_wrong_codes_are_counted_as_wrong_passwords_are(client: Client, device: TOTPDevice) -> None:
    assert [try_to_log_in(client, code="000000").status_code for _ in range(10)][-1] == 429


def test_a_session_from_before_the_second_factor_ends_with_it(client: Client, curator: User) -> None:
    client.force_login(curator)
    TOTPDevice.objects.create(user=curator, name="phone", confirmed=True)
    assert client.get(INSIDE).status_code == 302


def test_setting_one_up_needs_a_code_and_gives_recovery_codes(client: Client, curator: User) -> None:
    try_to_log_in(client)
    assert client.get(FACTOR).status_code == 200
    assert client.get(f"{FACTOR}code.svg").headers["Content-Type"] == "image/svg+xml"
    waiting = TOTPDevice.objects.get(user=curator)
    client.post(FACTOR, {"act": "confirm", "code": "000000"})
    assert not TOTPDevice.objects.get().confirmed
    TOTPDevice.objects.update(throttling_failure_count=0)
    shown = client.post(FACTOR, {"act": "confirm", "code": current_code(waiting)}).content.decode()
    assert TOTPDevice.objects.get().confirmed
    assert client.get(INSIDE).status_code == 200
    recovery_code = re.findall(r"<code>(\w{10})</code>", shown)[0]
    stranger = Client()
    assert try_to_log_in(stranger, code=recovery_code).status_code == 302
    assert try_to_log_in(Client(), code=recovery_code).status_code == 200


def test_the_key_is_shown_only_while_it_is_set_up(client: Client, device: TOTPDevice) -> None:
    try_to_log_in(client, code=current_code(device))
    assert client.get(f"{FACTOR}code.svg").status_code == 404


def test_giving_it_up_needs_a_code(client: Client, device: TOTPDevice) -> None:
    try_to_log_in(client, code=current_code(device))
    client.post(FACTOR, {"act": "remove", "code": "000000"})
    assert TOTPDevice.objects.exists()
    TOTPDevice.objects.update(throttling_failure_count=0)
    client.post(FACTOR, {"act": "remove", "code": current_code(device, later=1)})
    assert not TOTPDevice.objects.exists()


def test_the_log_says_what_happened_and_no_secret(
    client: Client, curator: User, caplog: pytest.LogCaptureFixture
) -> None:
    try_to_log_in(client, password="a wrong secret")
    try_to_log_in(client)
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert [(line["event"], line["user"]) for line in lines] == [("login failed", "curator"), ("login", "curator")]
    assert "secret" not in caplog.text


def test_a_name_with_line_breaks_stays_on_its_line() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "login failed", (), None)
    record.facts = {"user": 'a\n{"event": "login"}\u2028'}
    assert len(JsonLines().format(record).splitlines()) == 1
