"""What is said of a record when it is cited, in no style yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import singledispatch

from archive.models import Article, Commitment
from archive.web.display import shown

ARCHIVE = "Aide-Mémoire"


@dataclass(frozen=True)
class Citation:
    """`first` and `last` bound the day of publication; `quote` is "" for an article as a whole, or by its rights."""

    key: str
    title: str
    publisher: str
    language: str
    first: dt.date | None
    last: dt.date | None
    address: str
    accessed: dt.date
    sha256: str
    quote: str = ""

    @property
    def certain(self) -> tuple[int, ...]:
        """Year, month and day as far as both ends of the span agree."""
        if self.first is None or self.last is None:
            return ()
        if self.first.year != self.last.year:
            return ()
        if self.first.month != self.last.month:
            return (self.first.year,)
        return (self.first.year, self.first.month, *([self.first.day] if self.first == self.last else []))


@singledispatch
def citation_of(record: object, site: str, accessed: dt.date) -> Citation:
    raise TypeError(f"A {type(record).__name__} is not cited.")


@citation_of.register
def _(article: Article, site: str, accessed: dt.date) -> Citation:
    return Citation(
        key=f"article-{article.public_id}",
        title=one_line(article.title),
        publisher=one_line(article.publisher.name) if article.publisher else "",
        language=article.language,
        first=article.published_earliest,
        last=article.published_latest,
        address=site + article.get_absolute_url(),
        accessed=accessed,
        sha256=article.sha256,
    )


@citation_of.register
def _(commitment: Commitment, site: str, accessed: dt.date) -> Citation:
    """The article is what is cited; the message is where in it."""
    whole = citation_of(commitment.article, site, accessed)
    return Citation(
        **{
            **vars(whole),
            "key": f"commitment-{commitment.public_id}",
            "address": site + commitment.get_absolute_url(),
            "quote": one_line(commitment.quote) if commitment.article.shows_evidence else "",
        }
    )


def one_line(text: str) -> str:
    """A line break ends a field of RIS, and no style of citing knows one."""
    return " ".join(shown(text).split())
