"""How records stand, beside what the log told of them last: only the tables that were written are read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Max

from archive.fixity.kept import kinds
from archive.fixity.records import Fixed, digest_of, names_of, part_digests, record_digests
from archive.models import Event

Record = tuple[str, int]
"""Kind and primary key."""
NEVER = Fixed("", "")
"""What the log says of a record of which it has not told."""


def last_told(records: Sequence[Record]) -> dict[Record, Fixed]:
    """What the log says last of each record that it tells of."""
    told: dict[Record, Fixed] = {}
    for kind in dict.fromkeys(kind for kind, _ in records):
        of_kind = Event.objects.filter(kind=kind, record__in=[key for other, key in records if other == kind])
        last = of_kind.order_by().values("record").annotate(last=Max("number")).values("last")
        rows = of_kind.filter(number__in=last).values_list("record", "name", "after", "parts")
        told |= {(kind, key): Fixed(name, after, parts=parts) for key, name, after, parts in rows}
    return told


def current(tables: Mapping[Record, Collection[str]], told: Mapping[Record, Fixed]) -> dict[Record, Fixed]:
    """How the records stand now, by the tables that were written of each; "" among them: all of it is read."""
    alike: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for record, written in tables.items():
        carried = "" not in written and _is_told_by_parts(told.get(record, NEVER))
        alike[record[0], frozenset(written) if carried else frozenset()].append(record[1])
    found: dict[Record, Fixed] = {}
    for (kind, written), keys in alike.items():
        read = _renewed(kind, keys, written, told) if written else record_digests(kind, keys).items()
        found |= {(kind, key): fixed for key, fixed in read}
    return found


def _is_told_by_parts(told: Fixed) -> bool:
    """Whether its other parts can be carried over: what was altered in them unseen stays to be found."""
    return bool(told.parts) and digest_of(told.parts or {}) == told.digest


def _renewed(
    kind: str, keys: Collection[int], written: Collection[str], told: Mapping[Record, Fixed]
) -> Iterator[tuple[int, Fixed]]:
    own = kinds()[kind].model._meta.db_table
    names = names_of(kind, keys) if own in written else {key: told[kind, key].name for key in keys}
    for key, fresh in part_digests(kind, keys, written).items():
        parts = {table: digest for table, digest in {**(told[kind, key].parts or {}), **fresh}.items() if digest}
        yield key, Fixed(names.get(key, told[kind, key].name), digest_of(parts), parts=parts)
