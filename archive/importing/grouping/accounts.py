"""Rows -> accounts: what articles tell of an event, for many articles at once, each kind of row in one query."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.comparing.accounts import NO_SKETCH, Account, Place, When
from archive.comparing.kinds import head_kinds
from archive.comparing.parts import whole
from archive.comparing.readings import HEAD, NAMED, REPORTED_WITHIN, STATED
from archive.comparing.sketches import TextSketch
from archive.documents.cleaning import body_of
from archive.documents.document import Cut
from archive.importing.grouping.messages import messages_of
from archive.lexicons import fold
from archive.models import Appearance, Article, Report, Sketch
from archive.models.mention import INVOLVED

Outlines = Mapping[int, Account]


def outlines(articles: Iterable[Article], sketches: Mapping[int, TextSketch] | None = None) -> Outlines:
    """Accounts without messages by the articles' primary keys; two queries more than the articles themselves."""
    rows = list(articles)
    cast, texts = _cast(rows), sketches if sketches is not None else _sketches(rows)
    return {row.pk: _outline(row, cast[row.pk], texts.get(row.pk, NO_SKETCH)) for row in rows}


@dataclass(slots=True)
class Cast:
    """The actors of one article by what they are to it."""

    states: set[str]
    bodies: set[str]
    people: dict[str, str]
    named: set[str]


def _cast(rows: Sequence[Article]) -> Mapping[int, Cast]:
    found: dict[int, Cast] = defaultdict(lambda: Cast(set(), set(), {}, set()))
    seen = (
        Appearance.objects.filter(article__in=rows)
        .order_by()
        .values_list("article", "actor__key", "actor__type", "role", "speaks_for__key")
    )
    for article, key, kind, role, country in seen:
        cast = found[article]
        if kind == "country" and role in INVOLVED:
            cast.states.add(key)
        elif kind in ("organisation", "grouping") and role == "party":
            cast.bodies.add(key)
        elif kind == "person" and not key.startswith("proposed:"):
            cast.people[key] = country or ""
        elif kind in NAMED:
            cast.named.add(key)
    return found


def _sketches(rows: Sequence[Article]) -> Mapping[int, TextSketch]:
    kept = Sketch.objects.filter(article__in=rows).values_list("article", "signature")
    return {article: TextSketch.from_bytes(bytes(signature)) for article, signature in kept}


def _outline(row: Article, cast: Cast, text: TextSketch) -> Account:
    return Account(
        key=row.public_id,
        language=row.language,
        title=row.title,
        outlet=str(row.publisher_id or ""),
        when=_event(row),
        published=_published(row),
        place=_place(row),
        states=frozenset(cast.states),
        bodies=frozenset(cast.bodies),
        people=frozenset(key for key, country in cast.people.items() if country in cast.states),
        named=frozenset(cast.named),
        doc_types=head_kinds(f"{row.title}\n{head_of(row)}", row.language),
        text=text,
        messages_read=row.commitments_read,
    )


def _event(row: Article) -> When | None:
    if row.event_earliest is None or row.event_latest is None:
        return None
    return When(row.event_earliest, row.event_latest, row.event_basis in STATED)


def _published(row: Article) -> When | None:
    if row.published_earliest is None or row.published_latest is None:
        return None
    earliest = row.published_earliest
    back = min(REPORTED_WITHIN, (earliest - dt.date.min).days)
    return When(earliest - dt.timedelta(days=back), row.published_latest, False)


def _place(row: Article) -> Place | None:
    if not row.event_place:
        return None
    return Place(row.event_place, row.language, fold(row.event_place) == fold(row.dateline))


def body_text(row: Article) -> str:
    return body_of(row.text, cuts_of(row))


def cuts_of(row: Article) -> list[Cut]:
    return [Cut(start, end, reason) for start, end, reason in row.cuts]


def head_of(row: Article) -> str:
    return body_text(row)[:HEAD]


Told = tuple[int, int]
"""Primary keys of an article and of a statement that it reports."""


def accounts_of_reports(articles: Iterable[Article], pairs: Iterable[Told]) -> Mapping[Told, Account]:
    """For each pair what the article tells of the statement: of talks, when it reports the whole too."""
    rows = {row.pk: row for row in articles}
    return accounts_within(outlines(rows.values()), rows, pairs)


def accounts_within(told: Outlines, rows: Mapping[int, Article], pairs: Iterable[Told]) -> Mapping[Told, Account]:
    """The same where the outlines are known: those with messages, of the articles of the pairs alone."""
    wanted = list(pairs)
    articles = sorted({article for article, _ in wanted})
    messages, wholes = messages_of(articles), _wholes(articles)
    accounts = {key: whole(told[key], messages.get(key, ()), rows[key].text) for key in articles}
    return {
        (article, statement): accounts[article][-1 if (article, statement) in wholes else 0]
        for article, statement in wanted
    }


def _wholes(articles: Iterable[int]) -> set[Told]:
    """Articles with a statement they report whose larger one they report as well."""
    reports = Report.objects.filter(article__in=list(articles)).order_by()
    told = list(reports.values_list("article", "statement", "statement__parent"))
    known = {(article, statement) for article, statement, _ in told}
    return {(article, statement) for article, statement, parent in told if (article, parent) in known}
