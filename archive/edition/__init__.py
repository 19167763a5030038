"""THE EDITION: a stamp in the database that is another one after every change of what a public page may show.

    stamp = edition.current()      # "…", one query

Pages are kept in memory and answered with 304 by it (`web.caching`), so it must change whoever writes: an import, a
curator in another process, an operator with a database shell. Triggers renew it, in the transaction that makes the
change. It is drawn by lot, not counted: a number that a rollback or a restored backup gives out again would let a
page of the past stand for one of today.

    tables.py     which tables are watched: all of the archive's but a few
    triggers.py   the stamp and its triggers, on SQLite and PostgreSQL
    schema.py     puts them in place after every migrate

Never: a migration (what can be remade needs none), a signal of Django's (bulk writes send none). SQL stands here
because a trigger has no other form. A new table of the archive is watched without a word here.
"""

from __future__ import annotations

from archive.edition.stamp import current

__all__ = ["current"]
