"""python -m bench.turns FOLDER [COPIES]: the archive in FOLDER and tantivy asked in turn, query by query.

On a machine where others work too, only what is asked in one breath can be compared; besides the time that passed the
processor's is told. tantivy is filled first with the bench's texts, COPIES times (`bench.tenfold`: 10), unless it is.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

import django

from bench.timing import Timing, in_turn

REPEATS = 2


def main(folder: Path, copies: int) -> None:
    os.environ |= {"ARCHIVE_DATA": str(folder), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "archive.settings"}
    django.setup()
    (folder / "turns.json").write_text(json.dumps(measured(folder, copies), indent=1))


def measured(folder: Path, copies: int) -> dict[str, Any]:
    from archive.models import Article
    from bench import measuring
    from bench.corpus import texts
    from bench.queries import classes
    from bench.rivals import Tantivy

    size, limit = Article.objects.count(), Tantivy(folder / "tantivy")
    if not limit.is_filled:
        limit.fill(chain.from_iterable(texts(size // copies) for _ in range(copies)))
    asked, load = classes(texts(size // copies)), os.getloadavg()
    work: dict[str, Callable[..., int]] = {
        "tantivy": limit.ask,
        "page": measuring.page_work,
        "ranked": measuring.ranked_work,
        "newest": measuring.newest,
    }
    found = {name: in_turn(work, items, REPEATS) for name, items in asked.items()}
    found["any filter"] = in_turn({"newest": measuring.newest_filtered}, measuring.FILTERS, REPEATS)
    pages: dict[str, Callable[..., int]] = {f"page {n:,}": measuring.page_of(n) for n in measuring.DEPTHS}
    pages["a walk from 2010 on"] = measuring.walk_from_the_middle
    found["depth"] = in_turn(pages, asked["common"], REPEATS)
    return {"size": size, "load": load, "found": {name: _as_data(each) for name, each in found.items()}}


def _as_data(timings: Mapping[str, Timing]) -> dict[str, Any]:
    return {name: asdict(timing) for name, timing in timings.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
