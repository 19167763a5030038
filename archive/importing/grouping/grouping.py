"""One article: what it tells is compared with what others told, and a proposal is written. The rest decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from django.db import transaction

from archive.comparing.accounts import Account
from archive.comparing.events import Signal
from archive.comparing.parts import whole
from archive.comparing.sketches import sketch
from archive.importing.grouping.accounts import accounts_of_reports, body_text, outlines
from archive.importing.grouping.candidates import candidates, standing
from archive.importing.grouping.choosing import Choice, choose
from archive.importing.grouping.describing import describe_again
from archive.importing.grouping.messages import messages_of
from archive.models import Article, Commitment, Report, ReviewState, Sketch, SketchBand, Statement
from archive.models.public_id import public_id

REPORTS_COMPARED = 4
"""Reports of a candidate that are compared; prints of one text count once."""
Outcome = Literal["founded", "joined", "moved", "stays", "tells none", "decided by people"]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What became of one account: its article, and the statement it stands in now, if any."""

    account: str
    outcome: Outcome
    statement: Statement | None = None


@transaction.atomic
def group(article: Article) -> list[Grouped]:
    """Proposes the statement that an article reports, and that of the talks it tells beside it."""
    keep_sketch(article)
    main, *beside = accounts_of(article)
    own = list(Report.objects.filter(article=article).select_related("statement"))
    within = {report.statement_id for report in own}
    parts = [report for report in own if beside and report.statement.parent_id in within]
    grouped = [_group(article, main, [report for report in own if report not in parts], own, None)]
    for account in beside:
        grouped.append(_group(article, account, parts, own, grouped[0].statement))
    _take_back(report for report in parts if report.statement_id not in {_key(one) for one in grouped})
    return grouped


def _key(one: Grouped) -> int:
    return one.statement.pk if one.statement else 0


def _take_back(reports: Iterable[Report]) -> None:
    """Proposals that today's reading no longer makes; what people judged stays."""
    Report.objects.filter(pk__in=[report.pk for report in reports], review_state=ReviewState.PROPOSED).delete()


def keep_sketch(article: Article) -> None:
    made = sketch(body_text(article))
    signature = made.to_bytes()
    kept = Sketch.objects.filter(article=article).first()
    if kept is not None and bytes(kept.signature) == signature:
        return
    Sketch.objects.update_or_create(article=article, defaults={"signature": signature})
    SketchBand.objects.filter(article=article).delete()
    SketchBand.objects.bulk_create(SketchBand(article=article, band=band) for band in made.bands)


def accounts_of(article: Article) -> tuple[Account, ...]:
    """The event an article tells, and the talks beside it."""
    outline = outlines([article])[article.pk]
    return whole(outline, messages_of([article.pk]).get(article.pk, ()), article.text)


def _group(
    article: Article, account: Account, reports: Sequence[Report], own: Sequence[Report], parent: Statement | None
) -> Grouped:
    """`reports` are those of this account, `own` all of the article; `parent` is the statement the talks belong to."""
    settled = next((report for report in reports if is_judged(report)), None)
    if settled is not None:
        _assign(article, account, settled.statement)
        return Grouped(account.key, "decided by people", settled.statement)
    if not account.tells_an_event:
        _take_back(reports)
        return Grouped(account.key, "tells none")
    current = next((report for report in reports if report.review_state == ReviewState.PROPOSED), None)
    refused = {report.statement_id for report in own if report.review_state == ReviewState.REJECTED}
    known = _known(account, refused | ({parent.pk} if parent else set()))
    choice = choose(account, known, current.statement_id if current else None)
    return _write(article, account, parent, current, choice)


def is_judged(report: Report) -> bool:
    """Whether people put the article there, or refused the whole statement: its articles found no new one."""
    return report.is_confirmed or (
        report.review_state != ReviewState.REJECTED and report.statement.review_state == ReviewState.REJECTED
    )


def _known(account: Account, refused: set[int]) -> Mapping[int, Sequence[Account]]:
    """The accounts of each candidate's reports; those that were refused are no candidates."""
    wanted = [key for key in candidates(account) if key not in refused]
    found: dict[int, list[Article]] = {key: [] for key in wanted}
    reports = Report.objects.filter(statement__in=wanted, copy_of=None).exclude(review_state=ReviewState.REJECTED)
    others = reports.exclude(article__public_id=account.key.partition("/")[0]).select_related("article")
    for report in others.order_by("statement", "pk"):
        if len(found[report.statement_id]) < REPORTS_COMPARED:
            found[report.statement_id].append(report.article)
    return _with_messages(found)


def _with_messages(found: Mapping[int, Sequence[Article]]) -> Mapping[int, Sequence[Account]]:
    rows = {article.pk: article for articles in found.values() for article in articles}
    told = accounts_of_reports(rows.values(), {(article.pk, key) for key, rows in found.items() for article in rows})
    return {
        statement: [told[article.pk, statement] for article in articles]
        for statement, articles in found.items()
        if articles
    }


def _write(
    article: Article, account: Account, parent: Statement | None, current: Report | None, choice: Choice | None
) -> Grouped:
    if choice is None:
        return _found_or_stay(article, account, parent, current)
    statement = standing([choice.statement])[choice.statement]
    if current is not None and (current.statement == statement or _is_elder(current.statement, statement)):
        return _stay(article, account, parent, current.statement)
    _make_part(statement, parent)
    _report(article, statement, choice)
    if current is not None:
        _move(current, statement)
    _settle(article, account, statement)
    return Grouped(account.key, "joined" if current is None else "moved", statement)


def _stay(article: Article, account: Account, parent: Statement | None, statement: Statement) -> Grouped:
    """The reasons stay those for which it was proposed: grouping again changes nothing."""
    _make_part(statement, parent)
    _settle(article, account, statement)
    return Grouped(account.key, "stays", statement)


def _settle(article: Article, account: Account, statement: Statement) -> None:
    _assign(article, account, statement)
    describe_again(statement)


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


def _found_or_stay(article: Article, account: Account, parent: Statement | None, current: Report | None) -> Grouped:
    """Nothing it could join: it stays where it alone stands, else it founds a statement of its own."""
    if current is not None and not current.statement.reports.exclude(pk=current.pk).exists():
        return _stay(article, account, parent, current.statement)
    statement = _found(article, account, parent)
    Report.objects.bulk_create([Report(statement=statement, article=article, why=[])])
    if current is not None:
        _move(current, statement)
    _settle(article, account, statement)
    return Grouped(account.key, "founded" if current is None else "moved", statement)


def _found(article: Article, account: Account, parent: Statement | None) -> Statement:
    wanted = (public_id("statement", account.key, number) for number in count(1))
    free = next(one for one in wanted if not Statement.objects.filter(public_id=one).exists())
    made = Statement(public_id=free, name=article.title[:300], parent=parent)
    Statement.objects.bulk_create([made])
    return made


def _move(current: Report, statement: Statement) -> None:
    """The proposal goes to the better statement; one that is left without reports leads there from now on."""
    left = current.statement
    current.delete()
    if not left.reports.exists() and left.review_state == ReviewState.PROPOSED:
        Statement.objects.filter(pk=left.pk).update(merged_into=statement)
    else:
        describe_again(left)


def _make_part(statement: Statement, parent: Statement | None) -> None:
    """Talks that were known by themselves belong to the visit as soon as one report tells of both."""
    free = statement.parent_id is None and not statement.is_set_by_person("parent")
    if parent is not None and free and statement.review_state == ReviewState.PROPOSED and parent.parent_id is None:
        Statement.objects.filter(pk=statement.pk).update(parent=parent)
        statement.parent = parent


def _assign(article: Article, account: Account, statement: Statement) -> None:
    """The messages of the account belong to the statement."""
    said = Commitment.objects.filter(article=article, public_id__in=[one.key for one in account.messages])
    said.exclude(statement=statement).update(statement=statement)
