"""rebuild_search_index: index what is missing, or everything anew, saying how far it is.

Interrupted at any moment it can be started again and goes on where it was: what is left to do stands in the queue.
"""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from archive import search
from archive.search import schema
from archive.search.analysing import Analyser, elsewhere
from archive.search.engines import engine_of

MANY = 10_000
"""For so many changes other processes are started."""


class Command(BaseCommand):
    help = "Index what the search index lacks. Interrupted, it goes on where it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare every record with the index")
        parser.add_argument("--anew", action="store_true", help="throw the index away and make it again")

    def handle(self, *args: Any, **options: Any) -> None:
        schema.ensure()
        if options["anew"]:
            schema.make_anew()
        elif options["check"] or (not search.pending_count() and not search.index_state().complete):
            schema.queue_all()
        waiting = search.pending_count()
        with engine_of(connection).in_bulk(), elsewhere() if waiting > MANY else nullcontext() as analyser:
            self._drain(waiting, analyser)
            schema.settle()
        self.stdout.write(_said(search.index_state()))

    def _drain(self, waiting: int, analyser: Analyser | None) -> None:
        done, started = 0, time.monotonic()
        while taken := search.index_pending(seconds=2.0, analyser=analyser):
            done += taken
            seconds = max(time.monotonic() - started, 0.001)
            self.stdout.write(f"{done:,} of {max(waiting, done):,} changes indexed, {done / seconds:,.0f} a second")


def _said(state: search.IndexState) -> str:
    cut = f" {state.cut:,} texts are too long to be indexed to their end." if state.cut else ""
    if state.complete:
        return f"The index is complete: {state.indexed:,} records.{cut}"
    return (
        f"The index holds {state.indexed:,} of {state.rows:,} records and {state.pending:,} changes wait: "
        f"something writes at this moment; run the command again.{cut}"
    )
