"""How a later message words what an earlier one said: by the first step that differs, in whatever language."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from archive.comparing.messages import Said
from archive.comparing.wording import Worded, change_of, dropped_from, links, new_among, steps

CHN, KAZ, FRA = "country:CHN", "country:KAZ", "country:FRA"
QUOTE = "China supports Kazakhstan in safeguarding its independence and territorial integrity"
NAMED = frozenset({"instrument:un-charter"})


def worded(quote: str = QUOTE, language: str = "en", **fields: Any) -> Worded:
    details = {
        name: fields.pop(name) for name in ("intensifier", "condition", "amount", "unit", "deadline") if name in fields
    }
    said: dict[str, Any] = {
        "kind": "support", "modality": "state", "parties": frozenset({CHN}), "counterparts": frozenset({KAZ}),
        "topics": frozenset({"sovereignty-core-interests"}), "named": NAMED, **fields,
    }  # fmt: skip
    return Worded(Said(quote, quote, language, **said), **details)


@pytest.mark.parametrize(
    ("before", "after", "change", "what"),
    [
        ({}, {}, "reaffirmed", []),
        ({"modality": "ready"}, {"modality": "decided"}, "strengthened", ["modality"]),
        ({"modality": "will"}, {"modality": "desire"}, "weakened", ["modality"]),
        ({"modality": "binding"}, {"modality": "will"}, "weakened", ["modality"]),
        ({"modality": "state"}, {"modality": "urge"}, "reaffirmed", []),
        ({}, {"intensifier": "firmly"}, "strengthened", ["intensifier"]),
        ({"intensifier": "fermement"}, {}, "weakened", ["intensifier"]),
        ({"intensifier": "unswerving"}, {"intensifier": "fermement"}, "reaffirmed", []),
        ({}, {"condition": "if peace holds"}, "weakened", ["condition"]),
        ({"condition": "sous réserve de financement"}, {}, "strengthened", ["condition"]),
        ({"condition": "if peace holds"}, {"condition": "si la paix tient"}, "reaffirmed", []),
        ({"amount": 3000, "unit": "places"}, {"amount": 5000, "unit": "places"}, "strengthened", ["amount"]),
        ({"amount": 5000, "unit": "places"}, {"amount": 3000, "unit": "places"}, "weakened", ["amount"]),
        ({"amount": 5000, "unit": "places"}, {"amount": 3000, "unit": "euros"}, "reaffirmed", []),
        ({}, {"amount": 3000, "unit": "places"}, "reaffirmed", []),
        ({}, {"deadline": dt.date(2030, 1, 1)}, "strengthened", ["deadline"]),
        ({"deadline": dt.date(2030, 1, 1)}, {}, "weakened", ["deadline"]),
        ({"deadline": dt.date(2026, 1, 1)}, {"deadline": dt.date(2030, 1, 1)}, "reaffirmed", []),
        ({"modality": "will"}, {"modality": "ready", "intensifier": "firmly"}, "weakened", ["modality", "intensifier"]),
        ({}, {"intensifier": "firmly", "condition": "if peace holds"}, "weakened", ["condition", "intensifier"]),
    ],
)
def test_the_first_step_that_differs_decides(
    before: dict[str, Any], after: dict[str, Any], change: str, what: list[str]
) -> None:
    found = list(steps(worded(**before), worded(**after)))
    assert [step.what for step in found] == what
    assert change_of(found) == change


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("en", "China firmly backs the independence and territorial integrity of Kazakhstan"),
        ("fr", "la Chine soutient l’indépendance et l’intégrité territoriale du Kazakhstan"),
        ("ru", "Китай поддерживает независимость и территориальную целостность Казахстана"),
        ("zh", "中方支持哈萨克斯坦维护国家独立和领土完整"),
    ],
)
def test_a_message_is_taken_up_in_any_language(language: str, quote: str) -> None:
    (link,) = links([worded()], [worded(quote, language)])
    assert (link.earlier, link.later, link.change) == (0, 0, "reaffirmed")
    assert any(reason.signal == "content" for reason in link.pair.reasons)


@pytest.mark.parametrize(
    "other",
    [
        {"parties": frozenset({FRA})},
        {"kind": "opposition"},
        {"quote": "China supports the pipeline through Kazakhstan", "named": frozenset()},
        {"quote": "China will send a panda to Kazakhstan", "kind": "pledge", "modality": "will", "named": frozenset()},
    ],
)  # fmt: skip
def test_what_another_says_or_what_is_said_of_another_thing_takes_nothing_up(other: dict[str, Any]) -> None:
    assert links([worded()], [worded(**other)]) == []


def test_a_message_takes_up_one_and_the_others_stay_for_others() -> None:
    earlier = [worded(), worded("China will build a railway to Kazakhstan", topics=frozenset({"bri-connectivity"}))]
    later = [worded("China shall build the railway to Kazakhstan", topics=frozenset({"bri-connectivity"})), worded()]
    assert {(one.earlier, one.later) for one in links(earlier, later)} == {(0, 1), (1, 0)}


def test_new_and_dropped_are_only_said_where_both_speak_of_the_matter() -> None:
    same_topic, other_topic = worded("China hails Kazakhstan"), worded("x", topics=frozenset({"health"}))
    other_side = worded("y", parties=frozenset({FRA}))
    assert new_among([same_topic, other_topic, other_side], [worded()], linked=set()) == [0]
    assert new_among([same_topic], [worded()], linked={0}) == []
    assert dropped_from([worded(), other_topic], [same_topic], linked=set()) == [0]
