"""Records taken over as they stand: somebody changed them past the archive, and stands by it now."""

from __future__ import annotations

from collections.abc import Iterable

from archive.journal import seal
from archive.journal.acts import present_act
from archive.models import Touch
from archive.preservation.auditing.damage import Damage


def accept(found: Iterable[Damage]) -> None:
    """The log tells of them from now on, under the present act. Originals, texts and the log itself stay as found."""
    act = present_act().as_text()
    records = dict.fromkeys(damage.record for damage in found if damage.record)
    Touch.objects.bulk_create(Touch(act=act, kind=kind, record=key) for kind, key in records)
    seal()
