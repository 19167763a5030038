"""ARTICLES -> STATEMENTS: which articles report one event, proposed at every import and by `group_statements`.

    accounts.py    rows -> what each article tells of an event (archive.comparing), in a fixed number of queries
    candidates.py  statements an article may report: by days and parties, and by near-duplicate text
    grouping.py    one article: sketch, candidates, choice (archive.comparing), proposal
    proposing.py   the choice -> rows; sketching.py: what is kept of a text
    messages.py    rows -> messages that are compared; passages.py: sentences, where no messages are read
    one_at_a_time.py  whoever groups waits until another import has committed
    describing.py  a proposed statement's name, days, place and parties, from all its reports
    citing.py      instruments and earlier statements cited, resolved to records
    regrouping.py  many articles again; a dry run takes everything back

Never: touches a report that a person accepted, or proposes again one that a person rejected; removes a statement (one
that was found to be another leads there, so that its address keeps working).
"""

from __future__ import annotations

from archive.importing.grouping.grouping import group
from archive.importing.grouping.proposing import Grouped
from archive.importing.grouping.regrouping import regroup

__all__ = ["Grouped", "group", "regroup"]
