"""Files sent by a browser -> the same import as every other, with its report.

They are laid out in a folder of their own, named after their content, and taken away again: what the archive keeps of
them are the originals that the import stores. The same files sent twice have the same path, so nothing comes in twice;
other files of the same name have another, so no article is taken for a new version of one that happens to share it.
"""

from __future__ import annotations

import hashlib
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.importing.finding import LARGEST
from archive.importing.report import Report
from archive.importing.running import run_import

MOST_FILES = 100
LARGEST_TOGETHER = 200 * 1024 * 1024
"""Bytes of all files of one upload; more than that is a matter for the command on the server."""
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as the browser named it; `read` gives its bytes."""

    name: str
    size: int
    read: Callable[[], bytes]


def refusal(sent: Sequence[Sent]) -> str:
    """Why nothing of an upload is taken, in a sentence; "" when it may be imported."""
    if not sent:
        return _("No file was chosen: choose one or more.")
    if len(sent) > MOST_FILES:
        return _("%(count)d files are too many at once: send at most %(most)d.") % {
            "count": len(sent),
            "most": MOST_FILES,
        }
    together = sum(one.size for one in sent)
    if together > LARGEST_TOGETHER:
        return _("The files have %(size)d bytes together, more than %(most)d: send fewer at once.") % {
            "size": together,
            "most": LARGEST_TOGETHER,
        }
    return next(filter(None, map(_file_refusal, sent)), "") or _doubled(sent)


def _file_refusal(one: Sent) -> str:
    name = {"name": "".join(letter if letter.isprintable() else "?" for letter in one.name[:LONGEST_NAME])}
    if not is_plain_name(one.name):
        return (
            _("“%(name)s” is no name for a file here: rename it to letters, digits, spaces, dots and hyphens.") % name
        )
    if one.size > LARGEST:
        return _("“%(name)s” has %(size)d bytes, more than the %(most)d an article may have: send the text alone.") % {
            **name,
            "size": one.size,
            "most": LARGEST,
        }
    return ""


def is_plain_name(name: str) -> bool:
    """A bare name that no file system and no page takes for anything else: no paths, controls, marks of direction."""
    if not name.strip() or len(name.encode("utf-8", "replace")) > LONGEST_NAME or name.startswith("."):
        return False
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return not any(character in '/\\<>:"|?*' or unicodedata.category(character) in hidden for character in name)


def _doubled(sent: Sequence[Sent]) -> str:
    folded = [unicodedata.normalize("NFC", one.name).casefold() for one in sent]
    twice = next((one.name for one, name in zip(sent, folded, strict=True) if folded.count(name) > 1), "")
    return _("Two files are called “%(name)s”: rename one of them.") % {"name": twice} if twice else ""


def take_in(sent: Sequence[Sent], user: User, rehearse: bool = False) -> Report:
    """Imports files that are not refused; the report says what became of each."""
    with _laid_out(sent) as folder:
        return run_import([str(folder)], dry_run=rehearse, user=user)


@contextmanager
def _laid_out(sent: Sequence[Sent]) -> Iterator[Path]:
    folder = Path(settings.DATA_DIR) / "uploads" / _digest(sent)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for one in sent:
            (folder / one.name).write_bytes(one.read())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _digest(sent: Sequence[Sent]) -> str:
    """Of names and contents, whatever their order."""
    files = sorted((one.name, hashlib.sha256(one.read()).hexdigest()) for one in sent)
    return hashlib.sha256(repr(files).encode()).hexdigest()[:16]
