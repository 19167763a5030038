"""The lists that readers are shown, and what each of their columns means; and the texts that may be shown in full."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils import translation

from archive.models import Article
from archive.preservation.releasing.bags import Bag
from archive.preservation.releasing.rows import line_of
from archive.web.exports.listed import row
from archive.web.exports.nouns import NOUNS, Noun
from archive.web.exports.selection import Selection
from archive.web.exports.tables import write_csv

NO_SITE = ""
"""Addresses begin with a slash: a release does not know under which name it will be served."""


def write_tables(bag: Bag) -> None:
    with translation.override("en"):
        for noun in NOUNS.values():
            names = [column.name for column in noun.columns]
            bag.write(f"tables/{noun.name}.csv", (line.encode() for line in write_csv(names, _rows(noun))))
            bag.write(f"tables/{noun.name}.jsonl", map(line_of, _rows(noun)))
    bag.write("tables/columns.jsonl", map(line_of, _columns()))


def _rows(noun: Noun) -> Iterator[dict[str, object]]:
    rows = noun.everything()
    for record in Selection(rows.order_by("pk"), rows):
        # There and back again: the engines keep the names of a table in orders of their own.
        yield json.loads(line_of(row(record, noun.columns, NO_SITE)))


def _columns() -> Iterator[dict[str, str]]:
    for noun in NOUNS.values():
        for column in noun.columns:
            yield {"table": noun.name, "name": column.name, "type": column.type, "meaning": column.meaning}


def shown_in_full() -> Iterator[tuple[str, str, str]]:
    """Public id, SHA-256 of the original, and text of each article that readers may read as a whole."""
    shown = Article.objects.visible().defer("evidence", "rivals").order_by("pk")
    for article in shown.iterator(chunk_size=100):
        if article.shows_full_text:
            yield article.public_id, article.sha256, article.text
