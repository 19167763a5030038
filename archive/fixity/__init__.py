"""Fixity: what is kept, and digests by which anyone can tell that it is still the same.

    kept.py      KEPT declares every model, and where its rows stand
    content.py   one digest over all content, for comparing archives: no keys, no moments, nothing of one machine
    records.py   one digest a record over every value, made of one a table, for finding damage

To add a model: a line in KEPT. The log of changes, the audit, releases and digests follow; a test fails until then.
"""

from archive.fixity.content import content_digest
from archive.fixity.records import Fixed, record_digests

__all__ = ["Fixed", "content_digest", "record_digests"]
