"""The ladder of partnerships: lowest rung first, every name of it a formula with forms in six languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.lexicons import LexiconError, partnerships
from archive.lexicons.loading import DATA

RUNG = '[one]\nname = {{ en = "partnership", fr = "partenariat" }}\nformulas = "{}"\n'
FORMULAS = '[win-win]\nforms.en = ["win-win"]\nforms.fr = ["gagnant-gagnant"]\nsource = "s"\n'


def test_the_ladder_rises_from_neighbours_to_what_has_a_name_of_its_own() -> None:
    places = {formula: rung.level for rung in partnerships() for formula in rung.formulas}
    assert [rung.level for rung in partnerships()] == list(range(1, len(partnerships()) + 1))
    rising = ["good-neighbourliness", "strategic-partnership", "comprehensive-partnership", "permanent-partnership"]
    assert sorted(rising, key=places.__getitem__) == rising


@pytest.mark.parametrize(
    ("ladder", "complaint"),
    [
        (RUNG.format("zero-sum"), "names the formula zero-sum, which formulas.toml lacks"),
        (RUNG.format("win-win") + RUNG.format("win-win").replace("[one]", "[two]"), "win-win on two rungs"),
        (RUNG.format(""), "no formula stands on it"),
        ('[one]\nname = { en = "partnership" }\nformulas = "win-win"\n', "a name in English and in French"),
        (RUNG.format("win-win") + "level = 3\n", "unknown field level"),
    ],
)
def test_a_bad_ladder_is_refused_with_a_sentence_that_names_it(tmp_path: Path, ladder: str, complaint: str) -> None:
    (tmp_path / "endings.toml").write_text((DATA / "endings.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "formulas.toml").write_text(FORMULAS, encoding="utf-8")
    (tmp_path / "partnerships.toml").write_text(ladder, encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint):
        partnerships(tmp_path)
