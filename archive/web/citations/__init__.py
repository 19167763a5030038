"""RECORD -> CITATION: how an article, or a message in it, is quoted so that others find the same words again.

Does: reads off a record what every style of citing needs, once, and writes it in the styles people paste and in the
formats that reference managers read. Never invents an author or a day: an inferred date is given as the span it is,
and as year, month and day only as far as it is certain.

    citation.py   the record as a citation        styles.py   as a sentence
    bibtex.py  ris.py  csl.py                     as a file

To add a style: a function in `styles.STYLES`. To add a format: a writer, and a line in `exports.formats`.
"""
