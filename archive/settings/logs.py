"""What is logged, and how: sentences for a person at a terminal, or JSON lines for a program. Always to stderr, which
systemd, containers and a terminal all collect; files of its own would have to be rotated.
"""

from __future__ import annotations

from typing import Any, Literal

LogFormat = Literal["plain", "json"]


def logging_to_stderr(format: LogFormat) -> dict[str, Any]:
    """The LOGGING setting. Django's own is silent without DEBUG; an operator must see the traceback of a 500."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {"()": "archive.guard.security_log.JsonLines"},
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": format},
            # Read by programs whatever the rest is: one JSON object a line.
            "security": {"class": "logging.StreamHandler", "formatter": "json"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "archive.security": {"handlers": ["security"], "propagate": False},
            # Every request as a line; the local mode does without.
            "archive.access": {"level": "INFO" if format == "json" else "WARNING"},
            "django": {"handlers": [], "level": "WARNING"},
            "django.security": {"handlers": ["security"], "propagate": False},
            # One line for each 404 would bury the errors.
            "django.request": {"level": "ERROR"},
            # Strangers ask for names that are not ours all day long: they get their 400, and no traceback in the log.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # Tells of each try what our own log of security tells better.
            "axes": {"level": "ERROR"},
            # Warns of every HEAD request: Django leaves it to the server to drop the body, and gunicorn does.
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }
