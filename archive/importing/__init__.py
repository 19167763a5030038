"""DOCUMENT -> ROWS: the only automatic writer of the archive.

    finding.py      paths -> files worth opening, the others named with the reason
    deciding.py     is this text new, changed, or known already?          pure, but for one look-up
    authorities.py  the lexicons' actors -> rows of actors and publishers
    loading.py      all of the lexicons' actors at once
    merging.py      what a person set stays; differences are listed       pure
    storing.py      one reading -> its rows, in one transaction; people.py, formulas.py and commitments.py store
                    their part
    anchoring.py    where a quotation stands in a new version of its text    pure
    holding.py      a new version that lacks what people judged is held back
    recutting.py    what people cut or put back, over what the machine cuts
    following.py    rows follow a merge of actors, and go back
    differences.py  where a later reading disagrees with a person
    grouping/       an article -> the statement it reports, proposed
    running.py      a whole run: files in, report out
    rereading.py    archived articles read again from their originals
    report.py       what a run did, in numbers and sentences

Does: writes an article with everything read from it, or nothing of it. Running it again changes nothing.
Never: overwrites what a person set, deletes what a person judged, or drops a file without naming it in the report.
To extend: a new fact of a reading gets its line in `storing` (and in `Article.CURATED` when people may set it).
"""
