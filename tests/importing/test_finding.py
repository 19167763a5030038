"""Paths -> files: what is opened, what is refused and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.importing import finding
from archive.importing.finding import Found, PathRefused, Skipped, find_files


def names(paths: list[Path]) -> list[str]:
    return [one.path.name for one in find_files([str(path) for path in paths]) if isinstance(one, Found)]


def refusal(path: Path) -> str:
    (one,) = find_files([str(path)])
    assert isinstance(one, PathRefused)
    return one.reason


def test_a_folder_gives_its_files_in_name_order_with_those_of_its_folders(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    for name in ("b.txt", "a.txt", "later/c.txt"):
        (tmp_path / name).write_text("text")
    assert names([tmp_path]) == ["a.txt", "b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    assert names([tmp_path, tmp_path / "a.txt"]) == ["a.txt"]


def test_a_sidecar_goes_with_its_file_and_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.meta.toml").write_text("")
    (found,) = find_files([str(tmp_path)])
    assert isinstance(found, Found)
    assert found.sidecar == tmp_path / "a.meta.toml"


@pytest.mark.parametrize("name", ["README.md", "readme.txt", ".hidden"])
def test_readmes_and_hidden_files_are_left_out_but_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("text")
    (one,) = find_files([str(tmp_path)])
    assert isinstance(one, Skipped)


def test_a_missing_path_is_refused_by_name(tmp_path: Path) -> None:
    assert "no file or folder of that name" in refusal(tmp_path / "nowhere.txt")


def test_a_pipe_is_refused_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a plain file" in refusal(tmp_path / "pipe.txt")


def test_a_dangling_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "cannot be looked at" in refusal(tmp_path / "link.txt")


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("text")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret")
    assert "leads out of the folder" in refusal(folder)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("text")
    assert names([tmp_path]) == ["a.txt"]


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "LARGEST", 10)
    (tmp_path / "big.txt").write_text("more than ten")
    assert "13 bytes are more than the 10" in refusal(tmp_path / "big.txt")
