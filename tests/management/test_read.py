"""`manage.py read`: what would be recorded, printed and not written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

SEEDS = sorted((settings.BASE_DIR / "seeds").glob("0*.txt"))


def test_json_is_one_object_a_document_and_every_quote_stands_in_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read", *map(str, SEEDS), "--json")
    printed = capsys.readouterr().out
    readings = json.loads(printed)
    assert printed.endswith("\n")
    assert [reading["file"] for reading in readings] == [path.name for path in SEEDS]
    for reading, path in zip(readings, SEEDS, strict=True):
        text = path.read_text(encoding="utf-8")
        for actor in reading["actors"]:
            for mention in actor["mentions"]:
                assert text[mention["start"] : mention["end"]] == mention["text"]
        for message in reading["commitments"]:
            assert text[message["start"] : message["end"]] == message["quote"]


def test_without_json_it_is_sentences_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read", str(SEEDS[3]))
    printed = capsys.readouterr().out
    assert "Title        Xi Jinping: China-Kazakhstan relations significant" in printed
    assert "party        China (country" in printed


def test_a_language_without_rules_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "es.txt").write_text(
        "Chile y el Perú firmaron ayer un acuerdo sobre la pesca en Lima.", encoding="utf-8"
    )
    call_command("read", str(tmp_path))
    assert "Commitments are not read in this language" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("blank.txt", b" \n\n"), ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9)],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SystemExit) as stopped:
        call_command("read", str(tmp_path / name), str(tmp_path / "nowhere.txt"), str(SEEDS[0]), "--json")
    printed = capsys.readouterr()
    assert stopped.value.code == 1
    assert name in printed.err
    assert "nowhere.txt" in printed.err
    assert [reading["file"] for reading in json.loads(printed.out)] == [SEEDS[0].name]


def test_no_document_at_all_is_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read", str(tmp_path), "--json")
    assert json.loads(capsys.readouterr().out) == []


def test_the_same_bytes_print_the_same_on_any_machine_and_day() -> None:
    printed = [
        subprocess.run(
            [sys.executable, "manage.py", "read", str(SEEDS[1]), str(SEEDS[4]), "--json"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, locale in (("1", "Pacific/Kiritimati", "C"), ("2", "America/Adak", "C.UTF-8"))
    ]
    assert printed[0] == printed[1]
    assert json.loads(printed[0].decode("utf-8"))
