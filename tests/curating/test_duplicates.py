"""Suspected duplicates among the actors of the archive: with the reason, and never again once told apart."""

from __future__ import annotations

import pytest

from archive.curating.duplicates import suspected_duplicates
from archive.models import Actor, ActorAlias, Duplicate, ReviewState
from tests.builders import actor, country

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    home = country("RU", "Ruritania")
    return actor("Sergey Lavrov", country=home), actor("Sergej Lawrow", country=home)


def test_a_pair_comes_with_its_reason(pair: tuple[Actor, Actor]) -> None:
    (found,) = suspected_duplicates()
    assert (found.one, found.other) == pair
    assert found.why == "“Sergey Lavrov” and “Sergej Lawrow” are spellings of one name"


def test_an_alias_is_a_name_and_a_demonym_is_none() -> None:
    one, other, third = actor("Ana Ray"), actor("Ben Sol"), actor("Cid Tor")
    for record, usage in ((one, "name"), (other, "name"), (third, "demonym")):
        ActorAlias.objects.create(actor=record, text="The Speaker", usage=usage)
    (found,) = suspected_duplicates()
    assert (found.one, found.other, found.why) == (one, other, "both are called “The Speaker”")


def test_a_pair_that_a_curator_told_apart_is_not_suggested_again(pair: tuple[Actor, Actor]) -> None:
    said = Duplicate.objects.suspect(*pair, "alike")
    said.review_state = ReviewState.REJECTED
    said.save()
    assert suspected_duplicates() == []


def test_neither_is_the_record_into_which_one_of_them_was_merged(pair: tuple[Actor, Actor]) -> None:
    survivor = actor("Sergei Lavrov", country=pair[0].country)
    for other in (pair[1], survivor):
        Duplicate.objects.create(
            actor=min(pair[0], other, key=lambda one: one.pk), other_actor=other, review_state="rejected"
        )
    Duplicate.objects.filter(other_actor=survivor).delete()
    Actor.objects.filter(pk=pair[1].pk).update(merged_into=survivor)
    assert suspected_duplicates() == []


@pytest.mark.parametrize("gone", [{"review_state": "rejected"}, {"merged_into": 0}])
def test_rejected_and_merged_records_are_nobodys_duplicates(gone: dict, pair: tuple[Actor, Actor]) -> None:
    fields = {name: value or pair[0].pk for name, value in gone.items()}
    Actor.objects.filter(pk=pair[1].pk).update(**fields)
    assert suspected_duplicates() == []


def test_one_actor_may_be_asked_about_alone(pair: tuple[Actor, Actor]) -> None:
    stranger = actor("Ben Sol")
    assert [one.other for one in suspected_duplicates(pair[0])] == [pair[1]]
    assert suspected_duplicates(stranger) == []
