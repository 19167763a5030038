"""Whether a later sentence tells of what was promised: the visit after the invitation, the signature, the opening."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from archive.comparing.fulfilment import Happening, Named, Promise, fulfils, happenings, patterns

KAZ, CHN, FRA, UZB = "country:KAZ", "country:CHN", "country:FRA", "country:UZB"
BOTH = f"{CHN} {KAZ}"
NAMES = {
    KAZ: "Kazakhstan|Kazakh|kazakh|Казахстан|哈萨克斯坦",
    CHN: "China|Chinese|Chine|chinois|Китай|中国",
    FRA: "France|French",
    UZB: "Uzbekistan|Uzbek|Узбекистан",
}
PROMISED = dt.date(2022, 2, 5)
LATER = dt.date(2022, 9, 14)
INVITATION = "Kazakhstan welcomes the Chinese president to visit the country at an early date"
STATE_VISIT = "The Chinese president paid a state visit to Kazakhstan."
CONSULATE = "the two sides will open a consulate general in Aktobe"
CONVENTION = "they agreed to sign a convention on extradition of fugitives"


def told(text: str, language: str = "en") -> list[Happening]:
    places = ((found, key) for key, forms in NAMES.items() for found in re.finditer(forms, text))
    named = sorted((Named(found.start(), found.end(), key, key) for found, key in places), key=lambda one: one.start)
    return list(happenings(text, text, language, [(0, len(text))], named, frozenset({KAZ, CHN})))


def promise(quote: str, kind: str = "invitation", by: str = KAZ, to: str = CHN, language: str = "en") -> Promise:
    return Promise(kind, quote, language, frozenset(by.split()), frozenset(to.split()), frozenset(), PROMISED)


def joined(said: Promise, text: str, language: str = "en", day: dt.date = LATER) -> set[str]:
    return {one.pattern for one in told(text, language) if fulfils(said, one, day)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chinese President Xi Jinping arrived in Kazakhstan on Wednesday for a state visit."),
        ("en", "Xi of China paid a state visit to Kazakhstan."),
        ("fr", "La déclaration a été annoncée lors de la visite d’Etat du président chinois au Kazakhstan mercredi."),
        ("fr", "Le président chinois s’est rendu au Kazakhstan."),
        ("ru", "Председатель КНР (Китай) прибыл с государственным визитом в Казахстан."),
        ("zh", "中国国家主席对哈萨克斯坦进行国事访问。"),
    ],
)
def test_a_visit_to_the_host_may_answer_an_invitation(language: str, text: str) -> None:
    assert joined(promise(INVITATION), text, language) == {"visit"}


@pytest.mark.parametrize(
    "text",
    [
        "The Kazakh president paid a state visit to China.",
        "The Chinese president will pay a state visit to Kazakhstan.",
        "The state visit of the Chinese president to Kazakhstan was postponed.",
        "If the Chinese president visited Kazakhstan, markets would cheer.",
        "The Chinese president did not arrive in Kazakhstan for his state visit.",
        "The Uzbek president paid a state visit to Kazakhstan.",
        "China and Kazakhstan signed a treaty.",
        "Chinese tourists like Kazakhstan.",
    ],
)
def test_what_went_elsewhere_or_has_not_happened_answers_no_invitation(text: str) -> None:
    assert joined(promise(INVITATION), text) == set()


@pytest.mark.parametrize(
    "quote",
    [
        "Kazakhstan welcomes more Chinese people to visit and study in the country",
        "Kazakhstan invites Chinese tourists to visit its steppe",
        "Kazakhstan welcomes the Chinese proposal",
    ],
)
def test_not_everything_that_is_welcome_is_a_visit_of_state(quote: str) -> None:
    assert joined(promise(quote), STATE_VISIT) == set()


@pytest.mark.parametrize("day", [PROMISED, PROMISED - dt.timedelta(days=1), dt.date(2026, 1, 1)])
def test_what_came_before_or_years_later_answers_nothing(day: dt.date) -> None:
    assert joined(promise(INVITATION), STATE_VISIT) == {"visit"}
    assert joined(promise(INVITATION), STATE_VISIT, day=day) == set()


@pytest.mark.parametrize(
    ("quote", "kind", "language", "text", "pattern"),
    [
        ("China will visit Kazakhstan", "pledge", "en", "The Chinese premier visited Kazakhstan.", "visit"),
        (CONVENTION, "undertaking", "en",
         "China and Kazakhstan signed the convention on extradition of fugitives.", "signing"),
        (CONSULATE, "undertaking", "en", "China and Kazakhstan opened the consulate general in Aktobe.", "opening"),
        ("les deux pays ouvriront un consulat général à Aktobe", "undertaking", "fr",
         "China and Kazakhstan opened the consulate general in Aktobe.", "opening"),
        ("they agreed to ratify the convention on extradition of fugitives", "undertaking", "en",
         "The convention on extradition of fugitives between China and Kazakhstan entered into force.", "ratifying"),
        ("China and Kazakhstan will hold a forum on volcanic geology", "undertaking", "en",
         "The forum on volcanic geology of China and Kazakhstan was held on Friday.", "holding"),
        ("China will provide Kazakhstan with 500 ambulances", "aid_pledge", "en",
         "China delivered 500 ambulances to Kazakhstan.", "giving"),
    ],
)  # fmt: skip
def test_the_same_thing_done_may_fulfil_what_was_promised(
    quote: str, kind: str, language: str, text: str, pattern: str
) -> None:
    by, to = (BOTH, BOTH) if kind == "undertaking" else (CHN, KAZ)
    assert joined(promise(quote, kind, by, to, language), text) == {pattern}


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (CONVENTION, "China and Kazakhstan signed an agreement on trade."),
        ("they agreed to sign an agreement on cooperation", "China and Kazakhstan signed an agreement on cooperation."),
        (CONSULATE, "China and Kazakhstan agreed to open the consulate general in Aktobe."),
        (CONSULATE, "Kazakhstan and China opened a new era."),
    ],
)
def test_another_thing_or_words_that_every_agreement_has_fulfil_nothing(quote: str, text: str) -> None:
    assert joined(promise(quote, "undertaking", BOTH, BOTH), text) == set()


def test_other_states_fulfil_nothing() -> None:
    theirs = promise(CONSULATE, "undertaking", f"{FRA} {UZB}", f"{FRA} {UZB}")
    assert joined(theirs, "China and Kazakhstan opened the consulate general in Aktobe.") == set()


def test_every_pattern_is_whole() -> None:
    for pattern in patterns().values():
        assert pattern.promised.keys() >= {"en", "fr"}
        assert pattern.happened.keys() >= {"en", "fr", "es", "ru", "zh", "ar"}
        assert pattern.kinds


@pytest.mark.parametrize("letters", ["a", "visit ", "signed the ", "'"])
def test_a_long_run_of_one_thing_takes_no_time(letters: str) -> None:
    text = letters * (300_000 // len(letters))
    assert all(one.end == len(text) for one in told(text))
