"""Small words for tests of curators' acts."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


def ana() -> User:
    return User.objects.get_or_create(username="ana")[0]
