"""The commitments of a reading -> rows. A later reading finds the earlier rows again by their evidence.

Untouched proposals are replaced, judged ones are kept: a confirmed one is never changed, of a corrected one only
the fields no person set, and a rejected one stays rejected, so that the same evidence is not proposed anew. Nor is
evidence that a person split, joined or marked otherwise: what stands in its place answers for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from itertools import chain, count
from typing import Any

from archive.extraction.reading import CommitmentReading
from archive.importing.anchoring import move, shift_of
from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.differences import list_difference
from archive.importing.following import placed
from archive.importing.merging import SAME_EVIDENCE, Disagreement, match_spans, merge, overlap
from archive.models import Article, Commitment, CommitmentActor, ReviewState
from archive.models.public_id import COMMITMENT_LENGTH, public_id

Row = dict[str, Any]
Parts = list[tuple[str, str]]


def store_commitments(article: Article, arrival: Arrival, authorities: Authorities) -> None:
    """Matches old rows and new readings by their spans, then keeps, merges, adds and removes."""
    old = list(article.commitments.with_bonds())
    new = list(arrival.reading.commitments)
    spans = [(one.quote.start, one.quote.end) for one in new]
    replaced = [(start, end) for row in old for start, end in row.replaced]
    matched = match_spans([*((one.start, one.end) for one in old), *replaced], spans)
    for index, at in matched.items():
        if at < len(old):
            _merge(old[at], new[index], arrival, authorities)
    settled = [*replaced, *((row.start, row.end) for row in old if row.review_state == ReviewState.REJECTED)]
    fresh = [index for index, span in enumerate(spans) if index not in matched and not _is_settled(span, settled)]
    _add_all(article, [new[index] for index in fresh], authorities)
    _remove_unfounded([row for i, row in enumerate(old) if i not in matched.values()])


def _is_settled(span: tuple[int, int], settled: list[tuple[int, int]]) -> bool:
    """Whether people have rejected or replaced this evidence: a rule that now makes two of it makes none."""
    return any(overlap(span, one) >= SAME_EVIDENCE for one in settled)


def _remove_unfounded(rows: list[Commitment]) -> None:
    """A proposal nobody touched goes with its reason; what a person judged stays."""
    Commitment.objects.filter(pk__in=[row.pk for row in rows if not is_judged(row)]).delete()


def is_judged(row: Commitment) -> bool:
    return row.review_state != ReviewState.PROPOSED or bool(row.set_by) or getattr(row, "is_bound", False)


def move_judged(article: Article, text: str) -> None:
    """Before the text is replaced: what people judged moves to where its quotation stands now."""
    for row in article.commitments.with_bonds() if text != article.text else ():
        shift = shift_of(row.start, row.end, article.text, text) if is_judged(row) else None
        if shift is not None:
            move(row, shift, article.text, text)
            row.save()


def _add_all(article: Article, readings: list[CommitmentReading], authorities: Authorities) -> None:
    """All in one statement a table: an article may hold hundreds."""
    ids = free_public_ids([(article.public_id, one.quote.start, one.quote.end) for one in readings])
    rows = [
        Commitment(article=article, public_id=public_id, **commitment_row(reading, authorities))
        for reading, public_id in zip(readings, ids, strict=True)
    ]
    Commitment.objects.bulk_create(rows)
    added = list(zip(rows, readings, strict=True))
    parts = [part for row, reading in added for part in _parts(row, parts_of(reading), authorities)]
    CommitmentActor.objects.bulk_create(parts)
    Link = Commitment.topics.through
    Link.objects.bulk_create(
        Link(commitment_id=row.pk, topic_id=topic.pk)
        for row, reading in added
        for topic in authorities.topics(dict.fromkeys(reading.topics))
    )


def _merge(row: Commitment, reading: CommitmentReading, arrival: Arrival, authorities: Authorities) -> None:
    if row.review_state == ReviewState.REJECTED:
        return
    proposed = commitment_row(reading, authorities)
    protected: Collection[str] = proposed if row.review_state == ReviewState.ACCEPTED else row.protected
    merged = merge({name: getattr(row, name) for name in proposed}, proposed, protected)
    if merged.changes:
        Commitment.objects.filter(pk=row.pk).update(**merged.changes)
    for one in merged.disagreements:
        if one.field in Commitment.CURATED:
            list_difference(row.article, one, arrival.run, row)
    _merge_parts(row, reading, arrival, authorities, protected)
    _merge_topics(row, reading, arrival, authorities, protected)


def _merge_parts(
    row: Commitment, reading: CommitmentReading, arrival: Arrival, authorities: Authorities, protected: Collection[str]
) -> None:
    rows = list(CommitmentActor.every.filter(commitment=row).select_related("actor", "actor_read_as"))
    if sorted(((part.actor_read_as or part.actor).key, part.role) for part in rows) == sorted(set(parts_of(reading))):
        return
    stored = sorted((part.actor.key, part.role) for part in rows if not part.set_aside)
    proposed = sorted({(authorities.actor(key).key, role) for key, role in parts_of(reading)})
    if not ({"actors", "kind"}.intersection(protected) and is_judged(row)):
        CommitmentActor.every.filter(commitment=row).delete()
        CommitmentActor.objects.bulk_create(_parts(row, parts_of(reading), authorities))
    elif stored != proposed:
        list_difference(row.article, Disagreement("actors", stored, proposed), arrival.run, row)


def _merge_topics(
    row: Commitment, reading: CommitmentReading, arrival: Arrival, authorities: Authorities, protected: Collection[str]
) -> None:
    stored = sorted(row.topics.values_list("code", flat=True))
    if stored == sorted(reading.topics):
        return
    if {"topics", "kind"}.intersection(protected) and is_judged(row):
        list_difference(row.article, Disagreement("topics", stored, sorted(reading.topics)), arrival.run, row)
    else:
        row.topics.set(authorities.topics(reading.topics))


def _parts(commitment: Commitment, parts: Parts, authorities: Authorities) -> list[CommitmentActor]:
    """One row for an actor and role; of a record and the one it was merged into one shows."""
    rows = [
        CommitmentActor(commitment=commitment, **placed("actor", authorities.read(key)), role=role, position=position)
        for position, (key, role) in enumerate(dict.fromkeys(parts))
    ]
    deque(CommitmentActor.settle(rows), maxlen=0)
    return rows


def parts_of(reading: CommitmentReading) -> Parts:
    """(actor key, role) in the order of the reading."""
    roles = {
        "party": reading.parties,
        "counterpart": reading.counterparts,
        "beneficiary": reading.beneficiaries,
        "subject": reading.subjects,
    }
    return [(key, role) for role, keys in roles.items() for key in keys]


def free_public_ids(evidence: list[tuple[str, int, int]]) -> list[str]:
    """An id for each piece of evidence; another where an id is taken, or two messages share a span."""
    wanted = [public_id(*parts, length=COMMITMENT_LENGTH) for parts in evidence]
    taken = set(Commitment.objects.filter(public_id__in=wanted).values_list("public_id", flat=True))
    free: list[str] = []
    for parts, first in zip(evidence, wanted, strict=True):
        others = (public_id(*parts, number, length=COMMITMENT_LENGTH) for number in count(2))
        free.append(next(one for one in chain([first], others) if one not in taken))
        taken.add(free[-1])
    return free


def commitment_row(reading: CommitmentReading, authorities: Authorities) -> Row:
    """The commitment's own fields as the reading proposes them; actors and topics are rows of their own."""
    speaker, condition, deadline = reading.speaker_quote, reading.condition, reading.deadline
    return {
        "start": reading.quote.start,
        "end": reading.quote.end,
        "quote": reading.quote.text,
        "sentence_start": reading.sentence.start,
        "sentence_end": reading.sentence.end,
        **placed("speaker", authorities.read(reading.speaker_key) if reading.speaker_key else None),
        "speaker_label": reading.speaker[:250],
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "kind": reading.kind,
        "modality": reading.modality,
        "names_action": reading.names_action,
        "intensifier": reading.intensifier[:80],
        "continuity": reading.continuity,
        "reaffirmation": reading.reaffirmation,
        "condition": condition.text if condition else "",
        "condition_start": condition.start if condition else None,
        "quantity": reading.quantity[:250],
        "quantity_value": reading.quantity_value,
        "quantity_unit": reading.quantity_unit[:120],
        "deadline": deadline.date if deadline else None,
        "deadline_basis": deadline.basis[:300] if deadline else "",
        "deadline_start": deadline.quote.start if deadline else None,
        "deadline_end": deadline.quote.end if deadline else None,
        "specificity": reading.specificity,
        "cameo": reading.cameo[:20],
        "plover": reading.plover[:20],
        "rule": reading.rule[:80],
        "confidence": reading.confidence,
        "why": reading.why,
    }
