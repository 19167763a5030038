"""Why a file or a record was not taken in: said once, in a sentence that names the thing and the way out."""

from __future__ import annotations


class Refused(Exception):
    """A file, or one record of a file, that cannot become a document. `reason` is a sentence for the report."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
