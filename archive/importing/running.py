"""A whole run: files in, report out. One transaction a document; a fault in one never touches another."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from archive import lexicons
from archive.documents import Refused, open_documents
from archive.documents.document import Document
from archive.extraction import read_within
from archive.importing import fulfilments, wordings
from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.deciding import Decision, decide
from archive.importing.finding import Finding, Found, PathRefused, Skipped, find_files, shown
from archive.importing.following import follow_all
from archive.importing.grouping import group
from archive.importing.recutting import as_people_cut
from archive.importing.report import OUTCOMES, Outcome, Report
from archive.importing.storing import add_original, store_changed, store_new
from archive.journal import seal
from archive.models import Article, ImportProblem, ImportRun
from archive.originals import clear_arriving, keep_original
from archive.search import index_pending

logger = logging.getLogger(__name__)
COMPARED_AT_ONCE = 200
"""New articles whose wording is compared with earlier ones before the run ends: each takes a quarter of a second."""
Progress = Callable[[int, str], None]
OTHERS_FIRST = 3
"""How often a document is tried again that met another writer."""
INDEXED_EVERY = 200
INDEXED_WITHIN = 2.0
"""Files, or seconds: the search index is written in batches, which is many times quicker than one text after the other;
but what waits long is indexed by the first visitors who come by, while they wait for their page."""


@dataclass(slots=True)
class Importer:
    """Carries what one run shares. `run` is None in a dry run, which decides and reads but writes nothing; `seconds` of
    processor time are what each document may be read for."""

    report: Report
    run: ImportRun | None
    clock: Callable[[], dt.datetime]
    authorities: Authorities
    seconds: float

    def take(self, finding: Finding) -> None:
        match finding:
            case PathRefused(path, reason):
                self.report.refuse(shown(path), reason)
            case Skipped(path):
                self.report.skip(shown(path))
            case Found():
                self._take_file(finding)

    def take_again(self, one: Again) -> None:
        self.clock = lambda: one.received_at
        with self._naming(one.document.name):
            self._take_document(one.document, Path(one.source_path), one.sidecar)

    def _take_file(self, found: Found) -> None:
        try:
            data = found.path.read_bytes()
            sidecar = found.sidecar.read_bytes() if found.sidecar else None
        except OSError as error:
            self.report.refuse(shown(found.path), f"it cannot be read ({error.strerror})")
            return
        with self._naming(shown(found.path)):
            for document in self._open(found, data, sidecar):
                with self._naming(f"{shown(found.path)} ({document.name})"):
                    self._take_document(document, found.path, sidecar)

    @contextmanager
    def _naming(self, name: str) -> Iterator[None]:
        """A fault of ours in one document must neither stop the others nor pass in silence."""
        try:
            yield
        except Exception as fault:
            logger.exception("import of %s", name)
            self.authorities.forget()
            self.report.refuse(
                name, f"a fault of the archive, nothing of it was stored: {type(fault).__name__}: {fault}"
            )

    def _open(self, found: Found, data: bytes, sidecar: bytes | None) -> Iterator[Document]:
        sidecar_name = shown(Path(found.sidecar.name)) if found.sidecar else ""
        try:
            name = shown(Path(found.path.name))
            for opened in open_documents(name, data, sidecar, sidecar_name, seconds=self.seconds):
                if isinstance(opened, Refused):
                    self.report.refuse(shown(found.path), str(opened))
                else:
                    yield opened
        except Refused as refused:
            self.report.refuse(shown(found.path), str(refused))

    def _take_document(self, document: Document, path: Path, sidecar: bytes | None) -> None:
        """Another import may store the same text, or the same actor, at the same moment: then it is looked at again."""
        for _ in range(OTHERS_FIRST):
            try:
                return self._take_once(document, path, sidecar)
            except (IntegrityError, OperationalError) as met:
                logger.info("another writer met while importing %s: %s", document.name, met)
                self.authorities.forget()
        return self._take_once(document, path, sidecar)

    def _take_once(self, document: Document, path: Path, sidecar: bytes | None) -> None:
        sidecar_sha256 = hashlib.sha256(sidecar).hexdigest() if sidecar is not None else ""
        decision = decide(document, shown(path), sidecar_sha256)
        if decision.case == "known":
            self.report.note("unchanged")
        elif self.run is None:
            self._rehearse(document, decision)
        else:
            reading = read_within(as_people_cut(document, decision.article), self.seconds)
            arrival = Arrival(reading, shown(path), sidecar_sha256, self.clock(), self.run)
            self._store(arrival, decision, sidecar)

    def _rehearse(self, document: Document, decision: Decision) -> None:
        """What would be refused is only found by reading."""
        for warning in (*document.warnings, *read_within(document, self.seconds).warnings):
            self.report.warn(document.name, warning)
        self.report.note(_OUTCOME[decision.case])

    def _store(self, arrival: Arrival, decision: Decision, sidecar: bytes | None) -> None:
        """The bytes first, and only once they could be read: a row has its original, an original has its row."""
        keep_original(arrival.reading.document.data)
        self.report.note(self._write(arrival, decision, sidecar))
        for warning in (*arrival.reading.document.warnings, *arrival.reading.warnings):
            self.report.warn(arrival.source_path, warning)

    def _write(self, arrival: Arrival, decision: Decision, sidecar: bytes | None) -> Outcome:
        article = decision.article
        if article is not None and decision.case == "copy":
            add_original(article, arrival)
            self.report.warn(arrival.source_path, f"the same text as “{article.title}”, kept as another original of it")
        else:
            if sidecar is not None:
                keep_original(sidecar)
            if article is None:
                _store_and_group(arrival, self.authorities)
            elif lost := _change_and_group(article, arrival, self.authorities):
                self._say_held(article, arrival, lost)
                return "unchanged"
        return _OUTCOME[decision.case]

    def _say_held(self, article: Article, arrival: Arrival, lost: int) -> None:
        self.report.warn(
            arrival.source_path,
            f"a new version of “{article.title}” lacks {lost} passages that curators judged: the archived text "
            f"stays, the new one is kept as an original and listed among the differences for review",
        )


@transaction.atomic
def _store_and_group(arrival: Arrival, authorities: Authorities) -> None:
    """In one transaction: an article is in the archive with its statement, or not at all."""
    group(store_new(arrival, authorities), is_new=True)


@transaction.atomic
def _change_and_group(article: Article, arrival: Arrival, authorities: Authorities) -> int:
    """Returns how many passages that people decided about the new version lacks: then it was held back."""
    lost = store_changed(article, arrival, authorities)
    if not lost:
        group(Article.objects.get(pk=article.pk))
    return lost


_OUTCOME: dict[str, Outcome] = {"new": "created", "changed": "updated", "copy": "unchanged", "known": "unchanged"}


def run_import(
    paths: list[str],
    *,
    dry_run: bool = False,
    user: User | None = None,
    clock: Callable[[], dt.datetime] = timezone.now,
    progress: Progress = lambda done, name: None,
) -> Report:
    """Imports files and folders; the report says what became of each. A dry run writes nothing at all."""
    report = Report(dry=dry_run)
    run = None if dry_run else _start(paths, user, clock)
    if run is not None:
        clear_arriving()
    importer = Importer(report, run, clock, Authorities(), settings.READING_SECONDS)
    indexed = time.monotonic()
    for done, finding in enumerate(find_files(paths), start=1):
        progress(done, shown(Path(finding.path.name)))
        importer.take(finding)
        if run is not None and (done % INDEXED_EVERY == 0 or time.monotonic() > indexed + INDEXED_WITHIN):
            index_pending()
            seal()
            indexed = time.monotonic()
    if run is not None:
        _conclude(run, report, clock)
    return report


@dataclass(frozen=True, slots=True)
class Again:
    """A document that came in before, with the path, the sidecar and the moment with which it came."""

    document: Document
    source_path: str
    sidecar: bytes | None
    received_at: dt.datetime


def import_again(came: Iterable[Again], source: str, clock: Callable[[], dt.datetime] = timezone.now) -> Report:
    """Documents of an archive that is lost, in the order in which they came, read as on the first day."""
    report, run = Report(), _start([source], None, clock)
    importer = Importer(report, run, clock, Authorities(), settings.READING_SECONDS)
    for one in came:
        importer.take_again(one)
    _conclude(run, report, clock)
    return report


def _conclude(run: ImportRun, report: Report, clock: Callable[[], dt.datetime]) -> None:
    follow_all()
    _follow_up(run, report)
    index_pending()
    _finish(run, report, clock)


def _follow_up(run: ImportRun, report: Report) -> None:
    """What the new texts tell of earlier promises. A fault of ours must neither undo the import nor pass in silence."""
    try:
        articles = Article.objects.filter(run=run, hidden=False)
        deque(fulfilments.propose_all(articles), maxlen=0)
        if articles.count() <= COMPARED_AT_ONCE:
            deque(wordings.propose_all(articles), maxlen=0)
        else:
            report.warn("follow-up", "so many new texts: `manage.py propose_follow_up` compares their wording")
    except Exception as fault:
        logger.exception("follow-up of run %s", run.pk)
        report.warn("follow-up", f"a fault of the archive: {fault}; run `manage.py propose_follow_up` again")


def _start(paths: Iterable[str], user: User | None, clock: Callable[[], dt.datetime]) -> ImportRun:
    return ImportRun.objects.create(
        started_at=clock(), source="\n".join(paths), user=user, lexicon_digest=lexicons.digest()
    )


def _finish(run: ImportRun, report: Report, clock: Callable[[], dt.datetime]) -> None:
    severity = ImportProblem.Severity
    ImportProblem.objects.bulk_create(
        ImportProblem(
            run=run,
            name=problem.name[:1000],
            reason=problem.reason,
            severity=severity.REFUSED if problem.refused else severity.WARNING,
        )
        for problem in report.problems
    )
    for outcome in OUTCOMES:
        setattr(run, outcome, report.counts[outcome])
    run.finished_at = clock()
    run.save()
