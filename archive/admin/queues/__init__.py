"""REVIEW QUEUES: one record after the other, each judged with one key, undone with another.

    case.py        what a curator is shown of a record: its evidence in context, the machine's reading, why, candidates
    queue.py       what a queue is: which records wait, what is shown of one, what each verdict does
    sitting.py     what a curator judged and skipped since signing in
    judging.py     the next record, a verdict, and taking it back
    page.py        the page, the same for every queue
    tables.py      every queue, by its address; one file for each beside it

Nobody is assigned anything: what lies before somebody is not offered to others, and what somebody judged meanwhile is
not judged again in silence. Never: a verdict without its line of history.
To add a queue: a subclass of `Queue` in a file of its own, and its line in `tables.py`.
"""
