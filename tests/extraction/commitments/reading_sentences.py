"""One way for the tests of this folder to read a sentence: real mentions, a day, and the messages that come out."""

from __future__ import annotations

import datetime as dt

from archive.extraction.actors import find_mentions
from archive.extraction.commitments import find_commitments
from archive.extraction.reading import CommitmentReading, DateReading
from tests.extraction.builders import document

DAY = dt.date(2024, 5, 16)


def messages(text: str, language: str = "en", day: dt.date | None = DAY) -> tuple[CommitmentReading, ...]:
    """The messages of a text as if it were reported on that day."""
    read = document(text, language)
    return find_commitments(read, find_mentions(read), DateReading(day, day, "day", "stated"), None)


def only(text: str, language: str = "en") -> CommitmentReading:
    """The single message of a text."""
    (message,) = messages(text, language)
    return message


def countries(keys: tuple[str, ...]) -> str:
    """Keys in short, sorted: "CHN KAZ"."""
    return " ".join(sorted(key.split(":")[1] for key in keys))
