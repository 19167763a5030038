"""The log of what touches security: one JSON object a line, so that other programs can watch it.

Names an event and what it concerned; never a password, a token or a session. `note` is the only door, but for Django's
own `django.security` loggers, which the settings send the same way.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from archive.guard.clients import client_address

LOGGER = logging.getLogger("archive.security")

# What strangers type comes into the log cut: a megabyte as a user name is an attack on whoever reads it.
LONGEST = 200


class JsonLines(logging.Formatter):
    """A line of a log as one JSON object: time in UTC, level, logger, message, and the fields given as `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True, default=str)


def note(event: str, **facts: Any) -> None:
    """Written at WARNING, as whoever watches wants it; words of strangers are cut."""
    LOGGER.warning(event, extra={"facts": {"event": event, **{name: cut(value) for name, value in facts.items()}}})


def cut(value: Any) -> Any:
    return value[:LONGEST] if isinstance(value, str) else value


def listen() -> None:
    """Called once, when Django is ready."""
    user_logged_in.connect(logged_in, dispatch_uid="security-log")
    user_logged_out.connect(logged_out, dispatch_uid="security-log")
    user_login_failed.connect(login_failed, dispatch_uid="security-log")


def logged_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    note("login", user=user.get_username(), address=address_of(request))


def logged_out(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        note("logout", user=user.get_username(), address=address_of(request))


def login_failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    note("login failed", user=str(credentials.get("username", "")), address=address_of(request))


def address_of(request: HttpRequest | None) -> str:
    return client_address(request) if request else ""
