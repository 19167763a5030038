from __future__ import annotations

import pytest

from archive.lexicons.codebook import GROUPS, KINDS, MODALITIES, TOPICS, is_strict


def test_the_codebook_has_its_four_groups_twelve_kinds_nine_modalities_and_nineteen_topics() -> None:
    assert list(GROUPS) == ["act", "commitment", "position", "other"]
    assert (len(KINDS), len(MODALITIES), len(TOPICS)) == (12, 9, 19)


def test_every_group_has_a_kind() -> None:
    assert {kind.group for kind in KINDS.values()} == set(GROUPS)


@pytest.mark.parametrize("codes", [GROUPS, KINDS, MODALITIES, TOPICS])
def test_every_code_is_labelled_in_both_languages(codes: dict) -> None:
    assert all(code.label("en") and code.label("fr") for code in codes.values())


def test_kinds_and_modalities_say_what_they_mean() -> None:
    assert all(code.definition("en") and code.definition("fr") for code in (*KINDS.values(), *MODALITIES.values()))


def test_a_label_in_an_unknown_language_is_the_english_one() -> None:
    assert TOPICS["health"].label("ru") == "Health"


@pytest.mark.parametrize(
    ("kind", "modality", "names_action", "strict"),
    [
        ("undertaking", "decided", True, True),
        ("pledge", "ready", True, True),
        ("aid_pledge", "binding", True, True),
        ("pledge", "desire", True, False),
        ("pledge", "will", False, False),
        ("agreement", "binding", True, False),
        ("assurance", "will", True, False),
        ("support", "state", True, False),
    ],
)
def test_strict_is_a_firm_promise_that_names_an_action(
    kind: str, modality: str, names_action: bool, strict: bool
) -> None:
    assert is_strict(kind, modality, names_action) is strict


def test_modalities_are_ranked_from_the_strongest() -> None:
    assert MODALITIES["binding"].rank < MODALITIES["ready"].rank < MODALITIES["none"].rank
