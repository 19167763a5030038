"""Statements that people part and join: which articles report one event, whatever the machine had grouped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.curating.acting import ActRefused, Person
from archive.models import Commitment, Report, ReviewState, Statement, StatementActor
from archive.models.chronicle import catch_up, note_act
from archive.models.public_id import public_id

NAMED = ("name", "doc_type", "place", "date_earliest", "date_latest", "date_precision", "parent_id")
JOINED = "joined by a person"
"""The sign in `Report.why` of a report that came with another statement, which is named under "there"."""


def new_public_id(*parts: str) -> str:
    """An address of its own, whatever statements there are or were."""
    wanted = (public_id("statement", "person", *parts, number) for number in count(1))
    return next(one for one in wanted if not Statement.objects.filter(public_id=one).exists())


@transaction.atomic
def confirm(statement: Statement, by: Person, at: dt.datetime, reason: str = "") -> None:
    """The statement stands, and with it every report that the machine proposed for it."""
    _judge(statement, ReviewState.ACCEPTED, by, at, reason)
    for report in statement.reports.filter(review_state=ReviewState.PROPOSED):
        _judge(report, ReviewState.ACCEPTED, by, at, reason)


@transaction.atomic
def split(reports: Sequence[Report], by: Person, at: dt.datetime, reason: str = "") -> Statement:
    """These articles report another event: a statement of their own, and they never go back to the old one unasked.

    Raises ActRefused for reports of several statements, and when none would be left.
    """
    statements = {report.statement_id: report.statement for report in reports}
    if len(statements) != 1:
        raise ActRefused(_("Choose reports of one statement: these are of %(count)d.") % {"count": len(statements)})
    (old,) = statements.values()
    left = old.reports.exclude(review_state=ReviewState.REJECTED).exclude(pk__in=[report.pk for report in reports])
    if not left.exists():
        raise ActRefused(_("No report of “%(name)s” would be left: rename the statement instead.") % {"name": old})
    made = _beside(old, reports[0], by, at, reason)
    for report in reports:
        _judge(report, ReviewState.REJECTED, by, at, reason or _("moved to “%(name)s”") % {"name": made})
        moved = Report(statement=made, article=report.article, why=report.why, copy_of=report.copy_of)
        _judge(moved, ReviewState.ACCEPTED, by, at, reason)
    _move_messages(old, made, [report.article_id for report in reports])
    return made


def _beside(old: Statement, first: Report, by: Person, at: dt.datetime, reason: str) -> Statement:
    """Same date, place and parties; its name is the title of its first report until somebody gives it a better one."""
    fields = {name: getattr(old, name) for name in NAMED} | {"name": first.article.title[:300]}
    made = Statement(public_id=new_public_id(old.public_id, first.article.public_id), **fields)
    made.take_over(Statement.CURATED, by, at)
    note_act(made, by, reason or _("split from “%(name)s”") % {"name": old})
    made.save()
    for party in StatementActor.objects.filter(statement=old):
        StatementActor.objects.create(statement=made, actor=party.actor, role=party.role)
    return made


@transaction.atomic
def join(statements: Sequence[Statement], by: Person, at: dt.datetime, reason: str = "") -> Statement:
    """One event under several records: the first stands, the addresses of the others lead there.

    Raises ActRefused for fewer than two, and for one that was joined to another already.
    """
    if len(statements) < 2:
        raise ActRefused(_("Choose two statements or more."))
    target, *others = statements
    gone = next((one for one in statements if one.merged_into is not None), None)
    if gone is not None:
        raise ActRefused(_("“%(name)s” was joined to another statement already: part it first.") % {"name": gone})
    for other in others:
        _move_reports(other, target, by, at)
        Commitment.objects.filter(statement=other).update(statement=target)
        _lead(other, target, by, reason or _("joined to “%(name)s”") % {"name": target})
    for report in target.reports.filter(review_state=ReviewState.PROPOSED):
        _judge(report, ReviewState.ACCEPTED, by, at, reason)
    return target


def _move_reports(other: Statement, target: Statement, by: Person, at: dt.datetime) -> None:
    there = set(target.reports.values_list("article_id", flat=True))
    sign = {"signal": JOINED, "weight": 0, "here": "", "there": other.public_id}
    for report in other.reports.exclude(review_state=ReviewState.REJECTED).exclude(article__in=there):
        catch_up(report)
        report.statement, report.why = target, [*report.why, sign]
        _judge(report, ReviewState.ACCEPTED, by, at, "")
    parties = set(target.participations.values_list("actor_id", flat=True))
    for party in other.participations.exclude(actor__in=parties):
        StatementActor.objects.create(statement=target, actor=party.actor, role=party.role)


@transaction.atomic
def part(statement: Statement, by: Person, at: dt.datetime, reason: str = "") -> None:
    """Takes a joining back: the statement stands for itself again, with the reports that came with it.

    Raises ActRefused for a statement that was joined to none.
    """
    joined_to = statement.merged_into
    if joined_to is None:
        raise ActRefused(_("“%(name)s” was joined to no other statement: nothing to take back.") % {"name": statement})
    target = statement.standing
    back = [report for report in _standing_reports(target) if _joining(report, statement) is not None]
    there = set(statement.reports.values_list("article_id", flat=True))
    for report in back:
        if report.article_id not in there:
            catch_up(report)
            report.statement, report.why = statement, report.why[: _joining(report, statement)]
            note_act(report, by, reason)
            report.save()
    _move_messages(target, statement, [report.article_id for report in back])
    _lead(statement, None, by, reason or _("no longer joined to “%(name)s”") % {"name": joined_to})


def _standing_reports(statement: Statement) -> QuerySet[Report]:
    """Those of a joined statement stand where its joinings end, whatever that was joined to since."""
    return statement.reports.exclude(review_state=ReviewState.REJECTED).order_by("pk")


def _joining(report: Report, statement: Statement) -> int | None:
    """Where in its reasons stands that the report came with this statement. Joinings stand in their order."""
    signs = ((why.get("signal"), why.get("there")) if isinstance(why, dict) else () for why in report.why)
    return next((at for at, sign in enumerate(signs) if sign == (JOINED, statement.public_id)), None)


def _move_messages(old: Statement, new: Statement, articles: Sequence[int]) -> None:
    """What is said in articles that report another event belongs to it, unless a person put it elsewhere."""
    said = Commitment.objects.filter(statement=old, article__in=articles)
    said.exclude(set_by__has_key="statement").update(statement=new)


def _lead(statement: Statement, target: Statement | None, by: Person, reason: str) -> None:
    catch_up(statement)
    statement.merged_into = target
    note_act(statement, by, reason)
    statement.save()


def _judge(record: Statement | Report, state: ReviewState, by: Person, at: dt.datetime, reason: str) -> None:
    if record.pk:
        catch_up(record)
    record.judge(state, by, at)
    note_act(record, by, reason)
    record.save()
