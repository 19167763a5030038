"""A release holds everything, says so with checksums, and becomes an equal archive in an empty place only."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import bagit
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from archive.fixity import content_digest
from archive.models import Actor, Article, Commitment, Event, Sketch
from archive.originals import place_of
from archive.preservation.auditing import audit
from archive.preservation.releasing.bags import DECLARATION, TAG_FILES, BagRefused, digest_of, lines_of
from archive.preservation.releasing.loading import NotEmpty, load_release
from archive.preservation.releasing.writing import write_release
from tests import builders
from tests.preservation.everything_kept import archive_of_everything
from tests.standing import standing

pytestmark = pytest.mark.django_db
Empty = Callable[[], None]


def released_archive() -> None:
    archive_of_everything()
    write_release(settings.DATA_DIR / "release")


archive = standing(released_archive)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Each test has it to itself, and the archive without it."""
    return (settings.DATA_DIR / "release").rename(tmp_path / "release")


def files_of(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_release_is_a_valid_bag(release: Path) -> None:
    assert bagit.Bag(str(release)).validate()


def test_the_same_archive_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    write_release(tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(release)


def test_an_equal_archive_comes_of_it(release: Path, emptied: Empty, tmp_path: Path) -> None:
    """Texts, decisions, addresses, merges, history, and a log of changes that still holds."""
    before, records = content_digest(), Event.objects.count()
    emptied()
    assert load_release(release) == before == content_digest()
    assert audit() == []
    assert Event.objects.count() == records + 1
    assert Actor.objects.get(name="Kazakstan").merged_into == Actor.objects.get(name="Kazakhstan")
    assert Commitment.objects.filter(review_state="rejected", reviewed_by__username="ana").count() == 1
    assert Article.history.filter(title="Better").exists()
    write_release(tmp_path / "again")
    first, again = files_of(release), files_of(tmp_path / "again")
    changed = {name for name in first if first[name] != again[name]}
    assert changed == {"bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"} | {
        "data/log/events.jsonl",
        "data/release.json",
    }


def test_what_is_derived_is_made_again(release: Path, emptied: Empty) -> None:
    emptied()
    load_release(release)
    assert Sketch.objects.count() == Article.objects.count()


def test_new_records_get_keys_of_their_own(release: Path, emptied: Empty) -> None:
    emptied()
    load_release(release)
    latest = Article.objects.order_by("-pk")[0].pk
    assert builders.article("A new one").pk > latest


def test_people_come_with_their_names_and_without_a_way_in(release: Path, emptied: Empty) -> None:
    emptied()
    load_release(release)
    ana = User.objects.get(username="ana")
    assert not ana.is_active
    assert not ana.has_usable_password()
    assert all("password" not in text.decode() for name, text in files_of(release).items() if "user" in name)


def test_an_archive_that_is_not_empty_is_left_alone(release: Path) -> None:
    before = content_digest()
    with pytest.raises(NotEmpty, match="not empty"):
        load_release(release)
    assert content_digest() == before


def test_files_of_another_archive_are_not_mixed_in(release: Path, emptied: Empty) -> None:
    emptied()
    place = place_of(hashlib.sha256(b"another").hexdigest())
    place.parent.mkdir(parents=True)
    place.write_bytes(b"another")
    with pytest.raises(NotEmpty, match="does not belong to the release"):
        load_release(release)


def test_the_log_of_another_archive_is_not_gone_on_with(release: Path, emptied: Empty) -> None:
    emptied()
    (settings.DATA_DIR / "log").mkdir(parents=True)
    (settings.DATA_DIR / "log" / "heads").write_text(f"3 {'0' * 64} {'1' * 64}\n")
    with pytest.raises(NotEmpty, match="another log"):
        load_release(release)


def test_a_lost_database_comes_back_beside_its_own_files(release: Path, emptied: Empty, tmp_path: Path) -> None:
    before, data = content_digest(), settings.DATA_DIR
    emptied()
    settings.DATA_DIR = data
    assert load_release(release) == before
    assert audit() == []


def test_a_place_that_is_taken_is_not_written_over(release: Path) -> None:
    with pytest.raises(BagRefused, match="is there already"):
        write_release(release)


def test_a_damaged_release_is_refused_before_anything_is_written(release: Path, emptied: Empty) -> None:
    emptied()
    (release / "data" / "records" / "mention.jsonl").unlink()
    with pytest.raises(BagRefused, match="nothing was read from it"):
        load_release(release)
    assert not Article.objects.exists()
    assert not settings.DATA_DIR.exists()


def rewritten(release: Path, change: Callable[[Path], object]) -> None:
    """Changed by someone who made the checksums anew."""
    change(release / "data")
    for name in ("bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "bagit.txt"):
        (release / name).unlink()
    files = [path for path in (release / "data").rglob("*") if path.is_file()]
    (release / "bagit.txt").write_text(DECLARATION)
    (release / "bag-info.txt").write_text("")
    digests = {path.relative_to(release).as_posix(): digest_of(path) for path in files}
    (release / "manifest-sha256.txt").write_text(lines_of(digests))
    (release / "tagmanifest-sha256.txt").write_text(lines_of({name: digest_of(release / name) for name in TAG_FILES}))


def replace(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    return lambda data: (data / name).write_bytes((data / name).read_bytes().replace(old, new))


FORGERIES = {
    "another title": (replace("records/article.jsonl", b"Better", b"Bitter"), "content digest differs"),
    "a column we lack": (replace("records/topic.jsonl", b'"code"', b'"kode"'), "has no column kode"),
    "no JSON": (replace("records/topic.jsonl", b"{", b"<"), "is no row"),
    "a newer format": (replace("release.json", b'"format": 1', b'"format": 2'), "use a newer one"),
    "a public one": (replace("release.json", b'"full"', b'"public"'), "import a full one"),
}


def test_what_does_not_become_what_it_says_is_taken_back(release: Path, emptied: Empty, tmp_path: Path) -> None:
    emptied()
    for name, (change, why) in FORGERIES.items():
        forged = tmp_path / name
        shutil.copytree(release, forged)
        rewritten(forged, change)
        with pytest.raises(BagRefused, match=why):
            load_release(forged)
        assert not Article.objects.exists()


def test_a_public_release_holds_what_readers_are_shown(release: Path, tmp_path: Path) -> None:
    write_release(tmp_path / "public", public=True)
    files = files_of(tmp_path / "public" / "data")
    assert not [name for name in files if name.startswith(("records/", "history/", "log/"))]
    full, excerpt, metadata, hidden = Article.objects.order_by("pk")
    assert [name for name in files if name.startswith("texts/")] == [f"texts/{full.public_id}.txt"]
    originals = {Path(name).name for name in files if name.startswith("originals/")}
    assert originals == {full.sha256}
    articles = [json.loads(line) for line in files["tables/articles.jsonl"].splitlines()]
    assert [row["public_id"] for row in articles] == [full.public_id, excerpt.public_id, metadata.public_id]
    quotes = [json.loads(line)["quote"] for line in files["tables/commitments.jsonl"].splitlines()]
    assert [bool(quote) for quote in quotes] == [True, False]
    assert not any(hidden.public_id.encode() in text or b'"ana"' in text for text in files.values())
    assert bagit.Bag(str(tmp_path / "public")).validate()


def test_the_commands_say_what_they_did(release: Path, emptied: Empty, tmp_path: Path) -> None:
    out, place, before = StringIO(), str(tmp_path / "another"), content_digest()
    call_command("export_archive", place, stdout=out)
    with pytest.raises(CommandError, match="is there already"):
        call_command("export_archive", place)
    with pytest.raises(CommandError, match="not empty"):
        call_command("import_archive", place)
    emptied()
    call_command("import_archive", place, stdout=out)
    assert "hidden articles" in out.getvalue()
    assert before in out.getvalue()
