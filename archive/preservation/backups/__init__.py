"""Backups: everything of one moment, accounts and index too, to stand up again on the same engine.

    sqlite.py       the database as SQLite's online backup copies it, while others read and write
    postgresql.py   every table as PostgreSQL's COPY gives it, of one snapshot; needs no program beside the archive
    engines.py      which of the two
    writing.py      archive -> backup, a bag (see `releasing.bags`)
    checking.py     is a backup whole, and does it hold what it says?
    restoring.py    backup -> archive; nothing is overwritten before the backup has been checked

A backup is for this engine and this edition; to change either, release and import (`releasing`).
"""
