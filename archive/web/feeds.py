"""A list as an Atom feed: its first records, in its order. A search that is fed tells when a state says it again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils.feedgenerator import Atom1Feed

from archive.models import Article, Commitment
from archive.web.citations.citation import ARCHIVE, citation_of, one_line
from archive.web.exports.listed import Listed

ENTRIES = 100
"""Readers ask again every hour: what is new is among the first."""

_NOT_IN_XML = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Feed(Atom1Feed):
    """An empty feed was not changed just now: the clock would make every answer differ."""

    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=_LONG_AGO)


def write_atom(listed: Listed) -> Iterator[str]:
    feed = Feed(
        title=f"{ARCHIVE}: {listed.noun}",
        link=listed.site + listed.page_address,
        feed_url=listed.site + listed.own_address,
        description="",
        language="en",
        author_name=ARCHIVE,
    )
    for record in islice(listed.records, ENTRIES):
        add(feed, record, listed)
    yield feed.writeString("utf-8")


def add(feed: Feed, record: Article | Commitment, listed: Listed) -> None:
    """The identifier holds no slug, so that a corrected title does not make a new entry."""
    cited = citation_of(record, listed.site, listed.accessed)
    feed.add_item(
        title=in_xml(cited.quote or cited.title),
        link=cited.address,
        description=in_xml(summary(record)),
        unique_id=f"{listed.site}/{listed.noun}/{record.public_id}/",
        author_name=in_xml(cited.publisher) or None,
        pubdate=record.created_at,
        updateddate=record.updated_at,
    )


def summary(record: Article | Commitment) -> str:
    """Who, to whom, and in which text."""
    if isinstance(record, Article):
        return ", ".join(part.actor.name for part in record.named if part.role in ("party", "counterpart"))
    sides = (names(record.promisers), names(record.receivers))
    return f"{' → '.join(side for side in sides if side)}. {one_line(record.article.title)}"


def names(actors: Iterable[object]) -> str:
    return ", ".join(map(str, actors))


def in_xml(text: str) -> str:
    return _NOT_IN_XML.sub(" ", one_line(text))
