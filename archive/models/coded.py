"""The codebook's codes as choices of a field: the code is stored, the label follows the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import lazy
from django.utils.translation import get_language

from archive.lexicons.codebook import KINDS, MODALITIES, Code

Choices = list[tuple[str, str]]


def label_of(code: Code) -> str:
    return code.label((get_language() or "en")[:2])


def choices_of(codes: Mapping[str, Code]) -> Choices:
    lazy_label = lazy(label_of, str)
    return [(code.code, lazy_label(code)) for code in codes.values()]


def kinds() -> Choices:
    return choices_of(KINDS)


def modalities() -> Choices:
    return choices_of(MODALITIES)
