"""Articles whose date of publication is inferred, ambiguous or unknown: evidence, rivals, a key for each candidate."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.queues.case import NEARBY, Candidate, Case, Fact, Passage, passage
from archive.admin.queues.queue import ACCEPT, PICK, REJECT, Queue, Refused, desk_of
from archive.models import Article
from archive.models.article import Precision
from archive.models.chronicle import catch_up, note_act
from archive.web.dates import KNOWN, basis_words, day_words, interval_words

COLUMNS = ("published_earliest", "published_latest", "published_precision", "published_basis")
BY_HAND = "curator"
KEYS = "123456789"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Dates(Queue):
    name, title, model = "dates", gettext_lazy("Review dates"), Article
    filters = {"language": "language", "basis": "published_basis"}
    words = {ACCEPT: gettext_lazy("Confirm"), REJECT: gettext_lazy("Undated: none of these")}

    def waiting(self) -> QuerySet[Article]:
        doubtful = ~Q(published_basis__in=KNOWN) | Q(rivals__has_key="published")
        found = Article.objects.visible().filter(doubtful).exclude(set_by__has_key="published_earliest")
        return found.order_by("pk")

    def case(self, record: Article) -> Case:
        return Case(
            title=record.title,
            address=desk_of(record),
            state=_("set by a person") if record.is_set_by_person("published_earliest") else _("proposed by machine"),
            facts=tuple(_facts(record)),
            passages=tuple(_passages(record)),
            candidates=tuple(_candidates(record)),
            correct=self.form_of(record),
        )

    def carry_out(self, record: Article, verdict: str, user: Any, now: dt.datetime) -> list[Any]:
        """Confirming, too, sets the date: no later reading changes it again."""
        catch_up(record)
        for column, value in _columns(record, verdict).items():
            setattr(record, column, value)
        record.take_over(COLUMNS, user, now, state_chosen=True)
        note_act(record, user)
        record.save()
        return [record]


def _columns(record: Article, verdict: str) -> dict[str, Any]:
    if verdict == ACCEPT:
        return {}
    if verdict == REJECT:
        return dict(zip(COLUMNS, (None, None, Precision.UNKNOWN, "none"), strict=True))
    day = verdict.removeprefix(PICK)
    if day not in {one.value for one in _candidates(record)}:
        raise Refused(_("“%(day)s” is none of the candidates. Correct the date in the form.") % {"day": day[:40]})
    chosen = dt.date.fromisoformat(day)
    return dict(zip(COLUMNS, (chosen, chosen, Precision.DAY, BY_HAND), strict=True))


def _facts(record: Article) -> Iterator[Fact]:
    yield Fact(_("Published"), interval_words(record.published_earliest, record.published_latest))
    yield Fact(_("Precision"), str(record.get_published_precision_display()))
    yield Fact(_("Basis"), basis_words(record.published_basis))
    if record.publisher:
        yield Fact(_("Publisher"), record.publisher.name)
    for number, step in enumerate(record.evidence.get("published", []), start=1):
        yield Fact(f"{_('Why')} {number}", " — ".join(filter(None, [step.get("says", ""), step.get("quote", "")])))
    for number, rival in enumerate(record.rivals.get("published", []), start=1):
        yield Fact(f"{_('Not taken')} {number}", f"{rival.get('value', '')}: {rival.get('why', '')}")


def _passages(record: Article) -> Iterator[Passage]:
    for step in record.evidence.get("published", [])[:4]:
        if step.get("start") is not None:
            span = (step["start"], step["end"])
            yield passage(record.text, span, None, NEARBY, language=record.language, says=step.get("says", ""))


def _candidates(record: Article) -> list[Candidate]:
    """Every day that the evidence names: ends of the interval, rivals, the day of the event. A key for each."""
    named = [
        *((day, _("an end of the interval")) for day in (record.published_earliest, record.published_latest)),
        *((_day(rival.get("value", "")), rival.get("why", "")) for rival in record.rivals.get("published", [])),
        *((day, _("the day of the event")) for day in (record.event_earliest, record.event_latest)),
    ]
    days: dict[dt.date, str] = {}
    for day, why in named:
        if day is not None and (day, day) != (record.published_earliest, record.published_latest):
            days.setdefault(day, why)
    pairs = zip(KEYS, days.items(), strict=False)
    return [Candidate(key, day.isoformat(), day_words(day), why) for key, (day, why) in pairs]


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None
