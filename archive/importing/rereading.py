"""Reads archived articles again, from their stored originals, with today's rules and lexicons.

What people set stays, as in every import; the report says what a reading changes, and a dry run takes it all back. A
text that cannot be read within its time keeps what an earlier reading found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from archive import lexicons
from archive.documents import Refused, open_documents
from archive.documents.budget import UNLIMITED, is_fully_read
from archive.documents.document import Document
from archive.extraction import read_within
from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.grouping import group
from archive.importing.recutting import as_people_cut
from archive.importing.storing import store_changed
from archive.models import Article, Difference, ImportRun
from archive.originals import open_original


@dataclass(frozen=True, slots=True)
class Change:
    """What reading one article again did to its commitments."""

    article: str
    added: int
    removed: int
    altered: int
    differences: int
    in_time: bool = True

    @property
    def is_none(self) -> bool:
        return self.in_time and not (self.added or self.removed or self.altered or self.differences)

    def __str__(self) -> str:
        if not self.in_time:
            return f"{self.article}: not read in time, left as it was; give it more with --seconds"
        return (
            f"{self.article}: {self.added} added, {self.removed} removed, {self.altered} altered, "
            f"{self.differences} left to people"
        )


def reread(
    articles: Iterable[Article],
    *,
    dry_run: bool = False,
    clock: Callable[[], dt.datetime] = timezone.now,
    seconds: float | None = None,
) -> Iterable[Change]:
    """Yields one change for each article; one transaction each. `seconds` of processor time for each, else as set."""
    authorities, seconds = Authorities(), settings.READING_SECONDS if seconds is None else seconds
    for article in articles:
        with transaction.atomic():
            yield _reread(article, authorities, clock(), seconds)
            if dry_run:
                transaction.set_rollback(True)
        if dry_run:
            authorities.forget()


def _reread(article: Article, authorities: Authorities, now: dt.datetime, seconds: float) -> Change:
    name = f"{article.public_id} {article.title[:60]}"
    reading = read_within(as_people_cut(document_of(article, seconds), article), seconds)
    if not is_fully_read((*reading.document.warnings, *reading.warnings)):
        return Change(name, added=0, removed=0, altered=0, differences=0, in_time=False)
    before, listed = _state(article), Difference.objects.filter(article=article).count()
    run = ImportRun.objects.create(
        started_at=now, finished_at=now, source=f"reading {article.public_id} again", lexicon_digest=lexicons.digest()
    )
    arrival = Arrival(reading, article.source_path, article.sidecar_sha256, now, run)
    if not store_changed(article, arrival, authorities):
        group(Article.objects.get(pk=article.pk))
    after = _state(article)
    return Change(
        article=name,
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        altered=sum(before[key] != after[key] for key in before.keys() & after.keys()),
        differences=Difference.objects.filter(article=article).count() - listed,
    )


def document_of(article: Article, seconds: float = UNLIMITED) -> Document:
    """The article's original, opened as on the day it came."""
    original = article.original
    sidecar = open_original(article.sidecar_sha256) if article.sidecar_sha256 else None
    return opened(original.file_name, open_original(original.sha256), sidecar, seconds)


def opened(file_name: str, data: bytes, sidecar: bytes | None, seconds: float = UNLIMITED) -> Document:
    """The document that an original is; its name and bytes are those under which it was stored."""
    (document,) = open_documents(_format_name(file_name), data, sidecar, seconds=seconds)
    if isinstance(document, Refused):
        raise document
    return document


def _format_name(file_name: str) -> str:
    """The original of a record of a JSON lines file is that one line: it is opened as a file of its own."""
    return f"{file_name.rpartition('.jsonl#')[0]}.jsonl" if ".jsonl#" in file_name else file_name


def _state(article: Article) -> dict[int, tuple[object, ...]]:
    fields = ("start", "end", "kind", "modality", "speaker_label", "deadline", "condition", "quantity", "specificity")
    rows = article.commitments.values_list("pk", *fields)
    return {row[0]: row[1:] for row in rows}
