"""The reports of a statement side by side: rows of the database into the table of `archive.comparing`, and back.

Computed when a page asks, not stored: a corrected code or a new report shows at once, nothing has to be kept in step
with re-readings, and alignment, being a pure function, remembers what it compared last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.comparing.drift import ToldAsFact, among_pairs, among_sentences
from archive.comparing.headlines import FirmerHeadline, firmer_headlines
from archive.comparing.messages import Said
from archive.comparing.table import Row, tabulate
from archive.documents.readable import make_readable
from archive.extraction.sentences import sentence_spans
from archive.importing.grouping.accounts import cuts_of
from archive.importing.grouping.messages import rows_with_messages
from archive.models import Article, Commitment, Report
from archive.web.compared_words import Because, because
from archive.web.heard import Heard, heard

MOST_COMPARED = 8
"""Reports that stand side by side; more than these nobody reads as a table."""
Told = Sequence[tuple[Commitment, Said]]


@dataclass(frozen=True)
class Column:
    """One report; `prints` are the reports that print its text again."""

    number: int
    report: Report
    prints: tuple[Report, ...]

    @property
    def article(self) -> Article:
        return self.report.article

    @property
    def outlet(self) -> str:
        """Who published it, else who supplied it, else its headline."""
        named = self.article.publisher or self.article.agency
        return named.name if named else self.article.title


@dataclass(frozen=True)
class Cell:
    """What one report says of a message: nothing, one commitment, or several."""

    column: Column
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True)
class LinkShown:
    """Why two reports' messages are taken for one."""

    one: Column
    other: Column
    score: float
    reasons: tuple[Because, ...]


@dataclass(frozen=True)
class Line:
    """One message of the statement. `only` is the report that alone has it; `heard` are sentences that may tell it."""

    cells: tuple[Cell, ...]
    links: tuple[LinkShown, ...]
    differences: tuple[str, ...]
    only: Column | None
    heard: tuple[Heard, ...] = ()

    @property
    def differs(self) -> bool:
        return self.only is not None or bool(self.differences) or not all(cell.commitments for cell in self.cells)


@dataclass(frozen=True)
class FactShown:
    """A claim of one party, as the report `source` attributes it, that another tells as a fact."""

    claim: Commitment
    source: Column
    fact: str
    column: Column


@dataclass(frozen=True)
class HeadlineShown:
    """A headline that is firmer than the text below it."""

    column: Column
    headline: FirmerHeadline
    message: Commitment


@dataclass(frozen=True)
class Comparison:
    """All that a page says of a statement's reports. `unread` are those in whose language no messages are read."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    facts: tuple[FactShown, ...]
    headlines: tuple[HeadlineShown, ...]
    unread: tuple[Report, ...]
    left_out: tuple[Report, ...]

    @property
    def shared(self) -> int:
        return sum(line.only is None for line in self.lines)

    @property
    def is_side_by_side(self) -> bool:
        return len(self.columns) > 1


@dataclass(frozen=True)
class Table:
    """Reports as columns, their messages as rows, and the commitments behind the messages."""

    columns: tuple[Column, ...]
    unread: tuple[Report, ...]
    left_out: tuple[Report, ...]
    sides: list[Told]
    rows: list[Row]

    @property
    def known(self) -> Mapping[Said, Commitment]:
        return {said: row for side in self.sides for row, said in side}

    def lines(self) -> list[Line]:
        known = self.known
        return [_line(row, self.columns, known) for row in self.rows]


def table_of(reports: Sequence[Report]) -> Table:
    """Prints of one text are one column."""
    columns, unread, left_out = _columns(reports)
    told = rows_with_messages([column.article.pk for column in columns])
    sides: list[Told] = [told.get(column.article.pk, []) for column in columns]
    rows = tabulate([tuple(said for _, said in side) for side in sides])
    return Table(columns, unread, left_out, sides, rows)


def compare(reports: Sequence[Report]) -> Comparison:
    """Of reports whose articles were fetched with their texts."""
    table = table_of(reports)
    known = table.known
    return Comparison(
        table.columns,
        tuple(_with_heard(table)),
        tuple(_facts(table.rows, table.columns, table.sides, known)),
        tuple(_headlines(table.columns, table.sides, known)),
        table.unread,
        table.left_out,
    )


def _with_heard(table: Table) -> Iterator[Line]:
    """What another report tells, in whatever language, is not told in one only."""
    sentences = heard(table.rows, table.unread)
    for number, line in enumerate(table.lines()):
        told = tuple(sentences.get(number, ()))
        yield replace(line, heard=told, only=None if told else line.only)


def _columns(reports: Sequence[Report]) -> tuple[tuple[Column, ...], tuple[Report, ...], tuple[Report, ...]]:
    """Columns, reports without messages for want of rules, and those that no column has room for."""
    present = {report.article_id for report in reports}
    first_prints = [report for report in reports if report.copy_of_id not in present]
    prints: dict[int | None, list[Report]] = {}
    for report in reports:
        prints.setdefault(report.copy_of_id, []).append(report)
    read = [report for report in first_prints if report.article.commitments_read]
    unread = tuple(report for report in first_prints if not report.article.commitments_read)
    columns = tuple(
        Column(number, report, tuple(prints.get(report.article_id, ())))
        for number, report in enumerate(read[:MOST_COMPARED])
    )
    return columns, unread, tuple(read[MOST_COMPARED:])


def _line(row: Row, columns: Sequence[Column], known: Mapping[Said, Commitment]) -> Line:
    cells = tuple(
        Cell(column, tuple(known[said] for said in told)) for column, told in zip(columns, row.cells, strict=True)
    )
    telling = [cell.column for cell in cells if cell.commitments]
    links = tuple(
        LinkShown(columns[link.one], columns[link.other], link.pair.score, tuple(map(because, link.pair.reasons)))
        for link in row.links
    )
    only = telling[0] if len(telling) == 1 and len(columns) > 1 else None
    return Line(cells, links, tuple(row.differences), only)


def _facts(
    rows: Sequence[Row], columns: Sequence[Column], sides: Sequence[Told], known: Mapping[Said, Commitment]
) -> Iterator[FactShown]:
    """Only words that may be quoted are shown as a drift: it is nothing without both quotes."""
    found = [fact for row in rows for fact in among_pairs(row.cells)]
    for column, side in zip(columns, sides, strict=True):
        claims = [cell[0] for row in rows if not row.cells[column.number] for cell in row.cells if cell]
        own = _sentences(column.article, side)
        found += among_sentences(claims, own, column.article.language, column.number)
    by_article = {column.article.pk: column for column in columns}
    for fact in found:
        shown = _fact(fact, known[fact.claim], by_article, columns)
        if shown.source.article.shows_evidence and shown.column.article.shows_evidence:
            yield shown


def _fact(
    fact: ToldAsFact, claim: Commitment, by_article: Mapping[int, Column], columns: Sequence[Column]
) -> FactShown:
    return FactShown(claim, by_article[claim.article_id], fact.fact, columns[fact.report])


def _sentences(article: Article, side: Told) -> list[str]:
    """Sentences of the body in which no message was read."""
    readable = make_readable(article.text, cuts_of(article))
    taken = [(row.start, row.end) for row, _ in side]
    return [
        article.text[start:end]
        for start, end in sentence_spans(readable, article.language)
        if not any(first < end and start < last for first, last in taken)
    ]


def _headlines(
    columns: Sequence[Column], sides: Sequence[Told], known: Mapping[Said, Commitment]
) -> Iterator[HeadlineShown]:
    for column, side in zip(columns, sides, strict=True):
        article = column.article
        if article.title_source == "headline" and article.shows_evidence:
            for firmer in firmer_headlines(article.title, article.language, [said for _, said in side]):
                yield HeadlineShown(column, firmer, known[firmer.message])


@dataclass(frozen=True)
class Elsewhere:
    """The same message in another report of its statement, with the reasons of the match."""

    commitment: Commitment
    column: Column
    reasons: tuple[Because, ...]


def elsewhere(message: Commitment, reports: Sequence[Report]) -> list[Elsewhere]:
    """Where the other reports of its statement say what the message says."""
    if len(reports) < 2:
        return []
    lines = table_of(reports).lines()
    line = next((one for one in lines if any(message in cell.commitments for cell in one.cells)), None)
    if line is None:
        return []
    links = {column.number: link.reasons for link in line.links for column in (link.one, link.other)}
    return [
        Elsewhere(other, cell.column, links.get(cell.column.number, ()))
        for cell in line.cells
        for other in cell.commitments
        if other != message and other.article_id != message.article_id
    ]
