"""`python -m bench.formulas [SIZE]`: what the counts of the formulas cost in an archive of SIZE articles (a million).

Rows are copies of one article, made by the database itself; every article uses two formulas of the lexicon. SQLite, in
a temporary folder.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any


def main(size: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARCHIVE_DATA"] = folder
        import django

        django.setup()
        filled(size)
        from archive.models import FormulaUse

        said("counts of all formulas, articles each", FormulaUse.objects.articles_by_formula)
        oldest = FormulaUse.objects.of("win-win").oldest_first().select_related("article")
        said("the oldest use of one formula", oldest.first)
        print(f"{FormulaUse.objects.count():,} uses in {size:,} articles")


def filled(size: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from archive.models import Article

    call_command("migrate", verbosity=0)
    one = Article.objects.create(public_id="template00", title="One", text="win-win cooperation", sha256="0" * 64)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(copies(one, size))
        for turn in (0, 1):
            cursor.execute(uses(turn))
        cursor.execute("ANALYZE")


def copies(one: Any, size: int) -> str:
    """SQL: the article again and again, over 35 years, one in a thousand hidden."""
    day = "date('1990-01-01', '+' || (n % 13000) || ' days')"
    own = {"id": "n", "public_id": "'a' || n", "published_earliest": day, "published_latest": day}
    own["hidden"] = "n % 1000 = 0"
    columns = [field.column for field in one._meta.concrete_fields if not field.generated]
    chosen = ", ".join(own.get(column, f'template."{column}"') for column in columns)
    listed = ", ".join(f'"{column}"' for column in columns)
    return (
        f"WITH RECURSIVE seq(n) AS (SELECT {one.pk + 1} UNION ALL SELECT n + 1 FROM seq WHERE n < {size})"
        f" INSERT INTO archive_article ({listed}) SELECT {chosen} FROM seq, archive_article template"
        f" WHERE template.id = {one.pk}"
    )


def uses(turn: int) -> str:
    """SQL: one more formula in every article, in turn."""
    from archive.lexicons import formulas

    known = list(formulas())
    cases = " ".join(f"WHEN {place} THEN '{formula}'" for place, formula in enumerate(known))
    start, step = turn * 20, (7, 13)[turn]
    span = f"{start}, {start + 5}"
    return (
        "INSERT INTO archive_formulause"
        "(article_id, formula, number, start, end, quote, sentence_start, sentence_end)"
        f" SELECT id, CASE (id * {step}) % {len(known)} {cases} END, 1, {span}, 'quote', {span} FROM archive_article"
    )


def said(what: str, asked: Callable[[], Any]) -> None:
    """Processor time: another's work on the machine does not count."""
    best = min(seconds(asked) for _ in range(3))
    print(f"{what}: {best * 1000:,.0f} ms of processor time")


def seconds(asked: Callable[[], Any]) -> float:
    start = time.process_time()
    asked()
    return time.process_time() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
