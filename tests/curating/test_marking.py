"""What a person marks in a text: verified to the character, that person's own, and kept by every later reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.curating.acting import ActRefused
from archive.curating.marking import Marked, mark_commitment, mark_mention, unmark_mention
from archive.curating.passages import passage, places
from archive.models import Actor, Article, Commitment, Difference, Mention
from tests import builders, readings
from tests.curating.acts import NOW, ana
from tests.importing.test_storing import store, store_again

pytestmark = pytest.mark.django_db
WORDS = "China thanked it"


@pytest.fixture
def article() -> Article:
    return store(readings.reading())


def marked(article: Article, words: str = WORDS) -> Commitment:
    kazakhstan, china = (Actor.objects.get(key=f"country:{code}") for code in ("KAZ", "CHN"))
    parts = (("party", china), ("counterpart", kazakhstan), ("party", china))
    what = Marked("assessment", "state", speaker=china, parts=parts, topics=(builders.topic("security"),))
    return mark_commitment(article, places(article.text, words)[0], what, ana(), NOW)


def test_a_commitment_marked_by_a_person_is_confirmed_and_wholly_that_persons(article: Article) -> None:
    made = marked(article)
    assert (made.quote, made.review_state, made.speaker_label) == (WORDS, "accepted", "China")
    assert set(made.set_by) == set(Commitment.CURATED) - {"statement"}
    assert article.text[made.sentence_start : made.sentence_end] == "China thanked it."
    assert [(part.role, part.actor.key) for part in made.parts.order_by("-role")] == [
        ("party", "country:CHN"),
        ("counterpart", "country:KAZ"),
    ]
    assert made.history.get().history_change_reason == "marked in the text"


def test_it_stays_through_readings_and_moves_with_a_changed_text(article: Article) -> None:
    made = marked(article)
    text = f"Corrected. {readings.TEXT}"
    for version in (readings.reading(commitments=[]), readings.reading(text, [])):
        article = store_again(article, version)
    row = article.commitments.get()
    assert (row.public_id, row.quote, article.text[row.start : row.end]) == (made.public_id, WORDS, WORDS)


def test_the_same_words_are_not_marked_twice(article: Article) -> None:
    made = marked(article)
    with pytest.raises(ActRefused, match=made.public_id):
        marked(article)


def test_a_name_taken_away_outlives_its_words_is_listed_once_and_counts_again_when_they_come_back(
    article: Article,
) -> None:
    name = article.mentions.filter(quote="Kazakhstan").first()
    assert name is not None
    unmark_mention(name, ana(), NOW)
    for version in ("Nobody is named here.", "Nobody is named here, still."):
        article = store_again(article, readings.reading(version, []))
    gone = Mention.every.get(article=article, set_by_person=True)
    assert (gone.start, gone.end, gone.quote, gone.set_aside) == (None, None, "Kazakhstan", "removed")
    assert Difference.objects.get(article=article, field="mentions").kept == "Kazakhstan"
    article = store_again(article, readings.reading("Corrected: Kazakhstan thanked China.", []))
    gone = Mention.every.get(article=article, set_by_person=True)
    assert article.text[slice(*gone.span)] == "Kazakhstan"
    assert not article.mentions.filter(start=gone.start, actor=gone.actor).exists()


def test_the_same_bytes_read_otherwise_are_held_back_where_a_mark_would_lose_its_words(article: Article) -> None:
    marked(article)
    article = store_again(article, readings.reading("Nobody is named here.", []))
    assert (article.text, article.commitments.filter(quote=WORDS).count()) == (readings.TEXT, 1)
    assert Difference.objects.filter(article=article, field="text").count() == 1


def test_a_name_marked_by_a_person_stays_and_moves_with_the_text(article: Article) -> None:
    jane = builders.actor("Jane")
    mark_mention(article, places(article.text, "it")[-1], jane, ana(), NOW)
    assert article.appearances.get(actor=jane).set_by_person
    text = f"Corrected. {readings.TEXT}"
    article = store_again(article, readings.reading(text))
    row = article.mentions.get(actor=jane)
    assert (row.quote, text[row.start : row.end], row.set_by_person) == ("it", "it", True)
    assert "marked as a name" in article.history.exclude(history_user=None).latest("history_id").history_change_reason


def test_a_name_taken_away_is_not_marked_again_by_a_reading_but_by_a_person(article: Article) -> None:
    row = article.mentions.filter(actor__key="country:CHN").order_by("start").last()
    unmark_mention(row, ana(), NOW)
    article = store_again(article, readings.reading())
    assert not article.mentions.filter(start=row.start).exists()
    again = mark_mention(article, passage(article.text, row.start, row.end), row.actor, ana(), NOW)
    assert article.mentions.get(start=row.start) == again
    assert Mention.every.filter(article=article, start=row.start).count() == 1


def test_offsets_that_do_not_hold_the_quotation_are_refused(article: Article) -> None:
    with pytest.raises(ActRefused, match="it has changed, mark the words again"):
        passage(article.text, 0, 5, "China")


@given(st.text("ab \n", max_size=30), st.text("ab \n", min_size=1, max_size=3))
def test_every_place_of_a_quotation_is_found_and_reads_so(text: str, quote: str) -> None:
    found = places(text, quote)
    assert [one.start for one in found] == [at for at in range(len(text)) if text.startswith(quote, at)]
    assert all(text[one.start : one.end] == one.quote == quote for one in found)


@given(st.text("ab \n", max_size=30), st.integers(-2, 32), st.integers(-2, 32))
def test_a_passage_is_its_words_without_the_blanks_around_or_is_refused(text: str, start: int, end: int) -> None:
    try:
        found = passage(text, start, end)
    except ActRefused:
        assert not (0 <= start < end <= len(text) and text[start:end].strip())
    else:
        assert found.quote == text[found.start : found.end] == text[start:end].strip()
