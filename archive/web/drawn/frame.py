"""What stands around every page: the ways to the sections, and to the same page in the other language."""

from __future__ import annotations

from html import escape

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext_lazy

from archive.web.languages import once_a_language

SECTIONS = {
    "articles": gettext_lazy("Articles"),
    "commitments": gettext_lazy("Commitments"),
    "actors": gettext_lazy("Actors"),
    "relations": gettext_lazy("Relations"),
    "statements": gettext_lazy("Statements"),
    "topics": gettext_lazy("Topics"),
    "formulas": gettext_lazy("Formulas"),
}


def sections(path: str) -> SafeString:
    """Links; the one of the page's own section is the current one."""
    here = next((name for name, address in _addresses().items() if path.startswith(address)), "")
    return _sections(here, bool(here) and path == _addresses()[here])


@once_a_language
def _addresses() -> dict[str, str]:
    return {name: reverse(name) for name in SECTIONS}


@once_a_language
def _sections(here: str, is_front: bool) -> SafeString:
    current = {here: f' aria-current="{"page" if is_front else "true"}"'}
    return mark_safe(
        "\n".join(
            f'<a href="{address}"{current.get(name, "")}>{escape(str(SECTIONS[name]))}</a>'
            for name, address in _addresses().items()
        )
    )


def languages(request: HttpRequest) -> SafeString:
    """Links to the page in each language."""
    here = get_language()
    return mark_safe("\n".join(_language(request, code, code == here) for code, _ in settings.LANGUAGES))


def _language(request: HttpRequest, code: str, is_this: bool) -> str:
    current = ' aria-current="true"' if is_this else ""
    name = escape(get_language_info(code)["name_local"].capitalize())
    return f'<a href="{escape(in_language(request, code))}" lang="{code}" hreflang="{code}"{current}>{name}</a>'


def alternates(request: HttpRequest) -> SafeString:
    """The same for search engines, in the head of the page."""
    site = escape(f"{request.scheme}://{request.get_host()}")
    return mark_safe(
        "".join(
            f'<link rel="alternate" hreflang="{code}" href="{site}{escape(in_language(request, code))}">\n  '
            for code, _ in settings.LANGUAGES
        )
    )


def in_language(request: HttpRequest, code: str) -> str:
    """The address of this very page in that language: English has no prefix."""
    root = get_script_prefix()
    rest = request.get_full_path().removeprefix(root).removeprefix(_prefix(get_language()))
    return f"{root}{_prefix(code)}{rest}"


def _prefix(language: str | None) -> str:
    return "" if language in (None, settings.LANGUAGE_CODE) else f"{language}/"
