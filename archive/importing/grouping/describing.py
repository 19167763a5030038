"""A proposed statement is named, dated and placed by all its reports; what a person set stays as it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from archive.comparing.naming import Proposal, describe
from archive.importing.grouping.accounts import accounts_of_reports
from archive.models import Actor, Article, Report, ReviewState, Statement, StatementActor

REPORTS_READ = 12
"""Reports that describe a statement; later ones say the same."""


def describe_again(statement: Statement) -> None:
    """Writes only what differs from what stands there."""
    if statement.review_state == ReviewState.REJECTED:
        return
    proposal = _proposal(statement)
    if proposal is None:
        return
    fields = {name: value for name, value in _fields(proposal).items() if not statement.is_set_by_person(name)}
    changed = {name: value for name, value in fields.items() if getattr(statement, name) != value}
    if changed and statement.review_state == ReviewState.PROPOSED:
        Statement.objects.filter(pk=statement.pk).update(**changed)
        for name, value in changed.items():
            setattr(statement, name, value)
    if statement.review_state == ReviewState.PROPOSED:
        _name_parties(statement, proposal.parties)


def _proposal(statement: Statement) -> Proposal | None:
    reports = Report.objects.filter(statement=statement).exclude(review_state=ReviewState.REJECTED)
    rows: list[Article] = [report.article for report in reports.select_related("article").order_by("pk")[:REPORTS_READ]]
    if not rows:
        return None
    told = accounts_of_reports(rows, [(row.pk, statement.pk) for row in rows])
    return describe(list(told.values()), is_part=statement.parent_id is not None)


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
    StatementActor.objects.filter(pk__in=[pk for key, pk in stored.items() if key not in keys]).delete()
    missing = Actor.objects.filter(key__in=[key for key in keys if key not in stored]).order_by("key")
    StatementActor.objects.bulk_create(StatementActor(statement=statement, actor=actor) for actor in missing)
