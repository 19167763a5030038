"""Dating, as historians do it: stated dates first, then what a text knows and what it does not know yet.

    forms         dates as they are printed, in every language of `calendar.toml`
    stated        dates in places of publication: beside the text, date lines, dateline, address
    clues         terminus post quem and ante quem: offices, initiatives, names of cities, past dates
    facts         the same from dated facts: meetings, foundings, renamings, visits, anniversaries
    narrowing     clues combined; what contradicts becomes a rival
    publication   the date of publication out of all this
    events        the day of the event, apart from it
    setting       the place of the event

Never: a clock, a date that is not argued for. What cannot be known stays an interval, or unknown with its evidence.
To add a clue: one function in `clues.CLUES`. Words stand in `calendar.toml` and `dates.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.documents.document import Document, Quote
from archive.extraction.dating.clues import clues_of
from archive.extraction.dating.events import event_of
from archive.extraction.dating.publication import published_of
from archive.extraction.dating.scene import Scene
from archive.extraction.dating.setting import event_place
from archive.extraction.reading import DateReading, Mention

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_document(
    document: Document, mentions: Sequence[Mention]
) -> tuple[DateReading, DateReading | None, Quote | None, tuple[str, ...]]:
    """Return (published, event, place of the event, warnings) of a document.

    `mentions` are those of `actors.find_mentions`: people in office and dated names bound the time of writing.
    """
    scene = Scene(document, mentions)
    clues = tuple(clues_of(scene))
    published = published_of(scene, clues)
    event = event_of(scene, published, clues)
    return published, event, event_place(scene), tuple(nonsense(scene))


def nonsense(scene: Scene) -> Iterator[str]:
    """Dates that no calendar has, and weekdays that do not belong to their date."""
    for printed in scene.dates:
        quote = scene.document.text[printed.start : printed.end]
        day = printed.date()
        if not printed.exists():
            yield f'"{quote}" is no day of the calendar and was not read as a date.'
        elif day and printed.weekday is not None and day.weekday() != printed.weekday:
            yield f'"{quote}": {day.isoformat()} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[printed.weekday]}.'
