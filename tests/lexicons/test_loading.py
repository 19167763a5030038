from __future__ import annotations

from pathlib import Path

import pytest

from archive.lexicons import LexiconError, actors, dated_facts, digest, words

NAMED = '[x]\nkind = "summit"\nsource = "s"\nnames = { en = ["x"] }\n'
KAZAKHSTAN = '["country:KAZ"]\nnames = { en = "Kazakhstan" }\n'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("actors", "derived", "facts", "words"):
        (tmp_path / folder).mkdir()
    (tmp_path / "endings.toml").write_text('"e" = ["", "e", "s"]\n', encoding="utf-8")
    return tmp_path


def write(data: Path, name: str, text: str) -> Path:
    (data / name).write_text(text, encoding="utf-8")
    return data


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ('["country:KAZ"]\nname = "Kazakhstan"', "country:KAZ: unknown field name; the fields are"),
        ('["country:kaz"]\nnames = { en = "Kazakhstan" }', 'country:kaz: the key should read like "country:KAZ"'),
        ('["empire:rome"]\nnames = { en = "Rome" }', "empire:rome: the key should read like"),
        ('["country:KAZ"]\nnames = { fr = "Kazakhstan" }', "it has no English name"),
        ('["country:KAZ"]\nnames = { en = " Kazakhstan" }', "write the name as one trimmed string"),
        ('["country:KAZ"]\nnames = { english = "Kazakhstan" }', '"english" is no language'),
        (KAZAKHSTAN + 'demonym = { en = "Kazakh" }', "put them in [square brackets]"),
        (KAZAKHSTAN + 'demonym = { ru = ["казахск{ый}"] }', "data/endings.toml lacks"),
        (KAZAKHSTAN + 'capital = { en = [{ text = "Astana", from = "2022" }] }', "it may have text, exact, since and"),
        (KAZAKHSTAN + 'since = "2022-02-31"', '"2022-02-31" is no date'),
        (KAZAKHSTAN + 'since = "spring"', '"spring" is no date; write 2013'),
        (KAZAKHSTAN + 'since = "1992"\nuntil = "1991"', "comes after 1991-12-31"),
        (KAZAKHSTAN + 'members = { "1992" = "UZB" }', "names country:UZB as its member, which no record has"),
        (KAZAKHSTAN + 'country = "UZB"', "names country:UZB as its country, which no record has"),
        (KAZAKHSTAN + 'offices = [["king", "KAZ", "1992", "", "King", "roi"]]', 'the rank "king" is unknown'),
        (KAZAKHSTAN + 'offices = [["head of state", "KAZ", "", "", "King", "roi"]]', "has no beginning"),
        (KAZAKHSTAN + 'offices = [["head of state", "KAZ"]]', "has 2 parts; write [rank, of,"),
        ('name = "Kazakhstan"', "stands outside of any record"),
        ('["country:KAZ"', "actors/x.toml is no TOML"),
    ],
)
def test_bad_data_is_refused_with_a_sentence_that_names_it(data: Path, record: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as refusal:
        actors(write(data, "actors/x.toml", record))
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ('[x]\nkind = "ball"\nday = "2013"\nsource = "s"', "its kind is 'ball'; use one of: summit"),
        ('[x]\nkind = "summit"\nday = "2013"\nnames = { en = ["x"] }', "it has no source"),
        (NAMED, "it needs names.en and a day"),
        (NAMED.replace("[x]", "[X]", 1) + 'day = "2013"', "lower-case words"),
        (NAMED + 'day = "2013"\nparties = "KAZ"', "the party country:KAZ"),
    ],
)
def test_a_bad_fact_is_refused_with_a_sentence_that_names_it(data: Path, record: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as refusal:
        dated_facts(write(data, "facts/x.toml", record))
    assert complaint in str(refusal.value)


def test_a_fact_key_is_used_once(data: Path) -> None:
    fact = '[x]\nkind = "summit"\nsource = "s"\nday = "2013"\nnames = { en = ["x"] }'
    write(data, "facts/a.toml", fact)
    with pytest.raises(LexiconError, match=r"facts/b.toml, record x: the key is taken already"):
        dated_facts(write(data, "facts/b.toml", fact))


def test_a_hand_written_record_adds_to_the_derived_one_and_wins(data: Path) -> None:
    derived = 'names = { en = "Turkey", fr = "Turquie" }\ndemonym = { en = ["Turk", "Turkic"] }'
    by_hand = (
        'names = { en = "Türkiye" }\nalias = { en = ["Turkey"] }\ndemonym = { en = ["Turk{e}"] }\nwithout = ["Turkic"]'
    )
    write(data, "derived/d.toml", f'["country:TUR"]\n{derived}')
    write(data, "actors/h.toml", f'["country:TUR"]\n{by_hand}')
    turkey = actors(data)["country:TUR"]
    assert turkey.names == {"en": "Türkiye", "fr": "Turquie"}
    assert [alias.text for alias in turkey.aliases] == ["Turkey", "Turk", "Turke", "Turks"]


def test_a_file_may_name_one_source_for_all_and_a_merged_record_names_both(data: Path) -> None:
    write(data, "derived/d.toml", f'source = "CLDR"\n{KAZAKHSTAN}')
    write(
        data, "actors/h.toml", f'source = "UNTERM"\n{KAZAKHSTAN}["country:UZB"]\nnames.en = "Uzbekistan"\nsource = "uz"'
    )
    found = actors(data)
    assert (found["country:KAZ"].source, found["country:UZB"].source) == ("CLDR; UNTERM", "uz")


def test_an_acronym_is_exact_unless_told_otherwise(data: Path) -> None:
    acronyms = 'acronym = { en = ["WHO", { text = "W.H.O.", exact = false }] }'
    write(data, "actors/x.toml", f'["organisation:who"]\nnames = {{ en = "World Health Organization" }}\n{acronyms}')
    aliases = actors(data)["organisation:who"].aliases
    assert [(alias.text, alias.exact) for alias in aliases] == [("WHO", True), ("W.H.O.", False)]


def test_an_unknown_word_list_is_refused_with_the_names_of_those_there_are(data: Path) -> None:
    write(data, "words/months.toml", "en = []")
    with pytest.raises(LexiconError, match=r'no word list "moths".*the lists are: months\.'):
        words("moths", data)


def test_the_digest_changes_with_any_file(data: Path) -> None:
    before = digest(data)
    write(data, "words/months.toml", 'en = ["January"]')
    digest.cache_clear()
    assert digest(data) != before
