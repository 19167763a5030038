"""Release -> archive. All is checked before anything is written, and nothing is overwritten: the place is empty.

Rows come with their keys, so that links, addresses, history and the log of changes hold as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from archive import originals
from archive.fixity import content_digest
from archive.fixity.kept import KEPT
from archive.importing.grouping.grouping import keep_sketch
from archive.journal import heads
from archive.journal.sealing import tell_of_archive
from archive.models import Article, Event
from archive.preservation.auditing.originals import stored_files
from archive.preservation.releasing.bags import BagRefused, check_bag
from archive.preservation.releasing.contents import ABOUT, FORMAT, USERS, tables
from archive.preservation.releasing.rows import RowRefused, load
from archive.search import index_pending


class NotEmpty(Exception):
    """The archive holds something already; the message says what."""


def load_release(place: Path) -> str:
    """Makes the archive equal to the release, or leaves it as it was; returns its content digest.

    Raises BagRefused for a release that is damaged, public, or of a newer make, NotEmpty for an archive that is not.
    """
    check_bag(place)
    about = _about(place)
    refuse_unless_empty()
    _refuse_other_files(place)
    _load_originals(place)
    with transaction.atomic():
        _load_rows(place, about)
    index_pending()
    heads.note()
    return str(about["content_digest"])


def _about(place: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((place / "data" / ABOUT).read_bytes())
    except (OSError, ValueError):
        raise BagRefused(f"{place} is a bag, but no release: data/{ABOUT} cannot be read.") from None
    if about.get("format") != FORMAT:
        raise BagRefused(f"{place} has format {about.get('format')}; this archive reads {FORMAT}: use a newer one.")
    if about.get("kind") != "full":
        raise BagRefused(f"{place} is a {about.get('kind')} release, which leaves things out: import a full one.")
    return about


def refuse_unless_empty() -> None:
    """No record, no event, and no user whom a release could name otherwise."""
    models: list[type[Model]] = [*(kept.model for kept in KEPT), Event]
    for model in models:
        if count := model._base_manager.count():
            name = model._meta.verbose_name_plural
            raise NotEmpty(f"This archive is not empty ({count:,} {name}). Use one that was only migrated.")


def _refuse_other_files(place: Path) -> None:
    """What lies in the data folder already would be untracked afterwards, or contradict the log."""
    for path in stored_files():
        if not (place / "data" / "originals" / path.relative_to(originals.store())).exists():
            raise NotEmpty(f"{path} does not belong to the release. Use an empty data folder (ARCHIVE_DATA).")
    if heads.read() and not _continues(place):
        raise NotEmpty(f"{heads.path()} belongs to another log. Use an empty data folder (ARCHIVE_DATA).")


def _continues(place: Path) -> bool:
    """Whether the file beside the originals tells of the release's own log: the database was lost, the folder not."""
    lines = {line.number: line.hash for line in map(heads.read_line, heads.read()) if line}
    events = map(json.loads, _lines(place, "log/events.jsonl"))
    return lines.items() <= {event["number"]: event["hash"] for event in events}.items()


def _load_originals(place: Path) -> None:
    """Under the name that their bytes give them, whatever they are called in the bag. Twice does no harm."""
    for path in sorted((place / "data" / "originals").rglob("*")):
        if path.is_file():
            originals.keep_original(path.read_bytes())


def _load_rows(place: Path, about: dict[str, Any]) -> None:
    try:
        _load_users(place)
        for table in tables():
            load(table.model, _lines(place, table.file))
        connection.check_constraints()
    except (RowRefused, IntegrityError) as error:
        raise BagRefused(f"{place} cannot be imported: {error}") from error
    _count_on()
    if content_digest() != about["content_digest"]:
        raise BagRefused(f"{place} makes another archive than it says: its content digest differs.")
    for article in Article.objects.order_by("pk").iterator(chunk_size=100):
        keep_sketch(article)
    tell_of_archive("import_archive", f"from a release with {about['articles']:,} articles", about["content_digest"])


def _load_users(place: Path) -> None:
    """Without passwords or rights: whoever runs this archive gives them."""
    for line in _lines(place, USERS):
        user = json.loads(line)
        known = User.objects.filter(pk=user["id"]).first() or User.objects.filter(username=user["username"]).first()
        if known is None:
            User.objects.create(pk=user["id"], username=user["username"], password=make_password(None), is_active=False)
        elif (known.pk, known.username) != (user["id"], user["username"]):
            raise RowRefused(f"the user {known.username} is there already, under another number. Import first.")


def _lines(place: Path, name: str) -> Iterator[bytes]:
    """None for a table that is younger than the release."""
    path = place / "data" / name
    if path.exists():
        with path.open("rb") as file:
            yield from file


def _count_on() -> None:
    """New rows get keys after those that came."""
    models: list[type[Model]] = [User, *(table.model for table in tables())]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
