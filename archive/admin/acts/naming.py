"""Fields in which a curator names actors: chosen from those of the article, or typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Actor, ActorAlias

LONGEST = 250


class TypedActor(forms.CharField):
    """One actor by name, other name, key, code or address; what could be several is asked back."""

    def __init__(self, **options: Any) -> None:
        help_text = gettext_lazy("a name, a code (KZ) or a key (country:KAZ)")
        super().__init__(**{"required": False, "max_length": LONGEST, "help_text": help_text, **options})

    def clean(self, typed: str | None) -> Actor | None:
        text = super().clean(typed) or ""
        if not text:
            return None
        found = {actor.standing for actor in named(text)}
        if len(found) != 1:
            raise forms.ValidationError(_sentence(text, found))
        return found.pop()


def named(text: str) -> list[Actor]:
    """The exact ones of the strongest kind: by key or code, by name, by another name."""
    own = Q(key__iexact=text) | Q(slug=text) | (Q(iso2__iexact=text, type="country") if len(text) == 2 else Q())
    alias = ActorAlias.objects.filter(text__iexact=text).values("actor")
    for condition in (own, Q(name__iexact=text), Q(pk__in=alias)):
        if found := list(Actor.objects.filter(condition).select_related("merged_into")[:50]):
            return found
    return []


def _sentence(text: str, found: set[Actor]) -> str:
    if not found:
        return _("Nobody is known as “%(text)s”: check the spelling, or make the record first.") % {"text": text[:60]}
    keys = ", ".join(sorted(actor.key for actor in found)[:6])
    return _("“%(text)s” may be several: type the key of the one you mean (%(keys)s).") % {
        "text": text[:60],
        "keys": keys,
    }
