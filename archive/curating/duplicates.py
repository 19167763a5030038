"""Pairs of actors that may be one record, with the reasons. What a curator told apart is not named again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from archive.curating.resemblance import Profile, Reason, resemblances
from archive.lexicons import actors
from archive.models import Actor, ActorAlias, Duplicate, ReviewState

SAID = {
    "identifier": _("both have the identifier %(one)s"),
    "name": _("both are called “%(one)s”"),
    "spelling": _("“%(one)s” and “%(other)s” are spellings of one name"),
    "slip": _("“%(one)s” and “%(other)s” differ in one letter, same type and state"),
}
OWN_NAMES = (ActorAlias.Usage.NAME, ActorAlias.Usage.ACRONYM)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two standing actors, `one` with the smaller primary key; `why` in the language of the page."""

    one: Actor
    other: Actor
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        return "; ".join(SAID[reason.sign] % {"one": reason.one, "other": reason.other} for reason in self.reasons)


def suspected_duplicates(of: Actor | None = None) -> list[Suspicion]:
    """Pairs of standing actors that may be one record, the strongest reason first; only those of one actor if given."""
    standing = Actor.objects.standing().exclude(review_state=ReviewState.REJECTED)
    told_apart = _told_apart()
    found = [
        pair
        for pair in resemblances(_profiles(standing.values_list(*_FIELDS)))
        if frozenset((pair.one.pk, pair.other.pk)) not in told_apart
        and (of is None or of.pk in (pair.one.pk, pair.other.pk))
    ]
    rows = Actor.objects.select_related("country").in_bulk(
        {pk for pair in found for pk in (pair.one.pk, pair.other.pk)}
    )
    return [Suspicion(rows[pair.one.pk], rows[pair.other.pk], pair.reasons) for pair in found]


_FIELDS = ("pk", "key", "type", "name", "names", "country", "iso2", "iso3", "wikidata")


def _profiles(rows: Iterable[tuple]) -> Iterator[Profile]:
    aliases: dict[int, list[str]] = defaultdict(list)
    for actor, text in ActorAlias.objects.filter(usage__in=OWN_NAMES).order_by("pk").values_list("actor", "text"):
        aliases[actor].append(text)
    for pk, key, type_, name, names, country, iso2, iso3, wikidata in rows:
        schemes = (("ISO 3166-1", iso2), ("ISO 3166-1", iso3), ("Wikidata", wikidata))
        yield Profile(
            pk=pk,
            type=type_,
            names=tuple(dict.fromkeys([name, *names.values(), *aliases[pk]])),
            country=country,
            identifiers=tuple((scheme, value) for scheme, value in schemes if value),
            in_lexicon=key in actors(),
        )


def _told_apart() -> set[frozenset[int]]:
    """Pairs that a person found to be two. What was said of a record holds for the one it was merged into."""
    dismissed = Duplicate.objects.filter(review_state=ReviewState.REJECTED).exclude(actor=None)
    pairs = dismissed.select_related("actor__merged_into", "other_actor__merged_into")
    return {frozenset(actor.standing.pk for actor in row.pair if isinstance(actor, Actor)) for row in pairs}
