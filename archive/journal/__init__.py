"""The journal: who changed which record, when and why, in a log in which nothing can be altered unseen.

    acts.py       an act: whoever changes records says so first (`with recorded(…)`)
    watching.py   triggers note each record that an act changes, whatever statement writes the row
    standing.py   how records stand, beside what the log told of them last
    sealing.py    noted records -> events, each with the record's digest and the hash of the event before
    chain.py      the hash of an event                                   pure
    heads.py      how far the log is, written down beside the originals, so that a log made anew is found out
    requests.py   people's requests are acts

Does: tells of each change in the transaction after it at the latest; killed in between, the note stays and the next
act's events tell of it. Never: tells of what nobody stood by. Rows written outside an act, by whatever tool, leave no
event; their records no longer have the digest that the log has, and the audit names them.
To extend: a command that writes derives from `management.recorded.RecordedCommand`; a model stands in `fixity.KEPT`.
"""

from archive.journal.acts import Act, recorded
from archive.journal.sealing import seal

__all__ = ["Act", "recorded", "seal"]
