"""Who acts, and an act that cannot be done."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User

Person = User | AnonymousUser


class ActRefused(ValueError):
    """Nothing was changed. The message names the thing and the way out, in the language of the page."""
