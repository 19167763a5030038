"""`python manage.py read FILE…`: what the archive would record of a file, without writing anything."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from archive.documents import Refused, open_documents
from archive.documents.document import Document
from archive.extraction import read
from archive.extraction.printing import as_json, as_text
from archive.importing.finding import Finding, Found, PathRefused, find_files


class Command(BaseCommand):
    help = "Reads files as the import would and prints what it would record. Writes nothing."
    requires_system_checks: list[str] = []  # Reading asks nothing of the database or the data folder.

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="FILE", help="a file, or a folder with files")
        parser.add_argument("--json", action="store_true", help="print a list with one object for each document")

    def handle(self, *args: Any, **options: Any) -> None:
        self.refused = False
        documents = (document for found in find_files(options["paths"]) for document in self._open(found))
        # Bytes, so that what is printed depends on neither the locale nor the terminal's encoding.
        for piece in _json(documents) if options["json"] else map(as_text, map(read, documents)):
            self._write(piece)
        if self.refused:
            sys.exit(1)

    def _open(self, finding: Finding) -> Iterator[Document]:
        match finding:
            case PathRefused(path, reason):
                self._refuse(f"{path}: {reason}")
            case Found():
                yield from self._open_file(finding)

    def _open_file(self, found: Found) -> Iterator[Document]:
        try:
            data = found.path.read_bytes()
            sidecar = found.sidecar.read_bytes() if found.sidecar else None
            for opened in open_documents(found.path.name, data, sidecar, found.sidecar.name if found.sidecar else ""):
                if isinstance(opened, Refused):
                    self._refuse(str(opened))
                else:
                    yield opened
        except Refused as refused:
            self._refuse(str(refused))
        except OSError as error:
            self._refuse(f"{found.path}: it cannot be read ({error.strerror})")

    def _refuse(self, sentence: str) -> None:
        self.refused = True
        self.stderr.write(sentence)

    def _write(self, piece: str) -> None:
        buffer = getattr(self.stdout._out, "buffer", None)
        if buffer is None:
            self.stdout.write(piece, ending="")
        else:
            buffer.write(piece.encode("utf-8", errors="replace"))


def _json(documents: Iterator[Document]) -> Iterator[str]:
    """A JSON list, one document at a time, so that a folder of any size needs the memory of one document."""
    separator = "[\n"
    for document in documents:
        yield separator + json.dumps(as_json(read(document)), ensure_ascii=False, indent=1)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
