"""An archive in which there is nothing is whole."""

from __future__ import annotations

import pytest

from archive.preservation.auditing import audit

pytestmark = pytest.mark.django_db


def test_an_empty_archive_has_no_damage() -> None:
    assert audit() == []
