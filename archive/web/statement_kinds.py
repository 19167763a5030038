"""Kinds of statement in the language of the page; one that a person wrote by hand stays as written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.translation import get_language

from archive.comparing.kinds import Kind, kinds


@cache
def _by_english_label() -> Mapping[str, Kind]:
    return {kind.labels["en"]: kind for kind in kinds().values()}


def kind_label(doc_type: str) -> str:
    kind = _by_english_label().get(doc_type)
    return kind.labels.get((get_language() or "en")[:2], doc_type) if kind else doc_type
