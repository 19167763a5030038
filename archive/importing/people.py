"""Who stands in an article and where each is named -> rows. What a person added or took away stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archive.extraction.reading import ActorReading, Reading
from archive.importing.anchoring import place_in, shift_of
from archive.importing.authorities import Authorities
from archive.importing.following import placed
from archive.models import Actor, Appearance, Article, Mention
from archive.models.naming import Naming, SetAside


def store_people(article: Article, reading: Reading, authorities: Authorities) -> None:
    """The rows of a new article."""
    _add(Appearance, _appearances(article, reading, authorities), kept=())
    _add(Mention, _mentions(article, reading, authorities), kept=())


def replace_people(article: Article, reading: Reading, authorities: Authorities) -> None:
    """The machine's rows are made anew; a role or a span that a person set, or took away, stays as it is."""
    for model, rows in (
        (Appearance, _appearances(article, reading, authorities)),
        (Mention, _mentions(article, reading, authorities)),
    ):
        model.every.filter(article=article, set_by_person=False).delete()
        read = [f"{field}_read_as" for field in model.MOVING]
        _add(model, rows, kept=model.every.filter(article=article).select_related(*read))


def move_marked(article: Article, text: str) -> list[Mention]:
    """Before the text is replaced: names that people marked, or took away, move to where they stand now.

    Returns those taken away whose words are gone: they are kept without a place, should the words come back.
    """
    if text == article.text:
        return []
    marked = list(Mention.every.filter(article=article, set_by_person=True))
    placed = [row for row in marked if row.start is not None]
    Mention.every.filter(article=article).delete()
    for row in marked:
        row.pk, (row.start, row.end) = None, place_in(text, row.start, row.end, row.quote, article.text)
        row.save(force_insert=True)
    return [row for row in placed if row.start is None]


def marks_lost(article: Article, text: str) -> int:
    """How many names that people marked are no longer to be found in the new text."""
    marked = Mention.every.filter(article=article, set_by_person=True).exclude(set_aside=SetAside.REMOVED)
    spans = marked.filter(start__isnull=False, end__isnull=False).values_list("start", "end")
    return sum(shift_of(start, end, article.text, text) is None for start, end in spans)


def _add(model: type[Naming], rows: Iterable[Any], kept: Iterable[Any]) -> None:
    """The rows of what no kept row says already; of those that say the same of a merged actor one shows."""
    kept = list(kept)
    known = {_read(row) for row in kept}
    fresh = {said: row for row in reversed(list(rows)) if (said := _read(row)) not in known}
    settled = [row for row in model.settle([*kept, *fresh.values()]) if row.pk]
    for row in settled:
        model.every.filter(pk=row.pk).update(set_aside=row.set_aside)
    model.objects.bulk_create(reversed(fresh.values()))


def _read(row: Any) -> Any:
    """What tells the machine's rows of one article apart: the actor as it was read, and the span of a mention."""
    return (row.read("actor"), row.start, row.end) if isinstance(row, Mention) else row.read("actor")


def _appearances(article: Article, reading: Reading, authorities: Authorities) -> Iterator[Appearance]:
    for one in reading.actors:
        speaks_for = authorities.read(one.country) if one.country and one.type == "person" else None
        yield Appearance(
            article=article,
            **placed("actor", authorities.propose(one)),
            role=one.role,
            office=one.office[:200],
            **placed("speaks_for", speaks_for),
            why=one.why[:300],
        )


def _mentions(article: Article, reading: Reading, authorities: Authorities) -> Iterator[Mention]:
    for one in reading.actors:
        yield from _mentions_of(article, authorities.propose(one), one)


def _mentions_of(article: Article, actor: Actor, reading: ActorReading) -> Iterator[Mention]:
    for one in reading.mentions:
        yield Mention(
            article=article,
            **placed("actor", actor),
            start=one.start,
            end=one.end,
            quote=one.text[:500],
            usage=one.usage,
        )
