"""Makes `data/derived/` from other people's data. Run by hand when a new edition of it appears; never at run time.

    npm pack world-countries            # unpack it anywhere
    python -m archive.lexicons.derive package/countries.json

Takes names and time-zone cities from CLDR through the installed Babel, and official names, capitals and demonyms from
world-countries. What they lack or get wrong is written by hand in `data/actors/`, which wins.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from archive.lexicons.folding import fold
from archive.lexicons.loading import DATA

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar", "de", "pt", "it", "ja", "tr", "fa", "ko", "uk", "hi")
CAPITAL_LANGUAGES = ("fr", "es", "ru", "zh", "ar")
OBSERVERS = frozenset(["VAT", "PSE"])
OUR_CODES = {"UNK": "XKX"}

CLDR_HEADER = """\
# Names of states and territories, and capitals that are time-zone cities. Made by archive/lexicons/derive.py.
# Derived from the Unicode Common Locale Data Repository (CLDR) through Babel. Copyright 1991-2026 Unicode, Inc.,
# used under the Unicode License v3, https://www.unicode.org/license.txt

source = "Unicode CLDR"
"""
ODBL_HEADER = """\
# Official names, capitals and demonyms. Made by archive/lexicons/derive.py.
# Contains information from world-countries 5.1.0 by Mohammed Le Doze, https://mledoze.github.io/countries/, which is
# made available under the Open Database License v1.0, https://opendatacommons.org/licenses/odbl/1.0/; so is this file.

source = "world-countries 5.1.0 (ODbL 1.0)"
"""

Country = Mapping[str, Any]
Table = dict[str, Any]


def derive(countries: list[Country], folder: Path = DATA / "derived") -> None:
    """Writes the two derived files; the same input gives the same bytes."""
    ordered = sorted(countries, key=_key)
    shared = _shared_demonyms(ordered)
    _write(folder / "cldr.toml", CLDR_HEADER, ((_key(country), _from_cldr(country)) for country in ordered))
    _write(
        folder / "world-countries.toml",
        ODBL_HEADER,
        ((_key(country), _from_list(country, shared)) for country in ordered),
    )


def _key(country: Country) -> str:
    code = OUR_CODES.get(country["cca3"], country["cca3"])
    return f"{'country' if _is_state(country) else 'territory'}:{code}"


def _is_state(country: Country) -> bool:
    return bool(country["unMember"]) or country["cca3"] in OBSERVERS


def _from_cldr(country: Country) -> Table:
    iso2 = country["cca2"]
    names = {code: _locale(code).territories[iso2].replace("’", "'") for code in LANGUAGES}
    return {
        "names": names,
        "alias": {"ru": [declined(names["ru"])]},
        "capital": _capitals(country),
        "iso2": iso2,
    }


def _locale(code: str) -> Locale:
    return Locale.parse("zh_Hans" if code == "zh" else code)


def _capitals(country: Country) -> Table:
    """The capital in each language in which it is written otherwise than in English, where CLDR has its time zone."""
    found: dict[str, list[str]] = {}
    for capital in _state_capitals(country):
        for zone in filter(lambda zone: fold(_city(zone, "en")) == fold(capital), _zones(country["cca2"])):
            for code in CAPITAL_LANGUAGES:
                city = _city(zone, code).replace("’", "'")
                if city != capital:
                    found.setdefault(code, []).append(declined(city) if code == "ru" else city)
    return found


def _state_capitals(country: Country) -> list[str]:
    """Capitals of states only: "Hamilton", "Stanley" or "Douglas" are people more often than seats of territories."""
    return list(country["capital"]) if _is_state(country) else []


def _zones(iso2: str) -> list[str]:
    return sorted(zone for zone, territory in get_global("zone_territories").items() if territory == iso2)


def _city(zone: str, code: str) -> str:
    return _locale(code).time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")


def declined(russian: str) -> str:
    """A Russian name with its endings, as `inflection` reads them; names of several words and foreign ends stay bare.

    >>> declined("Казахстан"), declined("Россия"), declined("Перу")
    ('Казахстан{м}', 'Росс{ия}', 'Перу')
    """
    if " " in russian or "(" in russian:
        return russian
    for end, kept, endings in _RUSSIAN_ENDS:
        if russian.endswith(end):
            return f"{russian[: len(russian) - len(end) + kept]}{{{endings}}}"
    return russian


_RUSSIAN_ENDS = (
    ("ия", 0, "ия"),
    *((f"{letter}а", 1, "га") for letter in "гкхжчшщ"),
    ("а", 0, "а"),
    ("я", 0, "я"),
    ("й", 0, "й"),
    ("русь", 3, "ь-ж"),
    ("ь", 0, "ь-м"),
    *((letter, 1, "ж") for letter in "жчшщц"),
    *((letter, 1, "м") for letter in "бвгдзклмнпрстфх"),
)


def _shared_demonyms(countries: list[Country]) -> frozenset[str]:
    """Demonyms that a territory shares with another place: "American" (of the Marianas) means the state."""
    claims = Counter(text for country in countries for text in {*_english(country), *_french(country)})
    states = {text for country in countries if _is_state(country) for text in (*_english(country), *_french(country))}
    return frozenset(text for text, times in claims.items() if times > 1) | states


def _from_list(country: Country, shared: frozenset[str]) -> Table:
    """Official names, capitals and demonyms; of a territory only the demonyms that nobody else has."""
    common, official = country["name"]["common"], country["name"]["official"]
    french = country["translations"].get("fra", {}).get("official", "")
    return {
        "alias": {"en": list(dict.fromkeys([official, common])), "fr": [french.replace("’", "'")]},
        "capital": {"any": _state_capitals(country)},
        "demonym": {
            code: [text for text in demonyms if _is_state(country) or text not in shared]
            for code, demonyms in (("en", _english(country)), ("fr", _french(country)))
        },
    }


def _english(country: Country) -> list[str]:
    """The demonym and, where English forms one with -s, its plural: "Kenyan", "Kenyans", but "Chinese"."""
    invariable = ("s", "ese", "ch", "sh", "z")
    return [text if text.endswith(invariable) else f"{text}(|s)" for text in _demonyms(country, "eng")]


def _french(country: Country) -> list[str]:
    """Masculine and feminine with their plurals, in lower case as adjectives are written."""
    given = [text.lower() for text in _demonyms(country, "fra")]
    return [text if text.endswith(("s", "x")) else f"{text}(|s)" for text in given]


def _demonyms(country: Country, language: str) -> list[str]:
    """As given, once each; what names two peoples at once ("Antiguan, Barbudan") is left to be written by hand."""
    given = country["demonyms"].get(language, {}).values()
    return [text for text in dict.fromkeys(given) if text and "," not in text and " et " not in text]


def _write(path: Path, header: str, records: Iterable[tuple[str, Table]]) -> None:
    blocks = [f'["{key}"]\n' + "".join(_lines(record)) for key, record in records]
    path.write_text(header + "\n" + "\n".join(blocks), encoding="utf-8", newline="\n")


def _lines(record: Table) -> Iterator[str]:
    for field, value in record.items():
        if isinstance(value, str):
            yield f"{field} = {_quoted(value)}\n"
        elif filled := {code: content for code, content in value.items() if content and content != [""]}:
            yield f"{field} = {{ {', '.join(f'{code} = {_quoted(content)}' for code, content in filled.items())} }}\n"


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    derive(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
