"""A reading as `manage.py read` prints it: JSON for programs, sentences for people. Writes nothing, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.documents.document import Named, Quote
from archive.extraction.reading import ActorReading, CommitmentReading, DateReading, Evidence, Mention, Reading
from archive.lexicons import actors

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """One object of the list that `read --json` prints. Offsets count characters of the decoded text, end exclusive."""
    document, source = reading.document, reading.document.source
    return {
        "file": document.name,
        "sha256": document.sha256,
        "encoding": {"name": document.encoding.name, "guessed": document.encoding.guessed},
        "language": document.language,
        "title": document.title,
        "title_source": document.title_source,
        "publisher": _name(source.publisher),
        "agency": _name(source.agency),
        "source_quoted": [named.name for named in source.quoted],
        "dateline": _name(source.dateline),
        "date": _date(reading.published),
        "event_date": _date(reading.event) if reading.event else None,
        "event_place": _quote(reading.event_place),
        "body": document.body,
        "cut": [{"start": cut.start, "end": cut.end, "reason": cut.reason} for cut in document.cuts],
        "actors": [_actor(actor) for actor in reading.actors],
        "commitments": [_commitment(message, reading) for message in reading.commitments],
        "commitment_language": reading.commitment_language,
        "warnings": [*document.warnings, *reading.warnings],
    }


def _name(named: Named | None) -> str | None:
    return named.name if named else None


def _quote(quote: Quote | None) -> Json | None:
    return {"quote": quote.text, "start": quote.start, "end": quote.end} if quote else None


def _date(when: DateReading) -> Json:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision,
        "basis": when.basis,
        "evidence": [_evidence(step) for step in when.evidence],
        "rivals": [{"value": rival.value, "why": rival.why} for rival in when.rivals],
    }


def _evidence(step: Evidence) -> Json:
    return {"quote": step.quote, "start": step.start, "end": step.end, "says": step.says}


def _actor(actor: ActorReading) -> Json:
    return {
        "key": actor.key,
        "name": actor.name,
        "type": actor.type,
        "iso2": actor.iso2,
        "role": actor.role,
        "mentions": [_mention(mention) for mention in actor.mentions],
        "country": _authority(actor.country),
        "office": actor.office,
        "why": actor.why,
    }


def _mention(mention: Mention) -> Json:
    return {"start": mention.start, "end": mention.end, "text": mention.text, "usage": mention.usage}


def _authority(key: str, known: dict[str, str] | None = None) -> str:
    """The English name of an actor, "" for none."""
    entry = actors().get(key)
    return entry.name if entry else (known or {}).get(key, key)


def _commitment(message: CommitmentReading, reading: Reading) -> Json:
    known = {actor.key: actor.name for actor in reading.actors}

    def names(keys: tuple[str, ...]) -> list[str]:
        return [_authority(key, known) for key in keys]

    return {
        "quote": message.quote.text,
        "start": message.quote.start,
        "end": message.quote.end,
        "sentence": message.sentence.text,
        "speaker": message.speaker,
        "parties": names(message.parties),
        "counterparts": names(message.counterparts),
        "beneficiaries": names(message.beneficiaries),
        "subjects": names(message.subjects),
        "kind": message.kind,
        "modality": message.modality,
        "strict": message.strict,
        "topics": list(message.topics),
        "quantity": message.quantity or None,
        "deadline": message.deadline.date.isoformat() if message.deadline else None,
        "intensifier": message.intensifier,
        "continuity": message.continuity,
        "reaffirmation": message.reaffirmation,
        "condition": _quote(message.condition),
        "specificity": message.specificity,
        "cameo": message.cameo,
        "plover": message.plover,
        "rule": message.rule,
        "confidence": message.confidence,
        "why": message.why,
    }


def as_text(reading: Reading) -> str:
    """The same for a person at a terminal: what would be recorded, in order of importance."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    document = reading.document
    yield document.name
    yield f"  Title        {document.title}{' (taken from the lede)' if document.title_source == 'derived' else ''}"
    yield f"  Language     {document.language or 'not recognised'}"
    yield from _source_lines(reading)
    yield f"  Published    {_spoken(reading.published)}"
    yield from (f"               because {step.says}" for step in reading.published.evidence)
    if reading.event:
        yield f"  Event        {_spoken(reading.event)}{_at(reading.event_place)}"
    yield from _actor_lines(reading)
    yield from _commitment_lines(reading)
    yield from (f"  Note         {warning}" for warning in (*document.warnings, *reading.warnings))


def _source_lines(reading: Reading) -> Iterator[str]:
    source = reading.document.source
    for label, named in (
        ("Publisher", source.publisher),
        ("Agency", source.agency),
        *(("Quotes", quoted) for quoted in source.quoted),
        ("Dateline", source.dateline),
    ):
        if named is not None:
            yield f"  {label:<12} {named.name}"


def _spoken(when: DateReading) -> str:
    if when.earliest is None or when.latest is None:
        return "undated"
    if when.earliest == when.latest:
        return f"{when.earliest} ({when.basis})"
    return f"between {when.earliest} and {when.latest} ({when.basis})"


def _at(place: Quote | None) -> str:
    return f", {place.text}" if place else ""


def _actor_lines(reading: Reading) -> Iterator[str]:
    for actor in reading.actors:
        times = len(actor.mentions)
        yield f"  {actor.role:<12} {actor.name} ({actor.type}, {times} mention{'' if times == 1 else 's'})"


def _commitment_lines(reading: Reading) -> Iterator[str]:
    if not reading.commitment_language:
        yield "  Commitments are not read in this language; dates and actors are."
    for message in reading.commitments:
        printed = _commitment(message, reading)
        towards = f" to {', '.join(printed['counterparts'])}" if printed["counterparts"] else ""
        yield f"  {message.kind}, {message.modality}{', strict' if message.strict else ''}:"
        yield f"    {', '.join(printed['parties']) or 'nobody named'}{towards}, as said by {message.speaker}"
        yield f"    “{' '.join(message.quote.text.split())}”"
