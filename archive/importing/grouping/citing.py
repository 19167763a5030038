"""What an article cites -> rows: instruments of the lexicon and earlier statements, resolved to records where they are.

A citation is resolved when exactly one statement agrees with it in kind, days or place, and parties; two candidates
mean that nobody can tell. Statements that come in later are looked up again for what was cited before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Exists, OuterRef, Q

from archive.comparing.accounts import Account
from archive.comparing.citations import Cited, apart_from, cited_in
from archive.comparing.kinds import kinds
from archive.documents.places import known_place
from archive.documents.readable import make_readable
from archive.importing.grouping.accounts import cuts_of
from archive.importing.grouping.candidates import WIDEST, moved
from archive.models import Article, Citation, Mention, Report, ReviewState, Statement, StatementActor

DOCUMENTS = tuple(kind.labels["en"] for kind in kinds().values() if kind.sort == "document")
JUDGED = tuple(state for state in ReviewState.values if state != ReviewState.PROPOSED)
MOST_CANDIDATES = 500
MOST_OPEN = 200
YEAR = 366
"""Days: the least precise date of a citation."""


def cite(article: Article, account: Account, is_new: bool = False) -> None:
    """Replaces what the machine found before; what people judged stays."""
    stored = [] if is_new else _stored(article)
    kept = {(start, end) for start, end, state in stored if state != ReviewState.PROPOSED}
    named = sorted(_named_instruments(article), key=lambda one: (one.start, -one.end))
    found = [*_once_each(named), *_statements(article, account, [(one.start, one.end) for one in named])]
    fresh = [one for one in found if (one.start, one.end) not in kept]
    if len(stored) > len(kept):
        Citation.objects.filter(article=article).filter(review_state=ReviewState.PROPOSED).delete()
    if fresh:
        Citation.objects.bulk_create(fresh, ignore_conflicts=True)


def _stored(article: Article) -> list[tuple[int, int, str]]:
    return list(Citation.objects.filter(article=article).order_by().values_list("start", "end", "review_state"))


def _named_instruments(article: Article) -> Iterator[Citation]:
    named = Mention.objects.filter(article=article, actor__type="instrument").order_by()
    for start, end, quote, actor in named.values_list("start", "end", "quote", "actor"):
        yield Citation(article=article, start=start, end=end, quote=quote, instrument_id=actor)


def _once_each(named: Iterable[Citation]) -> Iterable[Citation]:
    """The first place at which each instrument is named."""
    first: dict[int | None, Citation] = {}
    for one in named:
        first.setdefault(one.instrument_id, one)
    return first.values()


def _statements(article: Article, account: Account, instruments: Sequence[tuple[int, int]]) -> list[Citation]:
    readable = make_readable(article.text, cuts_of(article))
    cited = apart_from(cited_in(readable, article.language, account.when), instruments)
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
    agreeing = _agreeing(row)
    if len(agreeing) == 1:
        (row.statement_id,) = agreeing
        row.why = "kind, days and parties agree" if row.date_earliest else "kind, place and parties agree"
    return row


def _agreeing(row: Citation) -> list[int]:
    """Statements of its kind, days or place whose states are among the article's, or the other way round."""
    mine = set(row.parties)
    kept: dict[int, set[str]] = {}
    found = StatementActor.objects.filter(statement__in=_candidates(row)).order_by("statement_id")
    for statement, actor in found.values_list("statement", "actor__key"):
        kept.setdefault(statement, set()).add(actor)
    return [key for key, parties in kept.items() if parties & mine and (parties <= mine or mine <= parties)]


def _candidates(row: Citation) -> Sequence[int]:
    """Of its kind; a single day finds every document, as languages and outlets call one by different names."""
    standing = Statement.objects.standing()
    if row.date_earliest and row.date_latest:
        begun = (moved(row.date_earliest, -WIDEST), row.date_latest)
        standing = standing.filter(date_earliest__range=begun, date_latest__gte=row.date_earliest)
    elif row.place:
        standing = standing.filter(place__in={row.place, known_place(row.place)})
    else:
        return ()
    one_day = row.date_earliest is not None and row.date_earliest == row.date_latest
    standing = standing.filter(doc_type__in=DOCUMENTS if one_day else (row.doc_type,))
    theirs = StatementActor.objects.filter(statement=OuterRef("pk"), actor__key__in=row.parties)
    told = Report.objects.filter(article=row.article_id).values("statement")
    found = standing.filter(Exists(theirs)).exclude(pk__in=told).order_by("date_earliest", "pk")
    return list(found.values_list("pk", flat=True)[:MOST_CANDIDATES])


def resolve_open(statement: Statement) -> None:
    """Citations from before the statement was in the archive."""
    if statement.date_earliest is None or statement.date_latest is None or statement.doc_type not in DOCUMENTS:
        return
    begun = (moved(statement.date_earliest, -YEAR), statement.date_latest)
    days = Q(date_earliest__range=begun, date_latest__gte=statement.date_earliest)
    place = Q(date_earliest=None) & ~Q(place="") & Q(place=statement.place)
    waiting = Citation.objects.filter(days | place, statement=None, instrument=None, doc_type__in=DOCUMENTS)
    # Said by what they are not: by "proposed", which nearly all are, a database without statistics would look them up.
    for row in waiting.exclude(review_state__in=JUDGED).order_by("date_earliest", "pk")[:MOST_OPEN]:
        if _resolved(row).statement_id is not None:
            Citation.objects.filter(pk=row.pk).update(statement=row.statement_id, why=row.why)
