"""The same texts in tantivy, the limit of one machine, and in Datasette, what a person would pick instead."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import tantivy

from bench.corpus import Text
from bench.queries import Asked

FACETS = ("country", "language", "publisher", "year")
PAGE = 20


class Tantivy:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        for name in ("title", "body"):
            builder.add_text_field(name, stored=True, tokenizer_name="default")
        for name in FACETS:
            builder.add_text_field(name, tokenizer_name="raw", fast=True)
        builder.add_integer_field("published", indexed=True, fast=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))

    @property
    def is_filled(self) -> bool:
        return self.index.searcher().num_docs > 0

    def fill(self, texts: Iterable[Text]) -> float:
        """Seconds that it took, without making the texts."""
        return self._write((text.title, text.body, text) for text in texts)

    def fill_promises(self, texts: Iterable[Text]) -> float:
        """Likewise, of the sentences that the archive indexes as commitments."""
        return self._write(
            (text.speaker, text.body[start:end], text) for text in texts for start, end, _ in text.promises
        )

    def _write(self, said: Iterable[tuple[str, str, Text]]) -> float:
        writer = self.index.writer(256_000_000, 1)
        writer.delete_all_documents()
        pending, seconds = iter(said), 0.0
        while batch := list(islice(pending, 5_000)):
            started = time.perf_counter()
            for title, body, text in batch:
                writer.add_document(_document(title, body, text))
            seconds += time.perf_counter() - started
        started = time.perf_counter()
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        return seconds + time.perf_counter() - started

    def ask(self, asked: Asked) -> int:
        """A page's work: total, the best twenty with snippets, four facets. Returns the total."""
        searcher, query = self.index.searcher(), self._query(asked)
        found = searcher.search(query, PAGE, count=True)
        snippets = tantivy.SnippetGenerator.create(searcher, query, self.schema, "body")
        for _, address in found.hits:
            snippets.snippet_from_doc(searcher.doc(address)).to_html()
        searcher.aggregate(query, {name: {"terms": {"field": name, "size": 60}} for name in FACETS})
        return int(found.count or 0)

    def _query(self, asked: Asked) -> Any:
        words = asked.words.rstrip("*")
        if asked.is_prefix:
            either = [tantivy.Query.regex_query(self.schema, name, f"{words}.*") for name in ("title", "body")]
            return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in either])
        typed = f'"{words}"' if asked.is_phrase else words
        query = self.index.parse_query(typed, ["title", "body"])
        if not asked.country:
            return query
        years = [
            tantivy.Query.term_query(self.schema, "year", str(year))
            for year in range(asked.first_year, asked.last_year + 1)
        ]
        any_year = tantivy.Query.boolean_query([(tantivy.Occur.Should, year) for year in years])
        country = tantivy.Query.term_query(self.schema, "country", asked.country)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (query, country, any_year)])


def _document(title: str, body: str, text: Text) -> tantivy.Document:
    document = tantivy.Document(title=title, body=body, published=text.published.toordinal())
    for name, values in _facets(text).items():
        for value in values:
            document.add_text(name, value)
    return document


def _facets(text: Text) -> dict[str, tuple[str, ...]]:
    return {
        "country": text.countries,
        "language": (text.language,),
        "publisher": (text.publisher,),
        "year": (str(text.published.year),),
    }


def fill_datasette(path: Path, texts: Iterable[Text]) -> None:
    """A table with columns to facet by and a full-text index, as its documentation advises."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, body TEXT, country TEXT, language TEXT,"
            " publisher TEXT, year INTEGER)"
        )
        database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, texts))
        for name in FACETS:
            database.execute(f"CREATE INDEX by_{name} ON articles ({name})")
        database.execute(
            # Datasette looks for the name in double quotes and, when it finds none, shows every row as a match.
            'CREATE VIRTUAL TABLE articles_fts USING fts5(title, body, content="articles", content_rowid="id")'
        )
        database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    database.close()


def _row(text: Text) -> tuple[object, ...]:
    return (
        text.number, text.title, text.body, text.countries[0], text.language, text.publisher, text.published.year,
    )  # fmt: skip
