"""Archive -> release. What is written depends on the archive alone: no clock, no machine, no order of a hash."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from archive import lexicons
from archive.fixity import content_digest
from archive.journal import seal
from archive.lexicons.codebook import VERSION
from archive.lexicons.loading import DATA
from archive.models import Article, Event
from archive.originals import open_original
from archive.preservation.auditing.originals import named_originals
from archive.preservation.releasing.bags import Bag
from archive.preservation.releasing.contents import ABOUT, FORMAT, USERS, tables, users
from archive.preservation.releasing.rows import line_of, written
from archive.preservation.releasing.tables import shown_in_full, write_tables
from archive.preservation.snapshot import snapshot

README = Path(__file__).with_name("README.md")


def write_release(place: Path, public: bool = False) -> None:
    """Raises BagRefused when the place is taken, OriginalDamaged when an original is not what it was."""
    seal()
    bag = Bag(place)
    with snapshot():
        if public:
            _write_public(bag)
        else:
            _write_full(bag)
        write_tables(bag)
        _write_words(bag)
        bag.close(_write_about(bag, "public" if public else "full"))


def _write_full(bag: Bag) -> None:
    for table in tables():
        bag.write(table.file, written(table.model._base_manager.all()))
    bag.write(USERS, map(line_of, users()))
    _write_originals(bag, named_originals())


def _write_public(bag: Bag) -> None:
    for public_id, sha256, text in shown_in_full():
        bag.write(f"texts/{public_id}.txt", [text.encode("utf-8", "surrogatepass")])
        _write_originals(bag, [sha256])


def _write_originals(bag: Bag, digests: Iterable[str]) -> None:
    for sha256 in sorted(digests):
        bag.write(f"originals/{sha256[:2]}/{sha256[2:4]}/{sha256}", [open_original(sha256)])


def _write_words(bag: Bag) -> None:
    """Codebook and lexicons, without which the codes of the records say nothing."""
    for path in sorted(DATA.rglob("*.toml")):
        bag.write(f"lexicons/{path.relative_to(DATA).as_posix()}", [path.read_bytes()])
    bag.write("README.md", [README.read_bytes()])


def _write_about(bag: Bag, kind: str) -> dict[str, str]:
    """What `loading` must know before it begins, for machines; and for people in the bag's own words."""
    about = {
        "format": FORMAT,
        "kind": kind,
        "articles": Article.objects.count() if kind == "full" else Article.objects.visible().count(),
        "codebook_version": VERSION,
        "lexicon_digest": lexicons.digest(),
    }
    if kind == "full":
        about |= {"content_digest": content_digest(), "log": _head()}
    bag.write(ABOUT, [json.dumps(about, indent=1, sort_keys=True).encode() + b"\n"])
    return {
        "Source-Organization": "Aide-Mémoire",
        "External-Description": f"{kind} release of an archive of diplomatic statements; see data/README.md",
        "Internal-Sender-Identifier": str(about.get("content_digest", about["lexicon_digest"])),
    }


def _head() -> dict[str, object]:
    last = Event.objects.order_by("-number").first()
    return {"events": last.number if last else 0, "hash": last.hash if last else ""}
