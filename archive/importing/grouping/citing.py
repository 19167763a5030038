"""What an article cites -> rows: instruments of the lexicon and earlier statements, resolved to records where they are.

A citation is resolved when exactly one statement agrees with it in kind, days or place, and parties; two candidates
mean that nobody can tell. Statements that come in later are looked up again for what was cited before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from archive.comparing.accounts import Account
from archive.comparing.citations import Cited, cited_in
from archive.comparing.kinds import kinds
from archive.documents.places import known_place
from archive.documents.readable import make_readable
from archive.importing.grouping.accounts import cuts_of
from archive.models import Article, Citation, Mention, Report, ReviewState, Statement

DOCUMENTS = tuple(kind.labels["en"] for kind in kinds().values() if kind.sort == "document")
MOST_CANDIDATES = 20
MOST_OPEN = 200


def cite(article: Article, account: Account) -> None:
    """Replaces what the machine found before; what people judged stays."""
    kept = {(one.start, one.end) for one in _judged(article)}
    found = [*_instruments(article), *_statements(article, account)]
    fresh = [one for one in found if (one.start, one.end) not in kept]
    old = Citation.objects.filter(article=article, review_state=ReviewState.PROPOSED)
    if fresh or kept or old.exists():
        old.delete()
        Citation.objects.bulk_create(fresh, ignore_conflicts=True)


def _judged(article: Article) -> Iterable[Citation]:
    return Citation.objects.filter(article=article).exclude(review_state=ReviewState.PROPOSED)


def _instruments(article: Article) -> list[Citation]:
    """The first place at which each instrument is named."""
    named = Mention.objects.filter(article=article, actor__type="instrument").order_by("start", "-end")
    first: dict[int, Citation] = {}
    for row in named:
        first.setdefault(
            row.actor_id,
            Citation(article=article, start=row.start, end=row.end, quote=row.quote, instrument_id=row.actor_id),
        )
    return list(first.values())


def _statements(article: Article, account: Account) -> list[Citation]:
    readable = make_readable(article.text, cuts_of(article))
    cited = cited_in(readable, article.language, account.when)
    return [_resolved(_row(article, account, one)) for one in cited]


def _row(article: Article, account: Account, cited: Cited) -> Citation:
    start, end = cited.quote.start, cited.quote.end
    return Citation(
        article=article,
        start=start,
        end=end,
        quote=article.text[start:end][:500],
        doc_type=kinds()[cited.kind].labels["en"],
        date_earliest=cited.when.earliest if cited.when else None,
        date_latest=cited.when.latest if cited.when else None,
        place=cited.place,
        parties=sorted(account.states),
    )


def _resolved(row: Citation) -> Citation:
    agreeing = [one for one in _candidates(row) if _agrees(row, one)]
    if len(agreeing) == 1:
        row.statement = agreeing[0]
        row.why = "kind, days and parties agree" if row.date_earliest else "kind, place and parties agree"
    return row


def _candidates(row: Citation) -> Sequence[Statement]:
    """Of its kind; a single day finds every document, as languages and outlets call one by different names."""
    standing = Statement.objects.standing().prefetch_related("parties")
    if row.date_earliest and row.date_latest:
        standing = standing.filter(date_earliest__lte=row.date_latest, date_latest__gte=row.date_earliest)
    elif row.place:
        standing = standing.filter(place__in={row.place, known_place(row.place)})
    else:
        return ()
    one_day = row.date_earliest is not None and row.date_earliest == row.date_latest
    standing = standing.filter(doc_type__in=DOCUMENTS if one_day else (row.doc_type,))
    told = Report.objects.filter(article=row.article_id).values("statement")
    return list(standing.exclude(pk__in=told).order_by("pk")[:MOST_CANDIDATES])


def _agrees(row: Citation, statement: Statement) -> bool:
    """The article's states include the statement's, or are among them."""
    parties = {party.key for party in statement.parties.all()}
    mine = set(row.parties)
    return bool(parties & mine) and (parties <= mine or mine <= parties)


def resolve_open(statement: Statement) -> None:
    """Citations from before the statement was in the archive."""
    if statement.date_earliest is None or statement.date_latest is None or statement.doc_type not in DOCUMENTS:
        return
    days = Q(date_earliest__lte=statement.date_latest, date_latest__gte=statement.date_earliest)
    place = Q(date_earliest=None) & ~Q(place="") & Q(place=statement.place)
    waiting = Citation.objects.filter(statement=None, instrument=None, doc_type__in=DOCUMENTS)
    for row in waiting.filter(days | place, review_state=ReviewState.PROPOSED).order_by("pk")[:MOST_OPEN]:
        if _resolved(row).statement is not None:
            Citation.objects.filter(pk=row.pk).update(statement=row.statement, why=row.why)
