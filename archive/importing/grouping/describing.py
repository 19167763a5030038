"""A proposed statement is named, dated and placed by all its reports; what a person set stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from archive.comparing.accounts import Account
from archive.comparing.naming import Proposal, describe
from archive.importing.grouping.accounts import accounts_of_reports
from archive.models import Actor, Article, Report, ReviewState, Statement, StatementActor

REPORTS_READ = 5
"""Reports that are compared and that describe a statement, prints of one text once; later ones say the same."""


def found(public_id: str, account: Account, parent: Statement | None) -> Statement:
    """A statement as its first report describes it."""
    proposal = describe([account], is_part=parent is not None)
    made = Statement(public_id=public_id, parent=parent, **_fields(proposal))
    Statement.objects.bulk_create([made])
    _add_parties(made, proposal.parties)
    return made


def describe_again(statement: Statement) -> None:
    """From the reports that stand in the database."""
    reports = Report.objects.filter(statement=statement, copy_of=None).exclude(review_state=ReviewState.REJECTED)
    first = reports.select_related("article").order_by("pk")[:REPORTS_READ]
    rows: list[Article] = [report.article for report in first]
    told = accounts_of_reports(rows, [(row.pk, statement.pk) for row in rows])
    describe_by(statement, [told[row.pk, statement.pk] for row in rows])


def describe_by(statement: Statement, accounts: Sequence[Account]) -> None:
    """Writes only what differs from what stands there, and nothing of what a person judged or set."""
    if statement.review_state != ReviewState.PROPOSED or not accounts:
        return
    proposal = describe(accounts, is_part=statement.parent_id is not None)
    changed = {
        name: value
        for name, value in _fields(proposal).items()
        if getattr(statement, name) != value and not statement.is_set_by_person(name)
    }
    if changed:
        Statement.objects.filter(pk=statement.pk).update(**changed)
        for name, value in changed.items():
            setattr(statement, name, value)
    if not statement.is_set_by_person("parties"):
        _name_parties(statement, proposal.parties)


def _fields(proposal: Proposal) -> dict[str, Any]:
    days = {proposal.earliest, proposal.latest} - {None}
    precision = {0: "unknown", 1: "day", 2: "interval"}[len(days)]
    return {
        "name": proposal.name,
        "doc_type": proposal.doc_type[:80],
        "place": proposal.place[:200],
        "date_earliest": proposal.earliest,
        "date_latest": proposal.latest,
        "date_precision": precision,
        "evidence": {
            field: [{"article": step.account.partition("/")[0], **_step(asdict(step))} for step in steps]
            for field, steps in proposal.evidence
        },
    }


def _step(step: dict[str, Any]) -> dict[str, Any]:
    return {"quote": step["quote"], "start": None, "end": None, "says": step["says"]}


def _name_parties(statement: Statement, keys: tuple[str, ...]) -> None:
    stored = dict(StatementActor.objects.filter(statement=statement).values_list("actor__key", "pk"))
    if gone := [pk for key, pk in stored.items() if key not in keys]:
        StatementActor.objects.filter(pk__in=gone).delete()
    _add_parties(statement, [key for key in keys if key not in stored])


def _add_parties(statement: Statement, keys: Sequence[str]) -> None:
    if keys:
        actors = Actor.objects.filter(key__in=keys).order_by("key").values_list("pk", flat=True)
        StatementActor.objects.bulk_create(StatementActor(statement=statement, actor_id=actor) for actor in actors)
