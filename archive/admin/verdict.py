"""A person's verdict on a whole record, with its line of history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from archive.models.chronicle import catch_up_with, note_act
from archive.models.review import ReviewState


def judge(record: Any, state: ReviewState, user: Any, now: dt.datetime, reason: str = "") -> None:
    """The record is as it was just read."""
    catch_up_with(record)
    record.judge(state, user, now)
    note_act(record, user, reason)
    record.save()
