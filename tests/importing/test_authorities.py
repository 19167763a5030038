"""The lexicons' actors as rows: all of them, kept in step, without touching what a person set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.fixity import content_digest
from archive.importing.authorities import Authorities, free_slug, lexicon_slugs
from archive.importing.loading import load_all
from archive.lexicons import actors
from archive.models import Actor, Publisher

pytestmark = pytest.mark.django_db
FEW = {"country:KAZ", "country:KGZ", "organisation:un", "person:kassym-jomart-tokayev", "person:sadyr-japarov"}


@pytest.fixture(autouse=True)
def _small_lexicon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    few = {key: replace(entry, members=()) for key, entry in actors().items() if key in FEW}
    monkeypatch.setattr("archive.importing.authorities.actors", lambda: few)
    monkeypatch.setattr("archive.importing.loading.actors", lambda: few)
    lexicon_slugs.cache_clear()
    yield
    lexicon_slugs.cache_clear()


def test_all_actors_of_the_lexicons_come_in_once_and_for_all() -> None:
    assert load_all(Authorities()) == len(FEW) == Actor.objects.count()
    before = content_digest()
    load_all(Authorities())
    assert content_digest() == before


def test_an_actor_comes_with_its_names_its_country_and_its_offices() -> None:
    person = Authorities().actor("person:kassym-jomart-tokayev")
    assert person.country.key == "country:KAZ"
    assert person.aliases.filter(text="Токаев").exists()
    assert person.offices.filter(of__key="country:KAZ", rank="head of state").exists()


def test_a_newer_lexicon_changes_what_nobody_set_and_leaves_what_a_person_set() -> None:
    authorities = Authorities()
    actor = authorities.actor("country:KAZ")
    actor.name, actor.iso2 = "Qazaqstan", ""
    actor.take_over({"name"}, User.objects.create(username="ana"), timezone.now())
    actor.save()
    load_all(authorities)
    actor.refresh_from_db()
    assert (actor.name, actor.iso2) == ("Qazaqstan", "KZ")


def test_a_merged_record_answers_as_the_one_it_was_merged_into() -> None:
    kept, merged = Authorities().actor("country:KAZ"), Authorities().actor("country:KGZ")
    Actor.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert Authorities().actor("country:KGZ") == kept


@pytest.mark.parametrize("name", ["新华社", "…", "The Same", "x" * 300])
def test_every_name_gives_an_address_of_its_own(name: str) -> None:
    Publisher.objects.create(name="The Same", slug="the-same")
    slug = free_slug(Publisher, name, name)
    Publisher.objects.create(name=name[:199] + ".", slug=slug)
    assert 0 < len(slug) <= 80


def test_an_actor_has_the_same_address_whether_it_was_named_first_or_loaded_with_all() -> None:
    named = Authorities().actor("country:KGZ").slug
    Actor.objects.all().delete()
    load_all(Authorities())
    assert Actor.objects.get(key="country:KGZ").slug == named
