"""A choice -> rows: a report joins a statement, founds one, or moves. People's decisions were looked at before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from archive.comparing.accounts import Account
from archive.comparing.choosing import Choice
from archive.comparing.events import Signal
from archive.importing.grouping.describing import REPORTS_READ, describe_again, describe_by, found
from archive.models import Article, Commitment, Report, ReviewState, Statement
from archive.models.public_id import public_id

Outcome = Literal["founded", "joined", "moved", "stays", "tells none", "decided by people"]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What became of one account: its article, and the statement it stands in now, if any."""

    account: str
    outcome: Outcome
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells: the article, one event of it, the proposal that stands now, and the larger event of talks."""

    article: Article
    account: Account
    current: Report | None
    parent: Statement | None

    def belongs(self, outcome: Outcome, statement: Statement) -> Grouped:
        """The messages of the account belong to the statement, but for those that people put elsewhere."""
        keys = [said.key for said in self.account.messages]
        if keys:
            said = Commitment.objects.filter(article=self.article, public_id__in=keys)
            said.exclude(statement=statement).exclude(set_by__has_key="statement").update(statement=statement)
        return Grouped(self.account.key, outcome, statement)


def is_judged(report: Report) -> bool:
    """Whether people put the article there, or refused the whole statement: its articles found no new one."""
    return report.is_confirmed or (
        report.review_state != ReviewState.REJECTED and report.statement.review_state == ReviewState.REJECTED
    )


def take_back(reports: Iterable[Report]) -> None:
    """Proposals that today's reading no longer makes; what people judged stays."""
    gone = [report.pk for report in reports]
    if gone:
        Report.objects.filter(pk__in=gone, review_state=ReviewState.PROPOSED).delete()


def propose(teller: Teller, choice: Choice | None, told: Sequence[Account]) -> Grouped:
    """`told` are the accounts of the chosen statement's first reports."""
    current = teller.current
    if choice is None:
        return _found_or_stay(teller)
    statement = Statement.objects.get(pk=choice.statement)
    if current is not None and (current.statement == statement or _is_elder(current.statement, statement)):
        return _stay(teller, current.statement)
    _make_part(statement, teller.parent)
    _report(teller.article, statement, choice)
    if current is not None:
        _move(current, statement)
    if not choice.verdict.is_reprint and len(told) < REPORTS_READ:
        describe_by(statement, [*told, teller.account])
    return teller.belongs("joined" if current is None else "moved", statement)


def _stay(teller: Teller, statement: Statement) -> Grouped:
    """The reasons stay those for which it was proposed: grouping again changes nothing."""
    _make_part(statement, teller.parent)
    describe_again(statement)
    return teller.belongs("stays", statement)


def _is_elder(one: Statement, other: Statement) -> bool:
    """Of two that were found apart and are one the elder stays, when neither has more reports: its address is known."""
    mine, theirs = one.reports.count(), other.reports.count()
    return mine > theirs or (mine == theirs and one.pk < other.pk)


def _report(article: Article, statement: Statement, choice: Choice) -> None:
    print_of = choice.with_account.partition("/")[0] if choice.verdict.is_reprint else ""
    original = Article.objects.filter(public_id=print_of).first() if print_of else None
    why = why_of(choice.verdict.signals)
    Report.objects.bulk_create([Report(statement=statement, article=article, why=why, copy_of=original)])


def why_of(signals: Iterable[Signal]) -> list[dict[str, str | float]]:
    return [
        {"signal": one.name, "weight": one.weight, "here": one.here[:300], "there": one.there[:300]} for one in signals
    ]


def _make_part(statement: Statement, parent: Statement | None) -> None:
    """Talks that were known by themselves belong to the visit as soon as one report tells of both."""
    free = statement.parent_id is None and not statement.is_set_by_person("parent")
    if parent is not None and free and statement.review_state == ReviewState.PROPOSED and parent.parent_id is None:
        Statement.objects.filter(pk=statement.pk).update(parent=parent)
        statement.parent = parent


def _found_or_stay(teller: Teller) -> Grouped:
    """Nothing it could join: it stays where it alone stands, else it founds a statement of its own."""
    current = teller.current
    if current is not None and not current.statement.reports.exclude(pk=current.pk).exists():
        return _stay(teller, current.statement)
    statement = found(_free_id(teller.account), teller.account, teller.parent)
    Report.objects.bulk_create([Report(statement=statement, article=teller.article, why=[])])
    if current is not None:
        _move(current, statement)
    return teller.belongs("founded" if current is None else "moved", statement)


def _free_id(account: Account) -> str:
    """A statement's public id comes from the account that founds it."""
    wanted = (public_id("statement", account.key, number) for number in count(1))
    return next(one for one in wanted if not Statement.objects.filter(public_id=one).exists())


def _move(current: Report, statement: Statement) -> None:
    """The proposal goes to the better statement; one that is left without reports leads there from now on."""
    left = current.statement
    current.delete()
    if not left.reports.exists() and left.review_state == ReviewState.PROPOSED and left.merged_into_id is None:
        Statement.objects.filter(pk=left.pk).update(merged_into=statement)
    else:
        describe_again(left)
