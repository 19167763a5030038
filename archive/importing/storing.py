"""One reading -> its rows, in one transaction. What a person set stays."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain, count
from typing import Any

from django.db import transaction

from archive.documents.document import Named, Quote
from archive.extraction.reading import DateReading, Evidence, Reading
from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.commitments import move_judged, store_commitments
from archive.importing.deciding import text_digest
from archive.importing.differences import list_difference
from archive.importing.formulas import store_formulas
from archive.importing.fulfilments import move_told
from archive.importing.holding import hold, passages_lost
from archive.importing.merging import Disagreement, merge
from archive.importing.people import move_marked, replace_people, store_people
from archive.importing.recutting import moved
from archive.models import Article, Original
from archive.models.public_id import public_id

LONGEST_TITLE = 1000
Row = dict[str, Any]


@transaction.atomic
def store_new(arrival: Arrival, authorities: Authorities) -> Article:
    """A new article with its original, actors and commitments."""
    row = article_row(arrival, authorities)
    article = Article(public_id=free_public_id(row["sha256"]), **row)
    article.save()
    add_original(article, arrival)
    store_people(article, arrival.reading, authorities)
    store_formulas(article)
    store_commitments(article, arrival, authorities)
    return article


@transaction.atomic
def store_changed(article: Article, arrival: Arrival, authorities: Authorities) -> int:
    """A new version of an article, or a new reading of the same one: what people set and judged stays.

    Returns how many passages that people decided about the new text lacks: with any, nothing but their list is written.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    if lost := passages_lost(article, arrival.reading.document.text):
        hold(article, arrival)
        return lost
    proposed = article_row(arrival, authorities)
    _carry_over(article, arrival)
    merged = merge({name: getattr(article, name) for name in proposed}, proposed, article.protected)
    for name, value in merged.changes.items():
        setattr(article, name, value)
    article.save()
    if not article.originals.filter(sha256=article.sha256).exists():
        add_original(article, arrival)
    for one in merged.disagreements:
        list_difference(article, one, arrival.run)
    replace_people(article, arrival.reading, authorities)
    store_formulas(article)
    store_commitments(article, arrival, authorities)
    return 0


def _carry_over(article: Article, arrival: Arrival) -> None:
    """What people marked, judged and cut moves with the text."""
    text = arrival.reading.document.text
    move_judged(article, text)
    for name in move_marked(article, text):
        list_difference(article, Disagreement("mentions", name.quote, None), arrival.run)
    move_told(article, text)
    article.recuts, gone = moved(article.recuts, article.text, text)
    for one in gone:
        list_difference(article, Disagreement("cuts", one["quote"], None), arrival.run)


def add_original(article: Article, arrival: Arrival) -> None:
    document = arrival.reading.document
    Original.objects.create(
        article=article,
        sha256=document.sha256,
        size=len(document.data),
        file_name=document.name,
        media_type=document.media_type,
        encoding=document.encoding.name,
        encoding_guessed=document.encoding.guessed,
        received_at=arrival.received_at,
    )


def free_public_id(sha256: str) -> str:
    """Letters of the hash; others, should two articles ever share them."""
    wanted = chain([public_id(sha256)], (public_id(sha256, number) for number in count(2)))
    return next(one for one in wanted if not Article.objects.filter(public_id=one).exists())


def article_row(arrival: Arrival, authorities: Authorities) -> Row:
    """The article's own fields as the reading proposes them."""
    reading, document = arrival.reading, arrival.reading.document
    return {
        "sha256": document.sha256,
        "sidecar_sha256": arrival.sidecar_sha256,
        "title": document.title[:LONGEST_TITLE],
        "title_source": document.title_source,
        "language": document.language,
        "text": document.text,
        "text_digest": text_digest(document.text),
        "cuts": [[cut.start, cut.end, cut.reason] for cut in document.cuts],
        "commitments_read": reading.commitment_language,
        "event_place": reading.event_place.text if reading.event_place else "",
        "evidence": evidence_of(reading),
        "rivals": rivals_of(reading),
        "warnings": [*document.warnings, *reading.warnings],
        "source_path": arrival.source_path,
        "run": arrival.run,
        **source_fields(reading, authorities),
        **date_fields("published", reading.published),
        **date_fields("event", reading.event),
    }


def source_fields(reading: Reading, authorities: Authorities) -> Row:
    source, known = reading.document.source, reading.document.known
    url, rights = known("url"), known("rights")
    return {
        "publisher": source.publisher and authorities.publisher(source.publisher.name[:200], source.publisher.key),
        "agency": source.agency and authorities.publisher(source.agency.name[:200], source.agency.key),
        "dateline": source.dateline.name if source.dateline else "",
        "url": url.value if url and is_web_address(url.value) else "",
        "rights_note": rights.value[:500] if rights else "",
    }


def is_web_address(value: str) -> bool:
    """A file may state anything as its address; only what a browser may safely follow is kept as a link."""
    return value.startswith(("http://", "https://")) and len(value) <= 1000 and not any(c.isspace() for c in value)


def date_fields(name: str, date: DateReading | None) -> Row:
    return {
        f"{name}_earliest": date.earliest if date else None,
        f"{name}_latest": date.latest if date else None,
        f"{name}_precision": date.precision if date else "unknown",
        f"{name}_basis": date.basis if date else "none",
    }


def evidence_of(reading: Reading) -> Row:
    """For each fact the steps that led to it; facts without evidence are left out."""
    source = reading.document.source
    steps: dict[str, list[Row]] = {
        "title": [_quoted(reading.document.title_quote, reading.document.title_source)],
        "publisher": [_named(source.publisher)],
        "agency": [_named(source.agency)],
        "quoted": [_named(quoted) for quoted in source.quoted],
        "dateline": [_named(source.dateline)],
        "event_place": [_quoted(reading.event_place, "place of the event")],
        "published": [asdict(step) for step in reading.published.evidence],
        "event": [asdict(step) for step in reading.event.evidence] if reading.event else [],
        "stated": [_quoted(fact.quote, fact.where, f"{fact.field}: {fact.value}") for fact in reading.document.stated],
    }
    kept = {fact: [step for step in found if step] for fact, found in steps.items()}
    return {fact: found for fact, found in kept.items() if found}


def _named(named: Named | None) -> Row:
    return _quoted(named.quote, named.why, named.name) if named else {}


def _quoted(quote: Quote | None, says: str, otherwise: str = "") -> Row:
    if quote is not None:
        return asdict(Evidence(quote.text, quote.start, quote.end, says))
    return asdict(Evidence(otherwise, None, None, says)) if otherwise else {}


def rivals_of(reading: Reading) -> Row:
    dates = {"published": reading.published, "event": reading.event}
    return {name: [asdict(rival) for rival in date.rivals] for name, date in dates.items() if date and date.rivals}
