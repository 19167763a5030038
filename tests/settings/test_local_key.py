from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from archive.settings.local_key import local_secret_key


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    assert local_secret_key(tmp_path) == local_secret_key(tmp_path)
    assert len(local_secret_key(tmp_path)) >= 64


def test_two_archives_have_two_keys(tmp_path: Path) -> None:
    assert local_secret_key(tmp_path / "one") != local_secret_key(tmp_path / "two")


def test_only_its_owner_can_read_the_key(tmp_path: Path) -> None:
    local_secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_many_who_start_at_once_get_the_same_key_and_leave_no_drafts(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(local_secret_key, [tmp_path] * 16))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
