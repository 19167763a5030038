"""Reads archived articles again, from their stored originals, with today's rules and lexicons.

What people set stays, as in every import; the report says what a reading changes, and a dry run takes it all back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from archive import lexicons
from archive.documents import Refused, open_documents
from archive.documents.document import Document
from archive.extraction import read
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

    @property
    def is_none(self) -> bool:
        return not (self.added or self.removed or self.altered or self.differences)

    def __str__(self) -> str:
        return (
            f"{self.article}: {self.added} added, {self.removed} removed, {self.altered} altered, "
            f"{self.differences} left to people"
        )


def reread(
    articles: Iterable[Article], *, dry_run: bool = False, clock: Callable[[], dt.datetime] = timezone.now
) -> Iterable[Change]:
    """Yields one change for each article; one transaction each."""
    authorities = Authorities()
    for article in articles:
        with transaction.atomic():
            yield _reread(article, authorities, clock())
            if dry_run:
                transaction.set_rollback(True)
        if dry_run:
            authorities.forget()


def _reread(article: Article, authorities: Authorities, now: dt.datetime) -> Change:
    before, listed = _state(article), Difference.objects.filter(article=article).count()
    run = ImportRun.objects.create(
        started_at=now, finished_at=now, source=f"reading {article.public_id} again", lexicon_digest=lexicons.digest()
    )
    document = as_people_cut(document_of(article), article)
    arrival = Arrival(read(document), article.source_path, article.sidecar_sha256, now, run)
    if not store_changed(article, arrival, authorities):
        group(Article.objects.get(pk=article.pk))
    after = _state(article)
    return Change(
        article=f"{article.public_id} {article.title[:60]}",
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        altered=sum(before[key] != after[key] for key in before.keys() & after.keys()),
        differences=Difference.objects.filter(article=article).count() - listed,
    )


def document_of(article: Article) -> Document:
    """The article's original, opened as on the day it came."""
    original = article.original
    sidecar = open_original(article.sidecar_sha256) if article.sidecar_sha256 else None
    (document,) = open_documents(_format_name(original.file_name), open_original(original.sha256), sidecar)
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
