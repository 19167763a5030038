"""`manage.py evaluate` on a small gold file of its own, right and wrong on purpose."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

TEXT = (
    "Fiji and Tuvalu agree on fisheries\n\n"
    "SUVA, 5 March 2024 - Fiji and Tuvalu agreed on Tuesday to share fisheries data.\n\n"
    "Tuvalu will open an office in Suva.\n"
)


def span(quote: str) -> dict[str, Any]:
    return {"seed": "fiji.txt", "start": TEXT.index(quote), "end": TEXT.index(quote) + len(quote), "quote": quote}


def gold(**changes: Any) -> dict[str, Any]:
    return {
        "articles": {"1": {"file": "fiji.txt", "language": "en", "parties": ["country:FJI", "country:TUV"]}},
        "actors": {
            "country:FJI": {"name": "Fiji", "aliases": {"Fiji": ["1"]}},
            "country:TUV": {"name": "Tuvalu", "aliases": {"Tuvalu": ["1"]}},
        },
        "items": [
            {
                "id": "1-1",
                **span("Tuvalu will open an office in Suva"),
                "who": ["country:TUV"],
                "to": ["country:FJI"],
                "kind": "pledge",
                "modality": "will",
                "topics": [],
                "strict": True,
            }
        ],
        "must_not_extract": [{**span("5 March 2024"), "why": "date"}],
        **changes,
    }


def evaluated(folder: Path, capsys: pytest.CaptureFixture[str], **changes: Any) -> dict[str, Any]:
    (folder / "fiji.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(gold(**changes)), encoding="utf-8")
    call_command("evaluate", str(folder / "gold.json"), "--json")
    return json.loads(capsys.readouterr().out)


def test_a_reading_that_agrees_has_no_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = evaluated(tmp_path, capsys)
    for field in ("language", "actors", "article parties", "parties", "kind", "modality", "strict", "traps"):
        assert (field, result[field]["misses"], result[field]["false_alarms"]) == (field, 0, 0)
    assert result["messages"]["hits"] == 1


def test_what_was_missed_and_wrongly_found_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    actors = {"country:NRU": {"name": "Nauru", "aliases": {"Nauru": ["1"]}}}
    result = evaluated(tmp_path, capsys, actors=actors)
    assert result["actors"]["missed"] == {"1": ["Nauru (Nauru)"]}
    assert [alarm.split(" (")[0] for alarm in result["actors"]["alarms"]["1"]] == ["Fiji", "Tuvalu"]
    assert result["actors"]["f1"] == 0.0


def test_a_trap_that_is_taken_is_a_false_alarm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trap = {**span("Tuvalu will open an office in Suva"), "why": "an itinerary"}
    assert evaluated(tmp_path, capsys, must_not_extract=[trap])["traps"]["false_alarms"] == 1


def test_a_field_that_the_gold_file_lacks_is_not_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = evaluated(tmp_path, capsys)
    assert [result[field]["hits"] + result[field]["misses"] for field in ("title", "publisher", "event date")] == [
        0,
        0,
        0,
    ]


def test_without_json_it_is_a_table_with_every_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluated(tmp_path, capsys, actors={"country:NRU": {"name": "Nauru", "aliases": {"Nauru": ["1"]}}})
    call_command("evaluate", str(tmp_path / "gold.json"))
    printed = capsys.readouterr().out
    assert printed.startswith("field ")
    assert "actors, 1, missed: Nauru (Nauru)" in printed


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "it is no JSON"),
        ("[]", 'it has no "articles"'),
        ('{"articles": {"1": {}}}', "lacks a field"),
        ('{"articles": {"1": {"file": "nowhere.txt"}}}', "there is no such text"),
    ],
)
def test_a_gold_file_that_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=sentence):
        call_command("evaluate", str(tmp_path / "gold.json"))
