"""The seeds come in whole, are grouped as they belong, and a second run changes nothing."""

from __future__ import annotations

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.fixity import content_digest
from archive.importing.running import run_import
from archive.journal import heads
from archive.models import Article, ImportRun, Original, Statement
from archive.originals import open_original
from archive.preservation.auditing import audit
from tests.standing import standing

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
archive = standing(lambda: call_command("import_articles", str(SEEDS), stdout=StringIO()))


def test_the_seeds_come_in_and_their_originals_are_theirs_bit_for_bit() -> None:
    assert ImportRun.objects.get().created == 5
    for original in Original.objects.all():
        data = (SEEDS / original.file_name).read_bytes()
        assert original.sha256 == hashlib.sha256(data).hexdigest()
        assert open_original(original.sha256) == data


def test_the_audit_finds_no_damage() -> None:
    heads.note()
    assert audit() == []


def test_every_stored_span_of_the_seeds_quotes_its_text() -> None:
    for article in Article.objects.all():
        spans = [(row.start, row.end, row.quote) for row in article.mentions.all()]
        spans += [(row.start, row.end, row.quote) for row in article.commitments.all()]
        steps = [step for found in article.evidence.values() for step in found if step["start"] is not None]
        spans += [(step["start"], step["end"], step["quote"]) for step in steps]
        assert spans
        assert all(article.text[start:end] == quote for start, end, quote in spans)


def test_a_second_run_changes_nothing() -> None:
    before = content_digest()
    assert run_import([str(SEEDS)]).counts["unchanged"] == 5
    assert content_digest() == before


def test_reading_the_archive_again_changes_nothing_while_the_rules_stay() -> None:
    before = content_digest()
    out = StringIO()
    call_command("extract_commitments", stdout=out)
    assert "0 of 5 articles read otherwise" in out.getvalue()
    assert content_digest() == before


def test_the_seeds_are_five_events_and_the_talks_belong_to_the_statement() -> None:
    reported = {one.name: one.reports.count() for one in Statement.objects.standing()}
    assert reported == {
        "China–Kazakhstan joint declaration, Astana, 7 September 2013": 1,
        "6 parties summit, Astana, 17 June 2025": 1,
        "China–Kazakhstan joint statement, Nur-Sultan, 14 September 2022": 2,
        "China–Kazakhstan talks, Nur-Sultan, 14 September 2022": 1,
        "China–Kazakhstan meeting, Beijing, 5 February 2022": 1,
    }
    talks = Statement.objects.get(doc_type="talks")
    assert talks.parent is not None
    assert talks.parent.doc_type == "joint statement"
    assert talks.commitments.filter(speaker__key="person:xi-jinping").count() == talks.commitments.count() > 0
