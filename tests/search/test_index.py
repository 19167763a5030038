"""A row is found as soon as it is committed, however it was written, and the index survives migrations."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, models, transaction

from archive import search
from archive.models import Actor, ActorAlias, Appearance, Article, Commitment, ReviewState
from archive.search import schema
from tests.builders import actor, article, commitment, country, topic

TODAY = dt.date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    return [one.title for one in search.articles(search.parse(typed, TODAY))]


def said(typed: str) -> list[str]:
    return [one.quote for one in search.commitments(search.parse(typed, TODAY))]


def test_a_saved_row_is_found() -> None:
    article("One", text="Taïwan est une île")
    assert found("taiwan") == ["One"]


def test_rows_created_in_bulk_are_found() -> None:
    first = article("One", text="bread")
    copies = [Article(public_id=f"x{n}", title=f"Copy {n}", text="salt", language="en") for n in range(3)]
    Article.objects.bulk_create(copies)
    assert len(found("salt")) == 3
    assert found("bread") == [first.title]


def test_an_updated_queryset_is_found_by_its_new_words_only() -> None:
    article("One", text="bread")
    assert found("bread") == ["One"]
    Article.objects.update(text="salt")
    assert found("bread") == []
    assert found("salt") == ["One"]


def test_raw_sql_is_noticed() -> None:
    article("One", text="bread")
    found("bread")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_article SET title = 'Salt'")
    assert found("salt") == ["Salt"]


def test_what_is_deleted_or_hidden_is_not_found() -> None:
    one, two = article("One", text="bread"), article("Two", text="bread")
    commitment(one, "bread")
    assert len(found("bread")) == 2
    assert said("bread") == ["bread"]
    Article.objects.filter(pk=one.pk).update(hidden=True)
    two.delete()
    assert found("bread") == []
    assert said("bread") == []
    assert search.matching(Article, search.parse("bread", TODAY)).total == 0
    assert search.index_state().complete


def test_a_rejected_commitment_is_not_found_and_its_topic_leaves_the_article() -> None:
    promise = commitment(article("One", text="We will bake bread"), "will bake bread")
    promise.topics.add(topic("agriculture"))
    assert said("bread") == ["will bake bread"]
    assert found("topic:agriculture") == ["One"]
    Commitment.objects.update(review_state=ReviewState.REJECTED)
    assert said("bread") == []
    assert found("topic:agriculture") == []


def test_an_appearance_added_or_taken_away_changes_what_a_country_finds() -> None:
    appearance = Appearance.objects.create(article=article("One"), actor=country("KZ"), role="party")
    assert found("country:KZ") == ["One"]
    Appearance.objects.update(role="mentioned")
    assert found("country:KZ") == []
    assert found("mentions:KZ") == ["One"]
    appearance.delete()
    assert found("mentions:KZ") == []


def test_a_changed_date_moves_the_article_and_its_commitments() -> None:
    one = article("One", text="bread", published=dt.date(2020, 1, 1))
    commitment(one, "bread")
    assert said("bread after:2021") == []
    Article.objects.update(published_earliest=dt.date(2022, 1, 1), published_latest=dt.date(2022, 1, 1))
    assert found("bread after:2021") == ["One"]
    assert said("bread after:2021") == ["bread"]


def test_an_interval_is_found_by_every_day_in_it_and_an_undated_text_by_none() -> None:
    article("Interval", published_earliest=dt.date(2013, 9, 7), published_latest=dt.date(2013, 9, 9), published=None)
    article("Undated", published=None)
    assert found("on:2013-09-08") == ["Interval"]
    assert found("after:2013-09-09") == ["Interval"]
    assert found("after:2013-09-10") == []
    assert found("before:2013-09-08") == ["Interval"]
    assert found("before:2013-09-07") == []
    assert found("until:2026") == ["Interval"]
    assert found("-on:2013-09-08") == ["Undated"]


def test_a_cut_passage_is_not_found() -> None:
    article("One", text="Menu Subscribe. Bread was promised.", cuts=[[0, 15, "menu"]])
    assert found("subscribe") == []
    assert found("bread") == ["One"]


def test_indexing_again_changes_nothing() -> None:
    article("One")
    assert search.index_pending() > 0
    before = search.matching(Article, search.parse("", TODAY)).keys.tolist()
    schema.queue_everything(connection)
    assert search.pending_count() == 1
    search.index_pending()
    assert search.matching(Article, search.parse("", TODAY)).keys.tolist() == before


def test_a_name_that_a_curator_adds_finds_what_the_others_find() -> None:
    article("Known", text="Kazakhstan was host")
    article("Unheard of", text="The Steppe Lion spoke")
    lion = actor("Aslan Dala")
    known, _ = Actor.objects.get_or_create(key="country:KAZ", defaults={"slug": "kz", "type": "country", "name": "x"})
    assert found("qazbek") == found("aslan dala") == []
    ActorAlias.objects.create(actor=known, text="Qazbek")
    ActorAlias.objects.create(actor=lion, text="Steppe Lion")
    assert found("qazbek") == ["Known"]
    assert found("aslan dala") == ["Unheard of"]
    shown = search.snippet(Article.objects.get(title="Known"), search.parse("qazbek", TODAY)).segments
    assert [one.text for one in shown if one.is_match] == ["Kazakhstan"]


def test_a_name_that_a_curator_gives_to_two_is_nobodys() -> None:
    article("One", text="The Steppe Lion spoke")
    for name in ("Aslan Dala", "Bars Dala"):
        ActorAlias.objects.create(actor=actor(name), text="Lion")
    ActorAlias.objects.create(actor=Actor.objects.get(name="Aslan Dala"), text="Steppe")
    assert found("bars") == []
    assert search.matching(Article, search.parse("lion", TODAY)).total == 1


@pytest.mark.django_db(transaction=True)
def test_triggers_lost_in_a_migration_are_put_back_and_what_they_missed_is_found() -> None:
    article("One", text="bread")
    found("bread")
    field = models.CharField("title", max_length=1001)
    field.set_attributes_from_name("title")
    with connection.schema_editor() as editor:
        editor.alter_field(Article, Article._meta.get_field("title"), field)
    Article.objects.update(text="salt")
    schema.ensure()
    assert found("salt") == ["One"]
    Article.objects.update(text="pepper")
    assert found("pepper") == ["One"]
    with connection.schema_editor() as editor:
        editor.alter_field(Article, field, Article._meta.get_field("title"))
    schema.ensure()


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_row_is_not_found() -> None:
    with transaction.atomic():
        article("One", text="bread")
        assert found("bread") == ["One"]
        transaction.set_rollback(True)
    assert found("bread") == []


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_has_an_empty_index() -> None:
    """The test before this one flushed its tables: rows that are truncated fire no row trigger."""
    assert search.matching(Article, search.parse("", TODAY)).total == 0
    state = search.index_state()
    assert (state.rows, state.indexed, state.pending) == (0, 0, 0)


def test_facets_count_the_matches_with_every_other_filter_applied() -> None:
    one = article("One", text="Taiwan")
    article("Two", text="Taiwan", language="fr", published=None)
    Appearance.objects.create(article=one, actor=country("KZ"), role="party")
    query = search.parse("taiwan", TODAY).narrow("language", ["fr"])
    facets = search.facets(Article, query, ["country", "language", "year"])
    assert {name: [(value.value, value.count) for value in facet.values] for name, facet in facets.items()} == {
        "country": [],
        "language": [("en", 1), ("fr", 1)],
        "year": [],
    }
    assert [bar.count for bar in search.histogram(Article, search.parse("taiwan", TODAY))] == [1]


def test_relevance_puts_the_title_before_the_body_and_keeps_every_match() -> None:
    article("Bread", text="flour and water", published=dt.date(2000, 1, 1))
    article("Other", text="bread and water")
    query = search.parse("bread", TODAY)
    assert [one.title for one in search.articles(query, order="relevance")] == ["Bread", "Other"]
    assert [one.title for one in search.articles(query)] == ["Other", "Bread"]
    matched = search.matching(Article, query, order="relevance")
    assert [one.title for one in search.page(matched).rows] == ["Bread", "Other"]


def test_a_slip_is_answered_with_the_word_that_was_meant() -> None:
    article("One", text="The declaration names Kazakhstan")
    [suggestion] = search.suggest(search.parse("after:2000 declaratoin", TODAY))
    assert suggestion.typed == "after:2000 declaration"
    assert search.suggest(search.parse("zzqqxx", TODAY)) == ()


@pytest.mark.django_db(transaction=True)
def test_a_truncated_table_takes_its_own_rows_only_out_of_the_index() -> None:
    commitment(article("One", text="bread"), "bread")
    assert said("bread") == ["bread"]
    with connection.cursor() as cursor:
        for table in ("archive_commitmentactor", "archive_commitment_topics", "archive_difference"):
            cursor.execute(f"DELETE FROM {table}")
        emptied = (
            "TRUNCATE archive_commitment CASCADE"
            if connection.vendor == "postgresql"
            else "DELETE FROM archive_commitment"
        )
        cursor.execute(emptied)
    assert said("bread") == []
    assert found("bread") == ["One"]
