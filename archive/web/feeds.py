"""A list as an Atom feed: its first records, in its order. A search that is fed tells when a state says it again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from itertools import islice
from typing import Any

from django.db.models import Max, Min
from django.utils.feedgenerator import Atom1Feed

from archive.models import Actor, Article, Commitment, Statement
from archive.web.citations.citation import ARCHIVE, citation_of, one_line
from archive.web.dates import interval_words
from archive.web.exports.listed import Listed

ENTRIES = 100
"""Readers ask again every hour: what is new is among the first."""

_NOT_IN_XML = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Feed(Atom1Feed):
    """An empty feed was not changed just now: the clock would make every answer differ."""

    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=_LONG_AGO)


@dataclass(frozen=True)
class Entry:
    """What a reader of feeds is told of a record. `identifier` holds no slug: a corrected title makes no new entry."""

    identifier: str
    title: str
    summary: str
    by: str = ""


def write_atom(listed: Listed) -> Iterator[str]:
    feed = Feed(
        title=in_xml(": ".join([ARCHIVE, listed.noun, *filter(None, [", ".join(listed.asked)])])),
        link=listed.site + listed.page_address,
        feed_url=listed.site + listed.own_address,
        description="",
        language="en",
        author_name=ARCHIVE,
    )
    records = list(islice(listed.records, ENTRIES))
    moments = moments_of(records)
    for record in records:
        add(feed, record, listed, *moments.get(record.pk, (_LONG_AGO, _LONG_AGO)))
    yield feed.writeString("utf-8")


def moments_of(records: Sequence[Any]) -> dict[int, tuple[dt.datetime, dt.datetime]]:
    """When each was made and last changed, by primary key: as it says itself, or else its history."""
    if not records or hasattr(records[0], "updated_at"):
        return {record.pk: (record.created_at, record.updated_at) for record in records}
    kept = type(records[0]).history.filter(id__in=[record.pk for record in records]).values("id").order_by()
    spans = kept.annotate(first=Min("history_date"), last=Max("history_date"))
    return {span["id"]: (span["first"], span["last"]) for span in spans}


def add(feed: Feed, record: Any, listed: Listed, made: dt.datetime, changed: dt.datetime) -> None:
    entry = entry_of(record)
    feed.add_item(
        title=in_xml(entry.title),
        link=listed.site + record.get_absolute_url(),
        description=in_xml(entry.summary),
        unique_id=f"{listed.site}/{listed.noun}/{entry.identifier}/",
        author_name=in_xml(entry.by) or None,
        pubdate=made,
        updateddate=changed,
    )


@singledispatch
def entry_of(record: object) -> Entry:
    raise TypeError(f"A {type(record).__name__} is not fed.")


@entry_of.register
def _(article: Article) -> Entry:
    involved = names(part.actor for part in article.named if part.role in ("party", "counterpart"))
    return Entry(article.public_id, article.title, involved, article.publisher.name if article.publisher else "")


@entry_of.register
def _(commitment: Commitment) -> Entry:
    """Who, to whom, and in which text."""
    cited = citation_of(commitment, "", dt.date.min)
    sides = " → ".join(filter(None, (names(commitment.promisers), names(commitment.receivers))))
    return Entry(commitment.public_id, cited.quote or cited.title, f"{sides}. {cited.title}", cited.publisher)


@entry_of.register
def _(actor: Actor) -> Entry:
    place = f", {actor.country.name}" if actor.country else ""
    return Entry(actor.slug, actor.name, f"{actor.get_type_display()}{place}. Articles: {actor.articles}")


@entry_of.register
def _(statement: Statement) -> Entry:
    """Who, where, when, and how many report it."""
    when = interval_words(statement.date_earliest, statement.date_latest) if statement.date_earliest else ""
    said = filter(None, [names(statement.parties.all()), statement.place, when])
    reports = f"Reports: {len(statement.standing_reports)}"
    return Entry(statement.public_id, statement.name, f"{'; '.join(said)}. {reports}")


def names(actors: Iterable[object]) -> str:
    return ", ".join(map(str, actors))


def in_xml(text: str) -> str:
    return _NOT_IN_XML.sub(" ", one_line(text))
