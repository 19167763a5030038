"""Originals and decisions -> archive. The originals lie in the data folder; the database is empty."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from archive import lexicons
from archive.fixity import content_digest
from archive.journal import heads
from archive.journal.sealing import tell_of_archive
from archive.preservation.rebuilding import arrivals, difference
from archive.preservation.rebuilding.difference import table_of
from archive.preservation.rebuilding.exporting import ABOUT, ARRIVALS, FORMAT, USERS
from archive.preservation.rebuilding.telling import MODELS
from archive.preservation.releasing.bags import BagRefused, check_bag
from archive.preservation.releasing.loading import NotEmpty, refuse_unless_empty
from archive.search import index_pending


def rebuild(place: Path, other_words: bool = False) -> str:
    """Returns the content digest, which is that of the lost archive.

    Raises BagRefused when it is not, and takes the decisions back: the texts are read, and nothing is decided. With
    `other_words` the archive stands although newer rules or lexicons read other things than those of the day.
    Raises NotEmpty for a place that holds an archive, OriginalDamaged for an original that is not what it was.
    """
    check_bag(place)
    about = _about(place)
    _refuse_unless_free()
    with _file(place, ARRIVALS) as lines:
        arrivals.come_again(arrivals.read(lines), str(place))
    with transaction.atomic():
        digest = _decide(place, about, other_words)
    index_pending()
    tell_of_archive("rebuild_archive", f"from originals and decisions, {place.name}", digest)
    return digest


def _about(place: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((place / "data" / ABOUT).read_bytes())
    except (OSError, ValueError):
        raise BagRefused(f"{place} is a bag, but not of decisions: name what export_decisions wrote.") from None
    if about.get("format") != FORMAT:
        raise BagRefused(f"{place} has format {about.get('format')}; this archive reads {FORMAT}: use a newer one.")
    return about


def _refuse_unless_free() -> None:
    refuse_unless_empty()
    if heads.read():
        raise NotEmpty(f"{heads.path()} belongs to the log of the lost database: move it elsewhere, and keep it.")


def _file(place: Path, name: str) -> Any:
    return (place / "data" / name).open("rb")


def _lines(place: Path, name: str) -> Iterator[bytes]:
    with _file(place, name) as lines:
        yield from lines


def _decide(place: Path, about: dict[str, Any], other_words: bool) -> str:
    _put_users(place)
    tables = {table_of(model): f"decided/{table_of(model)}.jsonl" for model in MODELS}
    try:
        difference.apply({table: difference.read(_lines(place, name)) for table, name in tables.items()})
        connection.check_constraints()
    except (IntegrityError, LookupError) as error:
        raise BagRefused(f"{place} cannot be put into what these originals give: {error}. {_why(about)}") from error
    digest = content_digest()
    if digest != about["content_digest"] and not other_words:
        raise BagRefused(f"{place} makes another archive than it says: its content digest differs. {_why(about)}")
    return digest


def _why(about: dict[str, Any]) -> str:
    if about["lexicon_digest"] != lexicons.digest():
        return "Today's lexicons are other ones: use the release of that day, or --other-words."
    return "Newer rules may read otherwise: use the release of that day, or --other-words."


def _put_users(place: Path) -> None:
    """By name, without passwords or rights: whoever runs this archive gives them."""
    for line in _lines(place, USERS):
        name = json.loads(line)["username"]
        closed = {"password": make_password(None), "is_active": False}
        User.objects.get_or_create(username=name, defaults=closed)
