"""Aide-Mémoire: the archive of what states promised.

The flow, one line a stage; a stage imports only those above it:

    lexicons/     the words we know: data files behind a validating loader      pure Python
    documents/    file -> Document     decode, clean, language, source          pure Python
    extraction/   Document -> Reading  actors, dates, commitments with offsets  pure Python
    comparing/    Readings side by side -> one event? one message?  pure Python
    models/       the rows, and the words in which the domain asks for them
    fixity/       what is kept, and digests that tell whether it is still the same
    search/       typed words -> ranked rows, on SQLite and on PostgreSQL
    edition/      a stamp that every change of what pages show renews
    journal/      who changed what, when and why, in a chain that nobody can alter unseen
    importing/    Reading -> rows      the only automatic writer
    curating/     acts of people on records: merge, split, mark, cut, upload
    web/          rows -> pages, feeds, exports
    admin/        curation by people
    preservation/ the whole archive at once: audited, backed up, released, rebuilt
    management/   commands: arguments in, sentences out
"""
