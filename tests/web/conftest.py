"""Fixtures of the pages' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A request for a French page leaves its language behind in the thread; the next test starts in English."""
    with translation.override("en"):
        yield
