"""Release: the whole archive as a folder that needs no software to be read, and an equal archive made from it.

    bags.py       a folder with checksums (BagIt 1.0, RFC 8493): written, and checked before anything is believed
    rows.py       rows as JSON Lines, with every value and every key, and back
    contents.py   what a release is made of: full for operators, public for everyone
    tables.py     the lists that readers are shown, as CSV and JSON Lines
    writing.py    archive -> release; the same archive gives the same bytes
    loading.py    release -> archive, into an empty place only, on either engine

A full release holds everything: hidden articles, texts that may not be shown, who decided what, the log of changes. It
is made to be kept, and to be imported. A public one holds what readers are shown: visible articles, texts and originals
only where the rights allow the full text, quotations only where they allow an excerpt, and no curator's name.
"""
