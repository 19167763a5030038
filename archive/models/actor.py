"""Authority records: the states, people, bodies, initiatives and media that texts name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import address_of
from archive.models.chronicle import chronicle
from archive.models.naming import Moving, Naming, read_as
from archive.models.review import Reviewed
from archive.models.tally import tally


@dataclass(frozen=True, slots=True)
class Tally:
    """Visible articles that name an actor, and the strict promises that it made and received."""

    articles: int = 0
    promised: int = 0
    received: int = 0


class ActorQuerySet(models.QuerySet["Actor"]):
    def countries(self) -> ActorQuerySet:
        return self.filter(type=Actor.Type.COUNTRY)

    def states(self) -> ActorQuerySet:
        """Countries and territories: what a map shows."""
        return self.filter(type__in=(Actor.Type.COUNTRY, Actor.Type.TERRITORY))

    def of_types(self, types: Iterable[str]) -> ActorQuerySet:
        return self.filter(type__in=list(types))

    def in_review(self, states: Iterable[str]) -> ActorQuerySet:
        return self.filter(review_state__in=list(states))

    def called(self, text: str) -> ActorQuerySet:
        """Those whose name, or one of whose other forms, holds the words; also the name of one merged into it."""
        other = ActorAlias.objects.filter(actor=OuterRef("pk"), text__icontains=text)
        merged = Actor.objects.filter(name__icontains=text).exclude(merged_into=None).select_related("merged_into")
        return self.filter(Q(name__icontains=text) | Exists(other) | Q(pk__in=[one.standing.pk for one in merged]))

    def with_tallies(self) -> ActorQuerySet:
        """Each with `articles`, `promised` and `received`: visible articles that name it, its strict promises."""
        from archive.models.exchange import PROMISING, RECEIVING, CommitmentActor
        from archive.models.mention import Appearance

        strict = CommitmentActor.objects.filter(actor=OuterRef("pk"), commitment__strict=True)
        shown = strict.filter(commitment__article__hidden=False).exclude(commitment__review_state="rejected")
        return self.annotate(
            articles=tally(Appearance.objects.filter(actor=OuterRef("pk"), article__hidden=False), "actor"),
            promised=tally(shown.filter(role__in=PROMISING), "actor"),
            received=tally(shown.filter(role__in=RECEIVING), "actor"),
        )

    def tallies(self) -> dict[int, Tally]:
        """By primary key, what `with_tallies` says of each, counted for all at once; who has nothing is left out."""
        from archive.models.exchange import PROMISING, RECEIVING, CommitmentActor
        from archive.models.mention import Appearance

        def counted(rows: models.QuerySet[Any]) -> dict[int, int]:
            return dict(rows.order_by().values_list("actor").annotate(n=Count("pk")))

        strict = CommitmentActor.objects.filter(commitment__strict=True, commitment__article__hidden=False)
        shown = strict.exclude(commitment__review_state="rejected")
        articles = counted(Appearance.objects.filter(article__hidden=False))
        promised = counted(shown.filter(role__in=PROMISING))
        received = counted(shown.filter(role__in=RECEIVING))
        return {
            pk: Tally(articles.get(pk, 0), promised.get(pk, 0), received.get(pk, 0))
            for pk in articles.keys() | promised.keys() | received.keys()
        }

    def met_by(self, actor: int, most: int) -> list[Actor]:
        """The others of its strict promises, each with `given` to and `taken` from them; so many, most first."""
        from archive.models.exchange import PROMISING, RECEIVING, CommitmentActor

        strict = CommitmentActor.objects.filter(commitment__strict=True, commitment__article__hidden=False)
        shown = strict.exclude(commitment__review_state="rejected").exclude(actor=actor).order_by()

        def counted(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Counter[int]:
            with_us = {"commitment__parts__actor": actor, "commitment__parts__role__in": ours}
            others = shown.filter(role__in=theirs, commitment__parts__set_aside="", **with_us)
            return Counter(dict(others.values_list("actor").annotate(n=Count("pk"))))

        given, taken = counted(PROMISING, RECEIVING), counted(RECEIVING, PROMISING)
        met: list[Actor] = list(self.filter(pk__in=[pk for pk, _ in (given + taken).most_common(most)]))
        for other in met:
            other.given, other.taken = given[other.pk], taken[other.pk]
        return sorted(met, key=lambda other: (-other.given - other.taken, other.name, other.pk))

    def with_names(self) -> ActorQuerySet:
        """With what an actor's own page says of it."""
        offices = Office.objects.select_related("of").order_by(F("since").desc(nulls_last=True), "pk")
        members = Membership.objects.select_related("group").order_by("group__name")
        return self.select_related("country", "parent", "merged_into").prefetch_related(
            "aliases", Prefetch("offices", offices), Prefetch("belongs_to", members)
        )

    def most_named_first(self) -> ActorQuerySet:
        """Needs `with_tallies`."""
        return self.order_by("-articles", "name", "pk")

    def by_name(self) -> ActorQuerySet:
        return self.order_by("name", "pk")

    def for_list(self) -> ActorQuerySet:
        return self.select_related("country")

    def for_export(self) -> ActorQuerySet:
        return self.select_related("country", "parent")

    def standing(self) -> ActorQuerySet:
        """Without those merged into another."""
        return self.filter(merged_into=None)

    def named_in_archive(self) -> ActorQuerySet:
        """Those that a visible article names: the lexicon knows more than the archive holds."""
        from archive.models.mention import Appearance

        return self.filter(Exists(Appearance.objects.filter(actor=OuterRef("pk"), article__hidden=False)))


class Actor(Reviewed, Moving):
    """One authority record. `key` is the lexicon's id ("country:KAZ"), or "proposed:person:…" for one it lacks."""

    articles: int
    promised: int
    received: int
    """Only on rows that were fetched `with_tallies`, or `counted`."""
    given: int
    taken: int
    """Only on those `met_by` another."""

    class Type(models.TextChoices):
        COUNTRY = "country", _("country")
        TERRITORY = "territory", _("territory")
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        GROUPING = "grouping", _("grouping of states")
        INITIATIVE = "initiative", _("initiative")
        INSTRUMENT = "instrument", _("instrument")
        MEDIA = "media", _("medium")

    MOVING = ("country", "parent")
    TOGETHER = (("country", "country_read_as"), ("parent", "parent_read_as"))
    CURATED = (
        "name",
        "names",
        "type",
        "country",
        "parent",
        "iso2",
        "iso3",
        "wikidata",
        "since",
        "until",
        "aliases",
        "offices",
        "memberships",
    )

    key = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    type = models.CharField(_("type"), max_length=12, choices=Type, db_index=True)
    name = models.CharField(_("name"), max_length=250, db_index=True)
    names = models.JSONField(_("names by language"), default=dict, blank=True)
    iso2 = models.CharField("ISO 3166-1 alpha-2", max_length=2, blank=True, db_index=True)
    iso3 = models.CharField("ISO 3166-1 alpha-3", max_length=3, blank=True)
    country = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="belongings", verbose_name=_("country")
    )
    country_read_as = read_as()
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="organs")
    parent_read_as = read_as()
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", editable=False
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    wikidata = models.CharField("Wikidata", max_length=20, blank=True)
    why = models.CharField(_("why proposed"), max_length=300, blank=True)

    history = chronicle()
    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the language of the page, in English where there is none."""
        return self.names.get((get_language() or "en")[:2]) or self.name

    def counted(self, tally: Tally) -> Actor:
        """This record, as if fetched `with_tallies`."""
        self.articles, self.promised, self.received = tally.articles, tally.promised, tally.received
        return self

    def get_absolute_url(self) -> str:
        return address_of("actor", self.slug)

    @property
    def standing(self) -> Actor:
        """The record in which its merges end; itself when it was merged into none."""
        return self.merged_into.standing if self.merged_into else self

    @property
    def is_proposed(self) -> bool:
        """Whether the record itself is a proposal: a text names someone whom the lexicon does not know."""
        return self.key.startswith("proposed:") and not self.is_confirmed


class ActorAlias(Naming):
    """A form under which an actor occurs; `language` is ISO 639-1, "" for every language."""

    class Usage(models.TextChoices):
        NAME = "name", _("name")
        DEMONYM = "demonym", _("demonym")
        CAPITAL = "capital", _("capital")
        GOVERNMENT = "government", _("seat of government")
        ACRONYM = "acronym", _("acronym")

    PLACE = ("actor_id", "text", "language", "usage")

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="aliases")
    actor_read_as = read_as()
    text = models.CharField(_("form"), max_length=250, db_index=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    usage = models.CharField(_("usage"), max_length=10, choices=Usage, default=Usage.NAME)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ("actor", "language", "text")
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "text", "language", "usage"], condition=Q(set_aside=""), name="alias_shown_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Office(Naming):
    """An office a person held; both ends inclusive, None is open."""

    MOVING = ("person", "of")
    PLACE = ("person_id", "of_id", "rank", "since")

    person = models.ForeignKey(Actor, models.CASCADE, related_name="offices")
    person_read_as = read_as()
    title = models.CharField(_("title"), max_length=200)
    title_fr = models.CharField(_("title (French)"), max_length=200, blank=True)
    rank = models.CharField(_("rank"), max_length=30, default="other")
    of = models.ForeignKey(Actor, models.CASCADE, related_name="officeholders", verbose_name=_("of"))
    of_read_as = read_as()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("person", "-since")
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="office_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_title(self) -> str:
        """In the language of the page, in English where there is no French."""
        return self.title_fr if self.title_fr and (get_language() or "en").startswith("fr") else self.title


class Membership(Naming):
    """A member of a grouping or organisation; both ends inclusive, None is open."""

    MOVING = ("group", "member")
    PLACE = ("group_id", "member_id", "since")

    group = models.ForeignKey(Actor, models.CASCADE, related_name="memberships")
    group_read_as = read_as()
    member = models.ForeignKey(Actor, models.CASCADE, related_name="belongs_to")
    member_read_as = read_as()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("group", "member")

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id}"
