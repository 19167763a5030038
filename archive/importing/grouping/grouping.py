"""One article: what it tells is compared with what others told, and the proposal is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from archive.comparing.accounts import Account
from archive.comparing.choosing import choose, may_belong
from archive.comparing.parts import whole
from archive.comparing.sketches import TextSketch
from archive.importing.grouping.accounts import accounts_within, outlines
from archive.importing.grouping.candidates import candidates
from archive.importing.grouping.citing import cite, resolve_open
from archive.importing.grouping.describing import REPORTS_READ
from archive.importing.grouping.messages import messages_of
from archive.importing.grouping.one_at_a_time import one_at_a_time
from archive.importing.grouping.proposing import Grouped, Teller, is_judged, propose, take_back
from archive.importing.grouping.sketching import keep_sketch
from archive.models import Article, Report, ReviewState, Statement


@transaction.atomic
def group(article: Article, is_new: bool = False) -> list[Grouped]:
    """Proposes the statement that an article reports, that of the talks it tells beside it, and what it cites.

    `is_new`: it was stored just now, so that nothing of an earlier grouping has to be looked for.
    """
    one_at_a_time()
    main, *beside = _accounts(article, keep_sketch(article, is_new))
    own = [] if is_new else list(Report.objects.filter(article=article).order_by("pk"))
    within = {report.statement_id for report in own}
    parts = [report for report in own if beside and report.statement.parent_id in within]
    grouped = [_group(article, main, [report for report in own if report not in parts], own, None)]
    for account in beside:
        grouped.append(_group(article, account, parts, own, grouped[0].statement))
    take_back(report for report in parts if report.statement_id not in {_key(one) for one in grouped})
    cite(article, main, is_new)
    for one in grouped:
        if one.statement and one.outcome in ("founded", "joined", "moved"):
            resolve_open(one.statement)
    return grouped


def _key(one: Grouped) -> int:
    return one.statement.pk if one.statement else 0


def _accounts(article: Article, text: TextSketch) -> tuple[Account, ...]:
    """The event an article tells, and the talks beside it."""
    outline = outlines([article], {article.pk: text})[article.pk]
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
    known = _known(article, account, refused | ({parent.pk} if parent else set()))
    choice = choose(account, known, current.statement_id if current else None)
    return propose(teller, choice, known.get(choice.statement, ()) if choice else ())


def _known(article: Article, account: Account, refused: set[int]) -> Mapping[int, Sequence[Account]]:
    """The accounts of each candidate's first reports. Messages are read only of those that may agree without them."""
    wanted = [key for key in candidates(article, account) if key not in refused]
    first = _first_reports(wanted, article)
    rows = {one.pk: one for articles in first.values() for one in articles}
    told = outlines(rows.values()) if rows else {}
    likely = {
        statement: articles
        for statement, articles in first.items()
        if may_belong(account, [told[one.pk] for one in articles])
    }
    if not likely:
        return {}
    full = accounts_within(told, rows, [(one.pk, key) for key, articles in likely.items() for one in articles])
    return {key: [full[one.pk, key] for one in articles] for key, articles in likely.items()}


OUTLINED = (
    *("public_id", "language", "title", "publisher", "event_earliest", "event_latest", "event_basis"),
    *("published_earliest", "published_latest", "event_place", "dateline", "text", "cuts", "commitments_read"),
)
"""What an account reads of an article."""


def _first_reports(statements: Sequence[int], article: Article) -> Mapping[int, Sequence[Article]]:
    """Of each statement the articles that are compared, prints of one text once, without the article itself."""
    found: dict[int, list[Article]] = {}
    reports = Report.objects.filter(statement__in=statements, copy_of=None) if statements else Report.objects.none()
    others = reports.exclude(review_state=ReviewState.REJECTED).exclude(article=article).select_related("article")
    told = others.only("statement", "article", *(f"article__{name}" for name in OUTLINED))
    for report in told.order_by("statement_id", "pk"):
        if len(found.setdefault(report.statement_id, [])) < REPORTS_READ:
            found[report.statement_id].append(report.article)
    return found
