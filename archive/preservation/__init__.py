"""PRESERVATION: the whole archive at once, so that it outlives a fault, a machine, an engine and this software.

    snapshot.py   everything read as it stood at one moment, while others write
    auditing/     what is damaged, by name: changed, missing or untracked
    backups/      database, originals and log as they stand, back on the same engine
    releasing/    every row and every original as files that need no software
    rebuilding/   originals, read again, and what people decided

Never: repairs what it finds, or overwrites anything before it has proved that what it puts there is whole.
To extend: another model needs nothing here (see `fixity.kept`).
"""
