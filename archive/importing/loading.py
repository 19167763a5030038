"""All actors of the lexicons -> rows, kept in step with the lexicons; what a person set or added stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from archive.importing.authorities import Authorities, aliases_of, lexicon_slugs
from archive.importing.merging import merge
from archive.lexicons import actors
from archive.lexicons.codebook import TOPICS
from archive.lexicons.entries import ActorEntry
from archive.models import Actor, ActorAlias, Membership, Office

Entries = Mapping[str, ActorEntry]


def load_all(authorities: Authorities) -> int:
    """Every record of the lexicons becomes a row, or is brought up to date; returns their number."""
    entries = actors()
    authorities.topics(TOPICS)
    known = set(Actor.objects.values_list("key", flat=True))
    _create({key: entry for key, entry in entries.items() if key not in known}, authorities)
    for key in sorted(known & entries.keys()):
        _refresh(key, entries[key], authorities)
    return len(entries)


def _create(entries: Entries, authorities: Authorities) -> None:
    """Those that others belong to come first; then the rows beneath all of them, one statement a table."""
    waiting = dict(entries)
    while waiting:
        ready = [entry for entry in waiting.values() if entry.country not in waiting and entry.parent not in waiting]
        authorities.remember(Actor.objects.bulk_create(_row(entry, authorities) for entry in ready))
        waiting = {key: entry for key, entry in waiting.items() if entry not in ready}
    rows = [(authorities.read(key), entry) for key, entry in entries.items()]
    ActorAlias.objects.bulk_create(
        [alias for row, entry in rows for alias in aliases_of(row, entry)], ignore_conflicts=True
    )
    Office.objects.bulk_create([office for row, entry in rows for office in authorities.offices_of(row, entry)])
    Membership.objects.bulk_create([one for row, entry in rows for one in authorities.memberships_of(row, entry)])


def _row(entry: ActorEntry, authorities: Authorities) -> Actor:
    return Actor(key=entry.id, slug=lexicon_slugs()[entry.id], **authorities.row_of(entry))


def _refresh(key: str, entry: ActorEntry, authorities: Authorities) -> None:
    """A newer lexicon changes what no person set; what it has dropped stays, since texts were read with it.

    The names, offices and members of a merged record stand at another: new ones come in once the merge is undone.
    """
    actor = authorities.read(key)
    proposed, protected = authorities.row_of(entry), actor.protected
    changes = merge({name: getattr(actor, name) for name in proposed}, proposed, protected).changes
    for name, value in changes.items():
        setattr(actor, name, value)
    if changes:
        actor.save()
    if actor.merged_into is None:
        _add_beneath(actor, entry, authorities, protected)


def _add_beneath(actor: Actor, entry: ActorEntry, authorities: Authorities, protected: Collection[str]) -> None:
    if "aliases" not in protected:
        ActorAlias.objects.bulk_create(aliases_of(actor, entry), ignore_conflicts=True)
    if "offices" not in protected:
        _add_offices(actor, entry, authorities)
    if "memberships" not in protected and not Membership.objects.filter(group=actor).exists():
        Membership.objects.bulk_create(authorities.memberships_of(actor, entry))


def _add_offices(person: Actor, entry: ActorEntry, authorities: Authorities) -> None:
    """Those the person does not have yet: the same seat from the same day is the same office."""
    known = set(person.offices.values_list("of_id", "rank", "since")) if entry.offices else set()
    rows = authorities.offices_of(person, entry)
    Office.objects.bulk_create([row for row in rows if (row.of_id, row.rank, row.since) not in known])
