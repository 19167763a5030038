"""A release of one engine becomes an equal archive on the other, people's decisions included, and comes back.

Slow: `make torture`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest
from django.conf import settings

from tests.operating.site import manage
from tests.postgresql import temporary_postgresql

pytestmark = pytest.mark.slow

TELLS_OF_THE_IMPORT = {
    *("bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"),
    *("data/log/events.jsonl", "data/release.json"),
}


@dataclass(frozen=True)
class Archive:
    """In processes of its own, on the engine that `url` names."""

    data: Path
    url: str

    @property
    def environment(self) -> Mapping[str, str]:
        own = {"ARCHIVE_DATA": str(self.data), "DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "archive.settings"}
        return {**os.environ, **own}

    def filled(self) -> Archive:
        """With the seeds, and with what people decided on them."""
        deciding = [sys.executable, "-m", "tests.preservation.deciding"]
        manage(self.environment, "migrate", "-v0")
        manage(self.environment, "import_articles", "seeds")
        subprocess.run(deciding, cwd=settings.BASE_DIR, env=self.environment, check=True)
        return self

    def made_of(self, release: Path) -> Archive:
        for command in (["migrate", "-v0"], ["import_archive", str(release)], ["audit"]):
            manage(self.environment, *command)
        return self

    def released(self, place: Path) -> Path:
        manage(self.environment, "export_archive", str(place))
        assert bagit.Bag(str(place)).validate()
        return place


@pytest.fixture
def postgresql() -> Iterator[tuple[str, str]]:
    """Two of them: a database is filled once."""
    with temporary_postgresql() as one, temporary_postgresql() as other:
        yield one, other


@pytest.mark.parametrize("begins_on", ["SQLite", "PostgreSQL"])
def test_a_release_goes_to_the_other_engine_and_back(
    tmp_path: Path, postgresql: tuple[str, str], begins_on: str
) -> None:
    urls = ("", postgresql[0], "") if begins_on == "SQLite" else (postgresql[0], "", postgresql[1])
    first, second, third = (Archive(tmp_path / str(number), url) for number, url in enumerate(urls))
    released = [first.filled().released(tmp_path / "first")]
    released.append(second.made_of(released[0]).released(tmp_path / "second"))
    released.append(third.made_of(released[1]).released(tmp_path / "third"))
    digests = [json.loads((place / "data" / "release.json").read_text())["content_digest"] for place in released]
    print(json.dumps({"begins on": begins_on, "content digests": digests}))
    assert len(set(digests)) == 1
    files = [files_of(place) for place in released]
    for other in files[1:]:
        assert {name for name in files[0].keys() | other.keys() if files[0].get(name) != other.get(name)} <= (
            TELLS_OF_THE_IMPORT
        )


def files_of(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
