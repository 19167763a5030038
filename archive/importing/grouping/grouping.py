"""One article: what it tells is compared with what others told, and the proposal is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from archive.comparing.accounts import Account
from archive.comparing.choosing import choose
from archive.comparing.parts import whole
from archive.importing.grouping.accounts import accounts_of_reports, outlines
from archive.importing.grouping.candidates import candidates
from archive.importing.grouping.citing import cite, resolve_open
from archive.importing.grouping.describing import REPORTS_READ
from archive.importing.grouping.messages import messages_of
from archive.importing.grouping.proposing import Grouped, Teller, is_judged, propose, take_back
from archive.importing.grouping.sketching import keep_sketch
from archive.models import Article, Report, ReviewState, Statement


@transaction.atomic
def group(article: Article) -> list[Grouped]:
    """Proposes the statement that an article reports, that of the talks it tells beside it, and what it cites."""
    keep_sketch(article)
    main, *beside = accounts_of(article)
    own = list(Report.objects.filter(article=article).select_related("statement"))
    within = {report.statement_id for report in own}
    parts = [report for report in own if beside and report.statement.parent_id in within]
    grouped = [_group(article, main, [report for report in own if report not in parts], own, None)]
    for account in beside:
        grouped.append(_group(article, account, parts, own, grouped[0].statement))
    take_back(report for report in parts if report.statement_id not in {_key(one) for one in grouped})
    cite(article, main)
    for one in grouped:
        if one.statement and one.outcome in ("founded", "joined", "moved"):
            resolve_open(one.statement)
    return grouped


def _key(one: Grouped) -> int:
    return one.statement.pk if one.statement else 0


def accounts_of(article: Article) -> tuple[Account, ...]:
    """The event an article tells, and the talks beside it."""
    outline = outlines([article])[article.pk]
    return whole(outline, messages_of([article.pk]).get(article.pk, ()), article.text)


def _group(
    article: Article, account: Account, reports: Sequence[Report], own: Sequence[Report], parent: Statement | None
) -> Grouped:
    """`reports` are those of this account, `own` all of the article; `parent` is the statement the talks belong to."""
    current = next((report for report in reports if report.review_state == ReviewState.PROPOSED), None)
    teller = Teller(article, account, current, parent)
    settled = next((report for report in reports if is_judged(report)), None)
    if settled is not None:
        return teller.belongs("decided by people", settled.statement)
    if not account.tells_an_event:
        take_back(reports)
        return Grouped(account.key, "tells none")
    refused = {report.statement_id for report in own if report.review_state == ReviewState.REJECTED}
    known = _known(account, refused | ({parent.pk} if parent else set()))
    choice = choose(account, known, current.statement_id if current else None)
    return propose(teller, choice, known.get(choice.statement, ()) if choice else ())


def _known(account: Account, refused: set[int]) -> Mapping[int, Sequence[Account]]:
    """The accounts of each candidate's first reports; those that were refused are no candidates."""
    wanted = [key for key in candidates(account) if key not in refused]
    if not wanted:
        return {}
    found: dict[int, list[Article]] = {}
    reports = Report.objects.filter(statement__in=wanted, copy_of=None).exclude(review_state=ReviewState.REJECTED)
    others = reports.exclude(article__public_id=account.key.partition("/")[0]).select_related("article")
    for report in others.order_by("statement", "pk"):
        if len(found.setdefault(report.statement_id, [])) < REPORTS_READ:
            found[report.statement_id].append(report.article)
    rows = {article.pk: article for articles in found.values() for article in articles}
    told = accounts_of_reports(rows.values(), [(row.pk, key) for key, articles in found.items() for row in articles])
    return {key: [told[article.pk, key] for article in articles] for key, articles in found.items()}
