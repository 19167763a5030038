"""Where a later reading disagrees with a person: listed for review, each once, never acted upon."""

from __future__ import annotations

from typing import Any

from archive.importing.merging import Disagreement
from archive.models import Article, Commitment, Difference, ImportRun


def list_difference(article: Article, one: Disagreement, run: ImportRun, commitment: Commitment | None = None) -> None:
    """A difference that was listed before, open or settled, is not listed again.

    Where the machine proposes nothing, what stands tells one difference from another: several passages may be lost.
    """
    kept, proposed = as_json(one.kept), as_json(one.proposed)
    # Stored as NULL: `proposed=None` would look for the null of JSON, and find none of them.
    same = {"proposed__isnull": True, "kept": kept} if proposed is None else {"proposed": proposed}
    listed = Difference.objects.filter(article=article, commitment=commitment, field=one.field, **same)
    if not listed.exists():
        Difference.objects.create(
            article=article, commitment=commitment, field=one.field, kept=kept, proposed=proposed, run=run
        )


def as_json(value: Any) -> Any:
    """Dates and records as their text, tuples as lists; the rest is JSON already."""
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, dict, type(None))) else str(value)
