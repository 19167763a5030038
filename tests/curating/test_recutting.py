"""Passages cut or put back by people: offsets stay, what stands in them comes and goes, decisions outlive imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.curating.passages import Passage, places
from archive.curating.recutting import cut, put_back
from archive.importing.rereading import reread
from archive.importing.running import run_import
from archive.models import Article, Difference
from tests.curating.acts import NOW, ana

pytestmark = pytest.mark.django_db

HEAD = "Kazakhstan and China issue a joint statement in Astana"
BODY = "ASTANA, 3 July 2024 (Kazinform) - Kazakhstan will open a consulate in China by 2030, both sides said."
TEASER = "Germany will build a port in Ghana by 2031, officials in Accra said on Monday."
FOOTER = "© 2024 Kazinform. All rights reserved."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text("\n\n".join([HEAD, BODY, TEASER, FOOTER]), encoding="utf-8")
    run_import([str(path)])
    return path


def article() -> Article:
    found = Article.objects.get()
    for row in [*found.mentions.all(), *found.commitments.all()]:
        assert found.text[row.start : row.end] == row.quote
    for steps in found.evidence.values():
        assert all(found.text[one["start"] : one["end"]] == one["quote"] for one in steps if one["start"] is not None)
    return found


def where(words: str) -> Passage:
    return places(article().text, words)[0]


def named() -> set[str]:
    return {row.actor.key for row in article().mentions.all()}


def test_a_passage_that_is_cut_takes_its_names_and_messages_along_and_gives_them_back(source: Path) -> None:
    assert {"country:DEU", "country:GHA"} <= named()
    said = article().commitments.count()
    change = cut(article(), where(TEASER), ana(), NOW)
    assert "country:DEU" not in named()
    assert article().commitments.count() == said - change.removed < said
    put_back(article(), where(TEASER), ana(), NOW)
    assert "country:DEU" in named()
    assert article().commitments.count() == said


def test_what_the_machine_cut_can_be_put_back(source: Path) -> None:
    assert any(FOOTER in article().text[start:end] for start, end, _why in article().cuts)
    put_back(article(), where(FOOTER), ana(), NOW)
    assert not any(FOOTER in article().text[start:end] for start, end, _why in article().cuts)


def test_decisions_outlive_reading_again_and_a_changed_file(source: Path) -> None:
    cut(article(), where(TEASER), ana(), NOW)
    put_back(article(), where(FOOTER), ana(), NOW)
    list(reread(Article.objects.all()))
    source.write_text("\n\n".join(["Corrected on 4 July 2024", HEAD, BODY, TEASER, FOOTER]), encoding="utf-8")
    assert run_import([str(source)]).counts["updated"] == 1
    cuts = [article().text[start:end] for start, end, _why in article().cuts]
    assert TEASER in cuts
    assert not any(FOOTER in passage for passage in cuts)
    assert "country:DEU" not in named()


def test_a_decision_on_words_that_are_gone_is_listed_and_counts_again_when_they_come_back(source: Path) -> None:
    cut(article(), where(TEASER), ana(), NOW)
    source.write_text("\n\n".join([HEAD, BODY, FOOTER]), encoding="utf-8")
    run_import([str(source)])
    assert [(one["start"], one["quote"]) for one in article().recuts] == [(None, TEASER)]
    assert Difference.objects.get(field="cuts").kept == TEASER
    source.write_text("\n\n".join([HEAD, BODY, "Corrected.", TEASER, FOOTER]), encoding="utf-8")
    run_import([str(source)])
    assert TEASER in [article().text[start:end] for start, end, _why in article().cuts]


def test_history_tells_who_cut_what(source: Path) -> None:
    cut(article(), where(TEASER), ana(), NOW)
    line = article().history.exclude(history_user=None).get()
    assert line.history_change_reason == f"passage cut: “{TEASER[:40]}”"
    assert [one["by"] for one in line.recuts] == ["ana"]
