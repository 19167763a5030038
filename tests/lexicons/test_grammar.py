from __future__ import annotations

import pytest

from archive.lexicons import grammar as module
from archive.lexicons.codebook import KINDS, MODALITIES
from archive.lexicons.grammar import GrammarError, grammar, languages, table

LOOSE = {"promise", "speech", "deontic", "judgement"}


def test_commitments_are_read_in_the_languages_whose_folders_are_complete() -> None:
    assert languages() == ("en", "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cue_names_a_kind_and_a_modality_of_the_codebook(language: str) -> None:
    for row in table(language, "cues")["cue"]:
        assert row["kind"] in KINDS or row["kind"] in LOOSE
        assert row["modality"] in MODALITIES
        assert row["say"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rule_names_are_unique(language: str) -> None:
    rules = [row["rule"] for row in table(language, "cues")["cue"]]
    assert len(rules) == len(set(rules))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_languages_cover_every_kind(language: str) -> None:
    kinds = {row["kind"] for row in table(language, "cues")["cue"]}
    promised = {"undertaking", "pledge", "aid_pledge"}
    assert set(KINDS) - promised <= kinds
    assert "promise" in kinds


@pytest.mark.parametrize(
    ("language", "verb", "form", "tense"),
    [
        ("en", "deepen", "deepened", "past"),
        ("en", "pledge", "pledges", "present"),
        ("en", "reply", "replied", "past"),
        ("en", "concur", "concurring", "gerund"),
        ("fr", "renforcer", "renforceront", "future"),
        ("fr", "engager", "engageons", "present"),
        ("fr", "soutenir", "soutiendra", "future"),
        ("fr", "appuyer", "appuient", "present"),
        ("fr", "fournir", "fourniraient", "conditional"),
    ],
)
def test_forms_of_verbs_are_spelled_out(language: str, verb: str, form: str, tense: str) -> None:
    assert grammar(language).verbs.forms(verb)[form] == tense


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"rule": "x", "kind": "promis", "modality": "will", "say": ["{agree} to"]}, "no kind"),
        ({"rule": "x", "kind": "promise", "modality": "maybe", "say": ["{agree} to"]}, "no modality"),
        ({"rule": "x", "kind": "promise", "modality": "will", "say": ["{agree} (to)"]}, "begin or end"),
    ],
)
def test_a_bad_cue_is_refused_with_its_rule(row: dict, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    verbs = grammar("en").verbs
    monkeypatch.setattr(module, "table", lambda language, name: {"cue": [row]})
    with pytest.raises(GrammarError, match=says):
        list(module._patterns("en", verbs))
