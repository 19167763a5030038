"""What the queues put before a curator: each kind of case is judged, undone and corrected in its own way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from archive.admin.queues.case import passage
from archive.admin.queues.tables import QUEUES
from archive.models import (
    Actor,
    Article,
    Difference,
    Duplicate,
    ImportProblem,
    ImportRun,
    Report,
    ReviewState,
)
from tests import builders
from tests.admin.queues import queue_of, quote, verdict
from tests.admin.test_versions import curator

pytestmark = pytest.mark.django_db


def doubtful_article(**fields: Any) -> Article:
    text = "Published 03/04/2024. Ruritania will visit Freedonia."
    step = {"quote": "03/04/2024", "start": 10, "end": 20, "says": "a date whose order is open"}
    rivals = [{"value": f"2024-{day}", "why": "day and month may stand in either order"} for day in ("03-04", "04-03")]
    return builders.article(
        text=text,
        published=None,
        evidence={"published": [step]},
        rivals={"published": [*rivals, {"value": "spring", "why": "no day"}]},
        **fields,
    )


def suspected() -> Duplicate:
    return Duplicate.objects.suspect(builders.actor("Jane Doe"), builders.actor("J. Doe"), "same name")


def grouped() -> Report:
    return builders.statement("Talks", [builders.article(), builders.article(title="Again")]).reports.first()


def differing() -> Difference:
    article = builders.article(title="A person's title")
    article.take_over({"title"}, User.objects.create(username="ana"), timezone.now())
    article.save()
    return Difference.objects.create(article=article, field="title", kept="A person's title", proposed="The machine's")


def troubled() -> ImportProblem:
    run = ImportRun.objects.create(started_at=timezone.now(), source="seeds")
    return ImportProblem.objects.create(run=run, name="a.txt", reason="it is empty")


def new_actor() -> Actor:
    actor = Actor.objects.create(key="proposed:person:jane", slug="jane", type="person", name="Jane", why="a title")
    builders.mention(builders.article(text="Jane spoke."), actor, "Jane")
    return actor


CASES: dict[str, Callable[[], Any]] = {
    "commitments": lambda: builders.commitment(builders.article()),
    "dates": doubtful_article,
    "actors": new_actor,
    "duplicates": suspected,
    "reports": grouped,
    "differences": differing,
    "problems": troubled,
}


def state(record: Any) -> tuple[Any, ...]:
    """What the verdicts of the queues change, of any record."""
    record = type(record).objects.get(pk=record.pk)
    names = ("review_state", "resolution", "set_by", "title", "hidden", "published_earliest", "published_precision")
    return tuple(getattr(record, name, None) for name in names)


def test_every_queue_is_tested() -> None:
    assert set(CASES) == set(QUEUES)


@pytest.mark.parametrize("word", ["accept", "reject"])
@pytest.mark.parametrize("name", CASES)
def test_in_every_queue_a_verdict_takes_the_record_out_and_undo_puts_it_back(
    name: str, word: str, admin_client: Client
) -> None:
    record = CASES[name]()
    before = state(record)
    page = admin_client.get(queue_of(name))
    assert page.context["record"] == record
    waiting = page.context["waiting"]
    assert admin_client.post(queue_of(name), verdict(page, word)).status_code == 302
    assert state(record) != before
    line = record.history.latest()
    assert line.history_user.username == "admin"
    assert admin_client.get(queue_of(name)).context["waiting"] < waiting
    admin_client.post(queue_of(name), {"verdict": "undo"})
    assert state(record) == before
    assert admin_client.get(queue_of(name)).context["record"] == record


@pytest.mark.parametrize("name", CASES)
def test_in_every_queue_a_colleagues_verdict_is_not_gone_over(name: str, admin_client: Client) -> None:
    record = CASES[name]()
    page, other = admin_client.get(queue_of(name)), curator("ben")
    form = verdict(page, "reject")
    assert other.post(queue_of(name), form | {"verdict": "accept"}).status_code == 302
    stands = state(record)
    assert admin_client.post(queue_of(name), form).status_code == 409
    assert state(record) == stands


@pytest.mark.parametrize("name", CASES)
def test_in_every_queue_the_form_of_correction_opens(name: str, admin_client: Client) -> None:
    CASES[name]()
    case = admin_client.get(queue_of(name)).context["case"]
    assert admin_client.get(case.address).status_code == 200
    assert not case.correct or admin_client.get(case.correct).status_code == 200


def test_a_date_is_picked_among_the_candidates_with_a_key(admin_client: Client) -> None:
    article = doubtful_article()
    page = admin_client.get(queue_of("dates"))
    candidates = [(one.key, one.value) for one in page.context["case"].candidates]
    assert candidates == [("1", "2024-03-04"), ("2", "2024-04-03")]
    assert quote(page) == "03/04/2024"
    admin_client.post(queue_of("dates"), verdict(page, "pick:2024-04-03"))
    article.refresh_from_db()
    assert article.published_earliest == article.published_latest == dt.date(2024, 4, 3)
    assert article.set_by["published_earliest"]["by"] == "admin"
    assert article.review_state == ReviewState.PROPOSED


@pytest.mark.parametrize("day", ["2024-04-05", "", "nonsense", "2024-99-99"])
def test_a_date_that_is_no_candidate_is_refused(day: str, admin_client: Client) -> None:
    article = doubtful_article()
    page = admin_client.get(queue_of("dates"))
    answer = admin_client.post(queue_of("dates"), verdict(page, f"pick:{day}"), follow=True)
    assert "none of the candidates" in answer.content.decode()
    article.refresh_from_db()
    assert article.published_earliest is None


def test_two_actors_found_to_be_one_are_merged_and_parted_again(admin_client: Client) -> None:
    one, other = suspected().pair
    admin_client.post(queue_of("duplicates"), verdict(admin_client.get(queue_of("duplicates")), "accept"))
    other.refresh_from_db()
    assert other.merged_into == one
    admin_client.post(queue_of("duplicates"), {"verdict": "undo"})
    other.refresh_from_db()
    assert other.merged_into is None


def test_articles_with_the_same_text_are_found_and_the_later_is_hidden_with_the_reason(admin_client: Client) -> None:
    one, other = builders.article(), builders.article(title="Again")
    admin_client.post(queue_of("duplicates"), {"verdict": "search"})
    page = admin_client.get(queue_of("duplicates"))
    assert page.context["record"].pair == (one, other)
    admin_client.post(queue_of("duplicates"), verdict(page, "accept"))
    other.refresh_from_db()
    assert (other.hidden, other.hidden_reason) == (True, f"the same text as {one.public_id}")


def test_pairs_that_were_told_apart_are_not_found_again(admin_client: Client) -> None:
    builders.article()
    builders.article(title="Again")
    admin_client.post(queue_of("duplicates"), {"verdict": "search"})
    admin_client.post(queue_of("duplicates"), verdict(admin_client.get(queue_of("duplicates")), "reject"))
    admin_client.post(queue_of("duplicates"), {"verdict": "search"})
    assert admin_client.get(queue_of("duplicates")).context["record"] is None


def test_a_difference_is_taken_by_its_author_and_stands(admin_client: Client) -> None:
    article = differing().article
    admin_client.post(queue_of("differences"), verdict(admin_client.get(queue_of("differences")), "accept"))
    article.refresh_from_db()
    assert (article.title, article.set_by["title"]["by"]) == ("The machine's", "admin")


@pytest.mark.parametrize(
    ("field", "proposed", "stands"),
    [
        ("actors", [["country:CN", "party"]], "China (party)"),
        ("topics", ["security"], "security"),
        ("deadline", "2031-02-03", "2031-02-03"),
        ("kind", "call", "call"),
    ],
)
def test_any_field_of_a_commitment_can_be_taken_and_given_back(
    field: str, proposed: Any, stands: str, admin_client: Client
) -> None:
    builders.topic("security")
    builders.country("CN", "China")
    row = builders.commitment(builders.article(), by=[builders.country("KZ", "Kazakhstan")])
    Difference.objects.create(article=row.article, commitment=row, field=field, kept="", proposed=proposed)

    def now() -> str:
        row.refresh_from_db()
        many = {"actors": row.parts.all(), "topics": row.topics.values_list("code", flat=True)}
        return "; ".join(map(str, many[field])) if field in many else str(getattr(row, field))

    before = now()
    admin_client.post(queue_of("differences"), verdict(admin_client.get(queue_of("differences")), "accept"))
    assert now() == stands
    admin_client.post(queue_of("differences"), {"verdict": "undo"})
    assert now() == before


@pytest.mark.parametrize(("field", "proposed"), [("start", 3), ("speaker", "Nobody"), ("deadline", "soon")])
def test_what_cannot_be_taken_with_a_key_is_refused_with_the_way_out(
    field: str, proposed: Any, admin_client: Client
) -> None:
    row = builders.commitment(builders.article())
    Difference.objects.create(article=row.article, commitment=row, field=field, kept="", proposed=proposed)
    form = verdict(admin_client.get(queue_of("differences")), "accept")
    assert admin_client.post(queue_of("differences"), form, follow=True).context["record"] is not None
    assert Difference.objects.open().count() == 1


@pytest.mark.parametrize("name", sorted(set(CASES) - {"dates", "actors"}))
def test_many_are_judged_at_once_in_a_list_but_nothing_that_was_judged(name: str, admin_client: Client) -> None:
    record = CASES[name]()
    queue = QUEUES[name]
    judged = state(record)
    form = {"action": "accept", "_selected_action": [record.pk]}
    admin_client.post(queue.list_address, form)
    assert state(record) != judged
    accepted = state(record)
    page = admin_client.post(queue.list_address, form | {"action": "reject"}, follow=True)
    assert "they stay as they are" in page.content.decode()
    assert state(record) == accepted


@pytest.mark.parametrize(
    ("around", "before", "after"),
    [(100, "Talks were held. ", " In Kazan."), (8, "… held. ", " In …"), (3, "… ", " In"), (1, " ", " ")],
)
def test_the_words_around_a_quotation_are_whole(around: int, before: str, after: str) -> None:
    text = "Talks were held. They agreed. In Kazan."
    start = text.index("They")
    shown = passage(text, (start, start + 12), around=around)
    assert (shown.before, shown.quote, shown.after) == (before, "They agreed.", after)
