"""Where a later reading differs from what a person set: the person's value stays, or the reading's is taken."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from archive.admin.history.comparing import NOTHING
from archive.admin.queues.case import Case, Fact, passage
from archive.admin.queues.queue import ACCEPT, REJECT, Queue, Refused, desk_of
from archive.curating.beneath import rows_beneath, rows_changed
from archive.models import Actor, Article, Commitment, CommitmentActor, Difference, Topic
from archive.models.chronicle import catch_up, note_act

SPANS = frozenset({"start", "end", "quote", "sentence_start", "sentence_end"})
"""They hold only together, and only in the text they were read from: none of them is taken alone."""
PLACELESS = {"mentions": _lazy("a name taken away"), "cuts": _lazy("a passage cut or put back")}
"""Decisions whose words are gone from the text. They wait for them: there is nothing to take."""
PARTS = {"parts": (CommitmentActor, "commitment")}


class Differences(Queue):
    name, title, model = "differences", _lazy("Differences from later readings"), Difference
    filters = {"field": "field", "article": "article__public_id"}
    rows = PARTS
    words = {ACCEPT: _lazy("Take the new reading"), REJECT: _lazy("Keep what stands")}

    def waiting(self) -> QuerySet[Difference]:
        """Those of fields that people may set: the rest is the machine's own account of its reading."""
        fields = {*Article.CURATED, *Commitment.CURATED, *PLACELESS, "text"}
        return Difference.objects.open().filter(field__in=fields).order_by("article_id", "commitment_id", "pk")

    def case(self, record: Difference) -> Case:
        target = record.commitment or record.article
        note = target.set_by.get(record.field, {})
        return Case(
            title=record.article.title,
            address=desk_of(record.article),
            state=record.get_resolution_display() or _("open"),
            facts=(
                Fact(_("Field"), str(PLACELESS.get(record.field, record.field))),
                Fact(_("Stands now"), _stands(target, record.field)),
                Fact(_("Stood when it was read"), _words(record.kept)),
                Fact(_("The later reading"), _words(record.proposed)),
                Fact(_("Set by"), note.get("by", "—")),
                Fact(_("Read on"), f"{record.found_at:%Y-%m-%d}"),
            ),
            passages=_passages(record),
            correct=self.form_of(target),
        )

    def carry_out(self, record: Difference, verdict: str, user: Any, now: dt.datetime) -> list[Any]:
        target = _take(record, user, now) if verdict == ACCEPT else None
        catch_up(record)
        record.resolution = Difference.Resolution.TAKEN if target else Difference.Resolution.KEPT
        note_act(record, user)
        record.save()
        return [record, target] if target else [record]


def _take(record: Difference, user: Any, now: dt.datetime) -> Article | Commitment:
    if record.field == "text":
        raise Refused(
            _("The new version lacks words that people judged. It is kept as a file, beside the archived text.")
        )
    if record.field in PLACELESS:
        raise Refused(_("These words are gone from the text: the decision waits for them. Keep what stands."))
    if record.field in SPANS:
        raise Refused(_("“%(field)s” counts characters in the text: correct it in the form.") % {"field": record.field})
    target = record.commitment or record.article
    catch_up(target)
    before = rows_beneath(target, PARTS) if record.commitment else {}
    _put(target, record.field, record.proposed)
    target.take_over({record.field}, user, now)
    beneath = rows_changed(before, rows_beneath(target, PARTS)) if record.commitment else {}
    note_act(target, user, _("the later reading was taken"), beneath)
    target.save()
    return target


def _put(target: Any, field: str, value: Any) -> None:
    if field == "topics":
        target.topics.set(Topic.objects.filter(code__in=value))
    elif field == "actors":
        _put_actors(target, value)
    else:
        column = target._meta.get_field(field)
        setattr(target, column.name, _record(column.related_model, value) if column.is_relation else value)
        _check(target, field)


def _put_actors(commitment: Commitment, parts: list[list[str]]) -> None:
    actors = {actor.key: actor for actor in Actor.objects.filter(key__in=[key for key, _role in parts])}
    commitment.parts.all().delete()
    for position, (key, role) in enumerate(parts):
        if key in actors:
            commitment.parts.create(actor=actors[key].standing, role=role, position=position)


def _record(model: Any, name: Any) -> Any:
    """The one record of that name; a reading lists names, not keys."""
    if name is None:
        return None
    found = list((Actor.objects.standing() if model is Actor else model._default_manager.all()).filter(name=name)[:2])
    if len(found) != 1:
        raise Refused(_("“%(name)s” names no single record: choose it in the form.") % {"name": name})
    return found[0]


def _check(target: Any, field: str) -> None:
    """A value from JSON becomes one of its field, or is refused by name."""
    try:
        target.clean_fields(exclude={one.name for one in target._meta.fields if one.name != field})
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _stands(target: Any, field: str) -> str:
    if field == "actors":
        return _words([[part.actor.key, part.role] for part in target.parts.select_related("actor")])
    if field == "topics":
        return _words(sorted(target.topics.values_list("code", flat=True)))
    if field in PLACELESS:
        return _("kept without a place")
    return _words(target.sha256 if field == "text" else getattr(target, field))


def _words(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(" ".join(map(str, one)) if isinstance(one, (list, tuple)) else str(one) for one in value)
    return NOTHING if value is None or value == "" else str(value)


def _passages(record: Difference) -> tuple[Any, ...]:
    row = record.commitment
    if row is None:
        return ()
    spans = (row.start, row.end), (row.sentence_start, row.sentence_end)
    return (passage(record.article.text, *spans, language=record.article.language),)
