"""Random edits of statements: named, dated and placed, their parties, what reports them, joined and parted."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from archive.curating import statements
from archive.models import Actor, Article, Commitment, Report, ReviewState, Statement, StatementActor
from tests.curating.acts import NOW, ana
from tests.curating.chosen import DAYS, WORDS, Edit, some, take_over


def edit_statement(chance: Random) -> None:
    row, day = some(Statement.objects, chance), chance.choice(DAYS)
    fields: list[dict[str, Any]] = [
        {"name": f"Name {chance.choice(WORDS)}"},
        {"date_earliest": day, "date_latest": day + dt.timedelta(days=2), "date_precision": "interval"},
        {"place": chance.choice(WORDS), "doc_type": chance.choice(WORDS)},
        {"parent": some(Statement.objects.exclude(pk=row.pk).filter(parent=None), chance)},
    ]
    take_over(row, **chance.choice(fields))


def edit_parties(chance: Random) -> None:
    row = some(Statement.objects.standing(), chance)
    if row:
        StatementActor.every.filter(statement=row).delete()
        for actor in {some(Actor.objects.standing(), chance) for _ in range(3)}:
            StatementActor.objects.create(statement=row, actor=actor)
        row.take_over({"parties"}, ana(), NOW)
        row.save()


def judge_statement(chance: Random) -> None:
    row = some(Statement.objects.standing(), chance)
    if row and chance.random() < 0.5:
        statements.confirm(row, ana(), NOW)
    elif row and chance.random() < 0.3:
        row.judge(ReviewState.REJECTED, ana(), NOW)
        row.save()


def judge_report(chance: Random) -> None:
    row = some(Report.objects, chance)
    row.judge(chance.choice((ReviewState.ACCEPTED, ReviewState.REJECTED)), ana(), NOW)
    row.save()


def add_report(chance: Random) -> None:
    statement, article = some(Statement.objects.standing(), chance), some(Article.objects, chance)
    if statement and not Report.objects.filter(statement=statement, article=article).exists():
        made = Report(statement=statement, article=article)
        made.judge(ReviewState.ACCEPTED, ana(), NOW)
        made.save()


def join_statements(chance: Random) -> None:
    rows = list(Statement.objects.standing().order_by("pk"))
    statements.join(chance.sample(rows, min(2, len(rows))), ana(), NOW)


def part_statements(chance: Random) -> None:
    row = some(Statement.objects.exclude(merged_into=None), chance)
    if row:
        statements.part(row, ana(), NOW)


def ungroup(chance: Random) -> None:
    report = some(Report.objects.exclude(review_state=ReviewState.REJECTED), chance)
    if report:
        statements.split([report], ana(), NOW)


def put_into_statement(chance: Random) -> None:
    row, statement = some(Commitment.objects.not_rejected(), chance), some(Statement.objects.standing(), chance)
    if row and statement:
        take_over(row, statement=statement)


STATEMENT_EDITS: tuple[Edit, ...] = (
    edit_statement, edit_parties, add_report, judge_statement, judge_report, join_statements, part_statements, ungroup,
    put_into_statement,
)  # fmt: skip
