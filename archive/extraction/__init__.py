"""What a document says: who is named, when it was, who promised what to whom. `read` tells the story, `read_within`
all of it or nothing within a budget of time.

    actors/       names -> mentions, people, bodies, roles
    dating        dates -> intervals with evidence and rivals
    commitments/  sentences -> messages with speaker, parties, kind, topics
    reading       the records that leave this package
    reasons       the steps of an argument as codes, with the English sentence of each
    printing      a reading as JSON and as plain sentences

Never: a trained model, a look-up outside the lexicons, a clock; a claim without the characters that carry it.
To add a reader: a module with one function from Document to frozen records, a field in `reading`, a line in `reader`.
"""

from __future__ import annotations

from archive.extraction.reader import read, read_within

__all__ = ["read", "read_within"]
