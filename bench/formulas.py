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


def filled(size: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from archive.lexicons import formulas
    from archive.models import Article

    call_command("migrate", verbosity=0)
    one = Article.objects.create(public_id="template00", title="One", text="win-win cooperation", sha256="0" * 64)
    columns = [field.column for field in Article._meta.concrete_fields if not field.generated]
    own = {
        "id": "n",
        "public_id": "'a' || n",
        "published_earliest": "date('1990-01-01', '+' || (n % 13000) || ' days')",
    }
    own["published_latest"], own["hidden"] = own["published_earliest"], "n % 1000 = 0"
    chosen = ", ".join(own.get(column, f'template."{column}"') for column in columns)
    numbers = f"WITH RECURSIVE seq(n) AS (SELECT {one.pk + 1} UNION ALL SELECT n + 1 FROM seq WHERE n < {size})"
    ids = ", ".join(f"({place}, '{formula}')" for place, formula in enumerate(formulas()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        listed = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(
            f"{numbers} INSERT INTO archive_article ({listed}) SELECT {chosen} FROM seq, archive_article template WHERE template.id = {one.pk}"
        )
        cursor.execute("CREATE TEMP TABLE known(place, formula)")
        cursor.execute(f"INSERT INTO known VALUES {ids}")
        for turn in (0, 1):
            cursor.execute(
                "INSERT INTO archive_formulause(article_id, formula, number, start, end, quote, sentence_start, sentence_end)"
                f" SELECT a.id, k.formula, 1, {turn * 20}, {turn * 20 + 5}, 'quote', {turn * 20}, {turn * 20 + 5}"
                f" FROM archive_article a JOIN known k ON k.place = (a.id * {7 + turn * 6}) % {len(formulas())}"
            )
        cursor.execute("ANALYZE")


def said(what: str, asked: Callable[[], Any]) -> None:
    best = min(seconds(asked) for _ in range(3))
    print(f"{what}: {best * 1000:,.0f} ms")


def seconds(asked: Callable[[], Any]) -> float:
    start = time.perf_counter()
    asked()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
