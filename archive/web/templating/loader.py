"""Templates in memory, one for each language of the interface."""

from __future__ import annotations

from django.template import Origin
from django.template.loaders import cached
from django.utils.translation import get_language


class OnceALanguage(cached.Loader):
    """Who gets a template renders it in the language that is active: what `folding` wrote into it is of that one."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        return f"{get_language()} {super().cache_key(template_name, skip)}"
