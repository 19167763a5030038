"""Nothing that a person decided is lost: not by importing again, a changed file, other rules, a new index, a migration.

The short version runs with the suite; `make edits` runs the long one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.documents.document import Document, Quote
from archive.extraction import read
from archive.extraction.reading import CommitmentReading, Reading
from archive.importing.authorities import Authorities
from archive.importing.grouping.regrouping import regroup
from archive.importing.loading import load_all
from archive.importing.merging import SAME_EVIDENCE, overlap
from archive.importing.rereading import reread
from archive.importing.running import run_import
from archive.lexicons import actors
from archive.models import Actor, Article, Commitment, Difference, Mention, ReviewState
from archive.search import index_pending, index_state, schema
from tests.curating.decided import decided, is_decided
from tests.curating.edits import edit

TEXTS = {
    "treaty.txt": """China and Kazakhstan sign a treaty on good neighbourly relations

ASTANA, 17 June 2025 (Kazinform) - China and Kazakhstan signed a treaty on Tuesday. Kazakhstan will open a consulate in
Xi'an by 2030 and China will lend Kazakhstan 300 million yuan for the railway. President Xi Jinping said that China
supports Kazakhstan's accession to the agreement. Both sides agreed to expand trade, and they reaffirmed their
commitment to the one-China principle. The two sides condemned terrorism in all its forms.

Kazakhstan and China will hold joint exercises in 2026 if the weather allows. Uzbekistan called on both to open the
border at Khorgos.

© 2025 Kazinform. All rights reserved.
""",
    "visit.txt": """France and Morocco announce a partnership during the state visit

RABAT, October 29, 2024 (AFP) - France will invest 10 billion euros in Morocco, President Emmanuel Macron announced.
Morocco pledged to take back its nationals by the end of 2025. France supports the plan of Morocco for the region. King
Mohammed VI invited France to the summit. Both countries agreed to strengthen cooperation in education and health.

Germany will not take part in the programme, Berlin said. Spain welcomed the agreement and will join it next year.
""",
    "accord.txt": """Le Sénégal et la France s'engagent à renforcer leur coopération

DAKAR, 5 décembre 2023 (APS) - La France fournira 50 millions d'euros au Sénégal d'ici à 2027. Le Sénégal s'engage à
ratifier l'accord. Les deux pays ont décidé de créer une commission mixte. Le Sénégal soutient la candidature de la
France. La Chine a salué cet accord et ouvrira un centre culturel à Dakar.
""",
}
READER = "archive.importing.rereading.read_within"


@contextmanager
def archive_of_three() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        for name, text in TEXTS.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        assert run_import([folder]).counts["created"] == 3
        yield Path(folder)


def other_rules(document: Document) -> Reading:
    """A rule version that sees other spans, other kinds, two messages where there was one, and misses some."""
    reading = read(document)
    varied = [one for number, said in enumerate(reading.commitments) for one in _varied(number, said, document)]
    title = replace(document, title=f"{document.title} (other rules)")
    return replace(reading, document=title, commitments=tuple(varied), actors=reading.actors[1:])


def _varied(number: int, said: CommitmentReading, document: Document) -> Iterator[CommitmentReading]:
    start, end = said.quote.start, said.quote.end
    match number % 4:
        case 0:
            yield replace(said, kind="call", modality="urge")
        case 1:
            yield replace(said, quote=_quote(document, min(start + 4, end - 1), end), topics=())
        case 2:
            yield said
            yield replace(said, quote=_quote(document, start, max(end - 3, start + 1)))


def _quote(document: Document, start: int, end: int) -> Quote:
    return Quote(start, end, document.text[start:end])


def every_span_quotes_its_text() -> None:
    for article in Article.objects.all():
        text = article.text
        for row in [*article.commitments.all(), *Mention.every.filter(article=article, start__isnull=False)]:
            assert text[row.start : row.end][:500] == row.quote[:500]
        for name in Mention.every.filter(article=article, start=None):
            assert Difference.objects.filter(article=article, field="mentions", kept=name.quote).exists()
        for steps in article.evidence.values():
            assert all(text[one["start"] : one["end"]] == one["quote"] for one in steps if one["start"] is not None)
        placed = [one for one in article.recuts if one["start"] is not None]
        assert all(text[one["start"] : one["end"]] == one["quote"] for one in placed)
        for one in placed[-1:]:
            within = any(start <= one["start"] and one["end"] <= end for start, end, _why in article.cuts)
            assert within == one["cut"]


def nothing_settled_is_proposed_as_new(known: set[str]) -> None:
    for article in Article.objects.all():
        rows = list(article.commitments.all())
        settled = [(row.start, row.end) for row in rows if row.review_state == ReviewState.REJECTED]
        settled += [(start, end) for row in rows for start, end in row.replaced]
        fresh = [row for row in rows if row.review_state == ReviewState.PROPOSED and row.public_id not in known]
        for row in fresh:
            assert all(overlap((row.start, row.end), span) < SAME_EVIDENCE for span in settled), row.quote


def each_difference_is_listed() -> None:
    """Where the other rules say of the very words of a record what a person said otherwise, a difference says so."""
    for article in Article.objects.exclude(title__endswith="(other rules)"):
        assert Difference.objects.filter(article=article, field="title").exists()
    for row in Commitment.objects.filter(review_state=ReviewState.ACCEPTED).exclude(rule="").exclude(kind="call"):
        listed = Difference.objects.filter(commitment=row, field="kind", proposed="call").exists()
        assert listed or row.pk not in SEEN_AS_CALL


SEEN_AS_CALL: set[int] = set()


def note_what_is_seen_as_a_call() -> None:
    """The records whose very words, and nobody else's, the other rules take for a call."""
    from archive.importing.recutting import as_people_cut
    from archive.importing.rereading import document_of

    SEEN_AS_CALL.clear()
    for article in Article.objects.all():
        said = other_rules(as_people_cut(document_of(article), article)).commitments
        spans = [(one.quote.start, one.quote.end) for one in said]
        for one in said:
            span = (one.quote.start, one.quote.end)
            same = article.commitments.filter(start=span[0], end=span[1])
            if one.kind == "call" and spans.count(span) == 1 and same.count() == 1:
                SEEN_AS_CALL.update(same.values_list("pk", flat=True))


def storm(folder: Path) -> Iterator[str]:
    """Everything that may not touch what people decided, one after the other."""
    run_import([str(folder)])
    yield "imported again"
    list(reread(Article.objects.prefetch_related("originals")))
    yield "read again"
    for path in folder.iterdir():
        path.write_text(
            f"Updated: this is a later version of the text.\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
        )
    held = Difference.objects.filter(field="text").count
    assert run_import([str(folder)]).counts["updated"] + held() == 3
    yield "changed files"
    note_what_is_seen_as_a_call()
    with patch(READER, lambda document, seconds: other_rules(document)):
        list(reread(Article.objects.prefetch_related("originals")))
    each_difference_is_listed()
    yield "other rules"
    list(reread(Article.objects.prefetch_related("originals")))
    yield "the old rules again"
    list(regroup(Article.objects.order_by("-pk")))
    yield "grouped again"
    known = {key: entry for key, entry in actors().items() if Actor.objects.filter(key=key).exists()}
    with patch("archive.importing.loading.actors", lambda: known):
        load_all(Authorities())
    yield "authorities loaded again"
    call_command("migrate", verbosity=0)
    yield "migrated"
    schema.make_anew()
    index_pending()
    assert index_state().pending == 0
    yield "index rebuilt"
    whole = {path: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    for path, text in whole.items():
        path.write_text("\n\n".join(text.split("\n\n")[:3]), encoding="utf-8")
    run_import([str(folder)])
    yield "files cut short"
    for path, text in whole.items():
        path.write_text(f"{text}\nThe text stands here in full again.\n", encoding="utf-8")
    run_import([str(folder)])
    yield "files whole again"


def kept(after: Any, before: Any) -> Any:
    """Of records by name those that were there before: new proposals take nothing away."""
    return {name: after.get(name) for name in before} if isinstance(before, dict) else after


def nothing_is_lost(chance: Random, edits: int) -> None:
    with archive_of_three() as folder:
        refused = edit(chance, edits)
        assert refused < edits / 2
        every_span_quotes_its_text()
        known = set(Commitment.objects.values_list("public_id", flat=True))
        links = {row.public_id for row in Commitment.objects.all() if is_decided(row)}
        before = decided()
        for happened in storm(folder):
            after = decided()
            for what in before:
                assert kept(after[what], before[what]) == before[what], f"{what}: {happened}"
            every_span_quotes_its_text()
            nothing_settled_is_proposed_as_new(known)
            assert links <= set(Commitment.objects.values_list("public_id", flat=True)), happened
        assert not Actor.objects.filter(appearances__set_aside="").exclude(merged_into=None).exists()


RANDOM = {"suppress_health_check": list(HealthCheck), "phases": [Phase.generate]}


class Edits(TestCase):
    @settings(max_examples=2, **RANDOM)
    @given(st.randoms(use_true_random=True))
    def test_what_people_decided_outlives_imports_rules_index_and_migrations(self, chance: Random) -> None:
        nothing_is_lost(chance, edits=46)

    @pytest.mark.slow
    @settings(max_examples=3, **RANDOM)
    @given(st.integers(0, 2**32))
    def test_five_hundred_edits_of_every_kind_are_all_kept(self, seed: int) -> None:
        nothing_is_lost(Random(seed), edits=500)
