"""The part each actor plays: decided by what is promised, else by the headline and the lede."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from archive.documents.document import Document, Named, Quote, Source
from archive.extraction.actors import actors_of, name_actors, settled_on
from archive.extraction.reading import ActorReading, CommitmentReading
from tests.extraction.builders import document
from tests.readings import commitment

FIJI, TUVALU, NAURU = "country:FJI", "country:TUV", "country:NRU"


def actors(text: Document | str, *messages: CommitmentReading, day: dt.date | None = None) -> dict[str, ActorReading]:
    read = document(text) if isinstance(text, str) else text
    naming = settled_on(name_actors(read), day)
    return {actor.key: actor for actor in actors_of(read, naming, day, messages)}


def roles(text: Document | str, *messages: CommitmentReading) -> dict[str, str]:
    return {key: actor.role for key, actor in actors(text, *messages).items()}


def message(
    text: str, parties: tuple[str, ...], counterparts: tuple[str, ...] = (), **fields: Any
) -> CommitmentReading:
    return commitment(text, text, parties=parties, counterparts=counterparts, **fields)


def titled(title: str, body: str) -> Document:
    return replace(document(f"{title}\n\n{body}"), title=title, title_quote=Quote(0, len(title), title))


def test_who_promises_is_a_party_and_who_is_promised_a_counterpart() -> None:
    text = "Fiji will send doctors to Tuvalu, as it did to Nauru."
    found = roles(text, message(text, (FIJI,), (TUVALU,)))
    assert found == {FIJI: "party", TUVALU: "counterpart", NAURU: "mentioned"}


@pytest.mark.parametrize(("kind", "role"), [("support", "beneficiary"), ("opposition", "subject"), ("call", "subject")])
def test_a_third_state_that_two_speak_of_is_no_party(kind: str, role: str) -> None:
    text = "Fiji and Tuvalu spoke of Nauru."
    assert roles(text, message(text, (FIJI, TUVALU), (NAURU,), kind=kind))[NAURU] == role


def test_a_state_that_only_praises_what_others_promise_is_mentioned() -> None:
    text = "Fiji will send doctors to Tuvalu.\n\nNauru praised Fiji."
    praise = message(text, (NAURU,), (FIJI,), kind="assessment")
    assert roles(text, message(text, (FIJI,), (TUVALU,)), praise)[NAURU] == "mentioned"


def test_a_territory_that_is_spoken_to_is_the_subject() -> None:
    text = "China opposes the independence of Taiwan."
    found = roles(text, message(text, ("country:CHN",), ("territory:TWN",), kind="opposition"))
    assert found["territory:TWN"] == "subject"


def test_without_promises_the_headline_says_who_meets() -> None:
    found = roles(titled("Fiji, Tuvalu hold talks", "Officials of Nauru listened."))
    assert found == {FIJI: "party", TUVALU: "party", NAURU: "mentioned"}


def test_a_capital_that_is_only_a_place_makes_no_actor() -> None:
    assert FIJI not in roles("The talks between Tuvalu and Nauru were held in Suva.")


def test_members_of_a_grouping_that_promises_are_parties_where_the_grouping_is_named() -> None:
    text = "The five Central Asian countries will build a road."
    keys = tuple(f"country:{code}" for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB"))
    found = actors(text, message(text, keys))
    assert {found[key].role for key in keys} == {"party"}
    assert {mention.usage for key in keys for mention in found[key].mentions} == {"anaphor"}


def test_an_outlet_is_a_source_wherever_it_stands() -> None:
    text = "Fiji will help Tuvalu.\nKUNA"
    source = Source(publisher=Named("Kuwait News Agency", "media:kuna", Quote(23, 27, "KUNA"), "at the end"))
    assert roles(replace(document(text), source=source))["media:kuna"] == "source"


@pytest.mark.parametrize(
    ("day", "office"), [(dt.date(2012, 6, 1), "Prime Minister"), (dt.date(2015, 6, 1), "President")]
)
def test_a_person_holds_the_office_of_that_day(day: dt.date, office: str) -> None:
    found = actors("Recep Tayyip Erdogan spoke.", day=day)
    assert found["person:recep-tayyip-erdogan"].office == office
    assert found["person:recep-tayyip-erdogan"].country == "country:TUR"
