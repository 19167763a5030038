"""Commitments whose span a person corrects: cut in two, joined with the next, or marked otherwise.

The record keeps its address. What the machine had proposed in its place stays known in `replaced`, so that no later
reading proposes it again; a record that went up in another is rejected and says in which (`replaced_by`).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.curating.acting import ActRefused, Person
from archive.curating.beneath import rows_beneath, rows_changed
from archive.curating.passages import Passage, passage, sentence_of, trimmed
from archive.curating.taking_back import PARTS
from archive.importing.commitments import free_public_ids
from archive.models import Commitment, CommitmentActor, ReviewState
from archive.models.chronicle import catch_up, note_act

PLACED = {"condition": "condition_start", "deadline": "deadline_start"}
"""Facts that stand at a place of the text, with the column that says where."""
WORDED = ("quantity", "intensifier")
"""Facts that are words of the quotation."""


@transaction.atomic
def split(row: Commitment, at: int, by: Person, now: dt.datetime, reason: str = "") -> Commitment:
    """The record ends at the offset `at`, counted in the text; returns the new one that begins there.

    Each fact goes to the part whose words say it. Raises ActRefused when a part would have no words.
    """
    row = _locked(row)
    text, start, end = row.article.text, row.start, row.end
    if not start < at < end or not text[start:at].strip() or not text[at:end].strip():
        raise ActRefused(
            _("To split “%(quote)s”, choose a place between two of its words.") % {"quote": row.quote[:60]}
        )
    second = _copy(row, trimmed(text, at, end))
    _place(row, trimmed(text, start, at), by, now)
    for part in (row, second):
        _keep_own_facts(part)
    note_act(row, by, reason or _("split in two"))
    row.save()
    second.take_over({"start", "end"}, by, now)
    note_act(second, by, reason or _("split from %(id)s") % {"id": row.public_id})
    second.save()
    _copy_beneath(row, second)
    return second


@transaction.atomic
def join(one: Commitment, other: Commitment, by: Person, now: dt.datetime, reason: str = "") -> Commitment:
    """The earlier of two adjacent records reaches to the end of the later, which goes up in it; returns the earlier.

    Raises ActRefused when they stand in two articles, or when another record stands between them.
    """
    first, second = sorted((_locked(one), _locked(other)), key=lambda row: (row.start, row.end))
    _refuse_apart(first, second)
    _take_facts(first, second)
    _place(first, passage(first.article.text, first.start, max(first.end, second.end)), by, now)
    first.replaced = [*first.replaced, *second.replaced]
    first.take_over({"actors", "topics"}, by, now)
    before = rows_beneath(first, PARTS)
    _copy_beneath(second, first)
    beneath = rows_changed(before, rows_beneath(first, PARTS))
    note_act(first, by, reason or _("joined with %(id)s") % {"id": second.public_id}, beneath)
    first.save()
    second.judge(ReviewState.REJECTED, by, now)
    second.replaced, second.replaced_by = [], first
    note_act(second, by, reason or _("joined with %(id)s") % {"id": first.public_id})
    second.save()
    return first


@transaction.atomic
def respan(row: Commitment, start: int, end: int, by: Person, now: dt.datetime, reason: str = "") -> Commitment:
    """The record quotes text[start:end] from now on. Raises ActRefused when there are no words."""
    row = _locked(row)
    _place(row, passage(row.article.text, start, end), by, now)
    note_act(row, by, reason or _("marked otherwise"))
    row.save()
    return row


def _locked(row: Commitment) -> Commitment:
    catch_up(row)
    return Commitment.objects.select_for_update(of=("self",)).select_related("article").get(pk=row.pk)


def _place(row: Commitment, to: Passage, by: Person, now: dt.datetime) -> None:
    """The span as a person marked it; the one before is remembered as replaced."""
    before = [row.start, row.end]
    _quote(row, to)
    if before != [row.start, row.end]:
        row.replaced = [span for span in [*row.replaced, before] if span != [row.start, row.end]]
    row.take_over({"start", "end"}, by, now)


def _quote(row: Commitment, to: Passage) -> None:
    article = row.article
    row.start, row.end, row.quote = to.start, to.end, to.quote
    row.sentence_start, row.sentence_end = sentence_of(article.text, article.cuts, article.language, to.start, to.end)


def _copy(row: Commitment, to: Passage) -> Commitment:
    """A record like this one, not saved yet, that quotes the passage and answers for no proposal of the machine."""
    (public_id,) = free_public_ids([(row.article.public_id, to.start, to.end)])
    told = (field for field in row._meta.concrete_fields if not field.primary_key and not field.generated)
    values = {field.attname: getattr(row, field.attname) for field in told}
    made = Commitment(**values | {"public_id": public_id, "replaced": [], "replaced_by_id": None})
    made.article = row.article
    _quote(made, to)
    return made


def _keep_own_facts(part: Commitment) -> None:
    """Takes away what the other part says."""
    for fact, place in PLACED.items():
        at = getattr(part, place)
        if at is not None and not part.start <= at < part.end:
            _empty(part, fact)
    for fact in WORDED:
        if getattr(part, fact) not in part.quote:
            _empty(part, fact)


def _empty(row: Commitment, fact: str) -> None:
    blank = Commitment()
    for name in _group(fact):
        setattr(row, name, getattr(blank, name))


def _group(fact: str) -> tuple[str, ...]:
    """The columns that say the fact between them."""
    return next((group for group in Commitment.TOGETHER if fact in group), (fact,))


def _take_facts(first: Commitment, second: Commitment) -> None:
    """What only the second says becomes the first's."""
    for fact in (*PLACED, *WORDED):
        for name in _group(fact) if not getattr(first, fact) else ():
            setattr(first, name, getattr(second, name))


def _copy_beneath(source: Commitment, target: Commitment) -> None:
    """Parties and topics of the one, beside those that the other has."""
    known = set(CommitmentActor.every.filter(commitment=target).values_list("actor", "actor_read_as", "role"))
    rows: list[Any] = list(CommitmentActor.every.filter(commitment=source))
    for part in rows:
        if (part.actor_id, part.actor_read_as_id, part.role) not in known:
            part.pk, part.commitment = None, target
    fresh = [part for part in rows if part.pk is None]
    kept = list(CommitmentActor.every.filter(commitment=target).select_related("actor_read_as"))
    for settled in list(CommitmentActor.settle([*kept, *fresh])):
        if settled.pk:
            CommitmentActor.every.filter(pk=settled.pk).update(set_aside=settled.set_aside)
    CommitmentActor.objects.bulk_create(fresh)
    target.topics.add(*source.topics.all())


def _refuse_apart(first: Commitment, second: Commitment) -> None:
    if first == second or first.article_id != second.article_id:
        raise ActRefused(_("Only two messages of one article can be joined: choose the one before or after."))
    between = Commitment.objects.not_rejected().filter(article=first.article_id).exclude(pk__in=(first.pk, second.pk))
    if between.filter(start__gte=first.start, start__lt=second.start).exists():
        raise ActRefused(_("Another message stands between the two: join it first, or reject it."))
