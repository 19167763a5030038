"""Merging actors: everything follows, everything can go back, in any order and after later imports."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.curating.acting import ActRefused
from archive.curating.uniting import merge, preview, undo_merge
from archive.fixity import content_digest
from archive.models import (
    Actor,
    ActorAlias,
    Appearance,
    Article,
    Commitment,
    CommitmentActor,
    Membership,
    Mention,
    Office,
    Publisher,
    StatementActor,
)
from tests import builders, readings
from tests.curating.acts import NOW, ana
from tests.importing.test_storing import store, store_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Actor, Actor]:
    return builders.country("RU", "Ruritania"), builders.actor("The Ruritanians", "organisation")


def rows_of_everything(one: Actor, other: Actor) -> Article:
    """One article in which both are named, promise and take part; names, offices and memberships of both."""
    article = builders.article()
    for actor, role in ((one, "mentioned"), (other, "party")):
        builders.appearance(article, actor, role)
        builders.mention(article, actor, "Ruritania")
        ActorAlias.objects.create(actor=actor, text="Ruritania", language="en")
        Office.objects.create(person=actor, of=one, title="King")
        Membership.objects.create(group=builders.country("FR", "Freedonia"), member=actor)
    builders.actor("The Herald of Ruritania", "media", country=other, parent=other)
    builders.publisher("The Herald", actor=other)
    builders.commitment(article, by=[one, other], to=[other], speaker=other)
    builders.statement("Talks", [article], [one, other])
    return article


def test_everything_that_named_the_one_names_the_other_once(two: tuple[Actor, Actor]) -> None:
    target, source = two
    article = rows_of_everything(target, source)
    merge(source, target, ana(), NOW)
    for model in (Appearance, Mention, CommitmentActor, StatementActor):
        assert not model.objects.filter(actor=source).exists()
    assert article.appearances.get().actor == article.mentions.get().actor == target
    assert [part.role for part in article.commitments.get().parts.order_by("role")] == ["counterpart", "party"]
    assert article.commitments.get().speaker == target
    assert target.aliases.get().text == "Ruritania"
    assert target.offices.get().of == target
    assert target.belongs_to.count() == 1
    assert StatementActor.objects.get().actor == target
    herald = Actor.objects.get(type="media")
    assert herald.country == herald.parent == Publisher.objects.get(name="The Herald").actor == target


def test_of_two_roles_in_one_article_the_stronger_shows(two: tuple[Actor, Actor]) -> None:
    article = rows_of_everything(*two)
    merge(two[1], two[0], ana(), NOW)
    assert article.appearances.get().role == "party"


def test_the_tallies_count_a_merged_actor_once(two: tuple[Actor, Actor]) -> None:
    rows_of_everything(*two)
    merge(two[1], two[0], ana(), NOW)
    counted = Actor.objects.with_tallies().get(pk=two[0].pk)
    assert (counted.articles, counted.promised, counted.received) == (1, 1, 1)


def test_the_preview_says_what_moves_and_what_is_there_already(two: tuple[Actor, Actor]) -> None:
    target, source = two
    rows_of_everything(target, source)
    moving = {str(line.what): (line.count, line.alike) for line in preview(source, target)}
    assert moving == {
        "other names": (1, 1),
        "offices held": (1, 1),
        "memberships": (1, 1),
        "articles that name it": (1, 1),
        "places where it is named": (1, 1),
        "messages it said": (1, 0),
        "parts in messages": (2, 1),
        "parts in statements": (1, 1),
        "people and bodies of this state": (1, 0),
        "bodies that belong to it": (1, 0),
        "publisher of this medium": (1, 0),
    }


def test_a_merge_that_was_undone_has_left_no_trace_in_the_content(two: tuple[Actor, Actor]) -> None:
    rows_of_everything(*two)
    before = content_digest()
    merge(two[1], two[0], ana(), NOW)
    assert content_digest() != before
    undo_merge(two[1], ana(), NOW)
    assert content_digest() == before


def test_history_says_who_merged_and_who_undid_it(two: tuple[Actor, Actor]) -> None:
    merge(two[1], two[0], ana(), NOW)
    undo_merge(two[1], ana(), NOW, "two after all")
    told = two[1].history.order_by("history_id").values_list("history_user__username", "history_change_reason")
    assert list(told)[-2:] == [("ana", "merged into “Ruritania”"), ("ana", "two after all")]


def test_what_cannot_be_merged_is_refused_in_a_sentence(two: tuple[Actor, Actor]) -> None:
    target, source = two
    merge(source, target, ana(), NOW)
    for refused in (lambda: merge(target, source, ana(), NOW), lambda: merge(source, target, ana(), NOW)):
        with pytest.raises(ActRefused, match=r"Rurit"):
            refused()
    with pytest.raises(ActRefused, match="nothing to undo"):
        undo_merge(target, ana(), NOW)


def test_a_person_who_names_another_actor_in_a_moved_row_is_not_overruled_by_the_undoing(
    two: tuple[Actor, Actor],
) -> None:
    target, source = two
    row = builders.appearance(builders.article(), source)
    merge(source, target, ana(), NOW)
    row = Appearance.objects.get(pk=row.pk)
    row.actor = builders.country("FR", "Freedonia")
    row.save()
    undo_merge(source, ana(), NOW)
    assert Appearance.objects.get(pk=row.pk).actor.name == "Freedonia"


NEW = readings.actor("proposed:person:jane-doe", "China", type="person", role="speaker")
READING = replace(readings.reading(), actors=(*readings.reading().actors, NEW))


def test_a_later_reading_neither_undoes_a_merge_nor_doubles_anything() -> None:
    article = store(READING)
    source, target = Actor.objects.get(key=NEW.key), Actor.objects.get(key="country:CHN")
    merge(source, target, ana(), NOW)
    before = content_digest()
    store_again(article, READING)
    assert content_digest() == before
    assert not article.appearances.filter(actor=source).exists()


@pytest.mark.parametrize("key", ["proposed:person:jane-doe", "country:CHN", "country:KAZ"])
def test_what_later_imports_read_as_the_merged_record_is_its_own_again_once_they_part(key: str) -> None:
    source, target = (
        Actor.objects.get_or_create(key=key, defaults={"slug": "x", "name": "X"})[0],
        builders.actor("Jane"),
    )
    merge(source, target, ana(), NOW)
    article = store(READING)
    merged = {row.actor.key for row in article.appearances.all()}
    assert target.key in merged
    assert key not in merged
    undo_merge(source, ana(), NOW)
    assert content_digest_of_rows(article) == content_digest_of_rows(store_again(article, READING))
    assert key in {row.actor.key for row in article.appearances.all()}


def content_digest_of_rows(article: Article) -> str:
    Article.objects.filter(pk=article.pk).update(run=None)
    return content_digest()


def small_world(size: int) -> list[Actor]:
    """Actors that meet in articles, messages and statements, so that merges collide."""
    chance = random.Random(size)
    actors = [builders.actor(f"Actor {number}", "organisation") for number in range(size)]
    for number in range(6):
        article = builders.article(f"Article {number}")
        for actor in chance.sample(actors, 4):
            builders.appearance(
                article, actor, chance.choice(("party", "counterpart", "mentioned")), speaks_for=actors[0]
            )
            builders.mention(article, actor, "Freedonia")
        by, to = chance.sample(actors, 3), chance.sample(actors, 2)
        builders.commitment(article, by=by, to=to, speaker=by[0])
        builders.statement(f"Statement {number}", [article], chance.sample(actors, 3))
    for actor in actors:
        ActorAlias.objects.create(actor=actor, text=f"Alias {chance.randrange(3)}")
        Office.objects.create(person=actor, of=chance.choice(actors), title="Chair")
        Membership.objects.create(group=chance.choice(actors), member=actor)
        actor.country, actor.parent = chance.choice(actors), chance.choice(actors)
        actor.save()
    for actor in actors[::2]:
        builders.publisher(f"Publisher {actor.pk}", actor=actor)
    return actors


def merge_and_undo(actors: list[Actor], chance: random.Random, times: int) -> None:
    """Chains of merges and undoings as they come; in the end every merge is undone, in any order."""
    for _step in range(times):
        source, target = chance.sample(actors, 2)
        try:
            merge(source, target, ana(), NOW)
        except ActRefused:
            merged = Actor.objects.exclude(merged_into=None).order_by("pk")
            if merged:
                undo_merge(chance.choice(list(merged)), ana(), NOW)
    merged = list(Actor.objects.exclude(merged_into=None).order_by("pk"))
    for actor in chance.sample(merged, len(merged)):
        undo_merge(actor, ana(), NOW)


class MergeChains(TestCase):
    @settings(max_examples=3, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False))
    def test_random_merge_chains_undone_in_any_order_leave_the_same_content(self, chance: random.Random) -> None:
        actors = small_world(6)
        before = content_digest()
        merge_and_undo(actors, chance, times=8)
        assert content_digest() == before


@pytest.mark.slow
def test_two_hundred_merge_chains_undone_in_any_order_leave_the_same_content() -> None:
    actors = small_world(9)
    before = content_digest()
    for seed in range(200):
        merge_and_undo(actors, random.Random(seed), times=12)
        assert content_digest() == before, f"chain {seed}"
    assert Commitment.objects.count() == 6
