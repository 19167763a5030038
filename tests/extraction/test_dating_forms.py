"""Dates as they are printed, in the languages the archive reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.dating.forms import find_dates

FULL = (2022, 9, 14)
WRITTEN = [
    ("en", "14 September 2022"),
    ("en", "September 14, 2022"),
    ("en", "Sept. 14, 2022"),
    ("en", "SEP 14 2022"),
    ("en", "September 14th, 2022"),
    ("en", "14th of September, 2022"),
    ("en", "14th day of September 2022"),
    ("en", "Wednesday, 14 September 2022"),
    ("en", "14-Sep-2022"),
    ("en", "14-Sep-22"),
    ("en", "2022-09-14"),
    ("en", "2022/09/14"),
    ("en", "14/09/2022"),
    ("en", "09/14/2022"),
    ("fr", "mercredi 14 septembre 2022"),
    ("fr", "14.09.2022"),
    ("fr", "14/09/2022"),
    ("fr", "14 sept. 2022"),
    ("es", "14 de septiembre de 2022"),
    ("es", "14 de setiembre del 2022"),
    ("pt", "14 de setembro de 2022"),
    ("pt", "quarta-feira, 14 de setembro de 2022"),
    ("de", "14. September 2022"),
    ("de", "Mittwoch, den 14. September 2022"),
    ("it", "14 settembre 2022"),
    ("nl", "14 september 2022"),
    ("tr", "14 Eylül 2022"),
    ("pl", "14 września 2022"),
    ("id", "14 September 2022"),
    ("sv", "14 september 2022"),
    ("el", "14 Σεπτεμβρίου 2022"),
    ("ru", "14 сентября 2022"),
    ("ru", "14-го сентября 2022"),
    ("uk", "14 вересня 2022"),
    ("kk", "2022 жылғы 14 қыркүйек"),
    ("ar", "14 سبتمبر 2022"),
    ("ar", "14 سبتمبر/أيلول 2022"),
    ("ar", "١٤ سبتمبر ٢٠٢٢"),
    ("ar", "14 أيلول 2022"),
    ("fa", "۱۴ سپتامبر ۲۰۲۲"),
    ("zh", "2022年9月14日"),
    ("zh", "2022年09月14日"),
    ("zh", "二〇二二年九月十四日"),
    ("ja", "2022年9月14日(水)"),
    ("ko", "2022년 9월 14일"),
]


@pytest.mark.parametrize(("language", "written"), WRITTEN)
def test_a_full_date_is_read_whole(language: str, written: str) -> None:
    (printed,) = find_dates(f"({written})", language)
    assert (printed.year, printed.month, printed.day) == FULL
    assert f"({written})"[printed.start : printed.end] == written


PARTIAL = [
    ("en", "BEIJING, June 17 (KUNA)", (None, 6, 17, None)),
    ("en", "on Tuesday 17 June the", (None, 6, 17, 1)),
    ("en", "on September 14 (Wednesday)", (None, 9, 14, 2)),
    ("en", "in September 2022.", (2022, 9, None, None)),
    ("en", "said on Saturday that", (None, None, None, 5)),
    ("fr", "le mardi 17 juin", (None, 6, 17, 1)),
    ("fr", "le 1er mars", (None, 3, 1, None)),
    ("fr", "au Kazakhstan mercredi.", (None, None, None, 2)),
    ("es", "el miércoles", (None, None, None, 2)),
    ("pt", "na quarta-feira", (None, None, None, 2)),
    ("de", "am Mittwoch", (None, None, None, 2)),
    ("ru", "14 сентября", (None, 9, 14, None)),
    ("ru", "в среду", (None, None, None, 2)),
    ("zh", "新华社北京9月14日电", (None, 9, 14, None)),
    ("zh", "14日在北京", (None, None, 14, None)),
    ("zh", "星期三", (None, None, None, 2)),
    ("ar", "يوم الأربعاء", (None, None, None, 2)),
    ("ar", "14 كانون الثاني", (None, 1, 14, None)),
    ("ja", "水曜日", (None, None, None, 2)),
    ("ko", "수요일", (None, None, None, 2)),
]


@pytest.mark.parametrize(("language", "text", "parts"), PARTIAL)
def test_what_a_date_leaves_out_stays_open(language: str, text: str, parts: tuple) -> None:
    printed = find_dates(text, language)[0]
    assert (printed.year, printed.month, printed.day, printed.weekday) == parts


NO_DATES = [
    ("en", "resolution 2758 and the 13th meeting"),
    ("en", "they may 3 times; soldiers march 14 km"),
    ("en", "section 1.2.3 of the 2020-2022 programme"),
    ("en", "a 9/11 memorial, at 10:46, in 24/7 operation"),
    ("en", "Copyright 1999-2018"),
    ("fr", "six mars 14 chocolats, onze mai"),
    ("es", "Santo Domingo"),
    ("pt", "a quarta reunião, em segunda leitura"),
    ("zh", "100日元，为期3日间，月球"),
    ("ru", "14 апельсинов"),
]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_numbers_and_words_that_only_look_like_dates_are_none(language: str, text: str) -> None:
    assert not [p for p in find_dates(text, language) if p.is_full or p.is_day_and_month or p.is_weekday]


@pytest.mark.parametrize(
    "text",
    ["13-15 September 2022", "September 13–15, 2022", "from 13 to 15 September 2022", "13 and 15 September 2022"],
)
def test_a_range_keeps_both_days(text: str) -> None:
    (printed,) = find_dates(text, "en")
    assert (printed.date(), printed.last_date()) == (printed.in_year(2022), printed.in_year(2022).replace(day=15))
    assert printed.day == 13


@pytest.mark.parametrize("text", ["31 February 2022", "29 February 2023", "31 June", "30/02/2022"])
def test_a_day_no_calendar_has_is_found_and_known_not_to_exist(text: str) -> None:
    (printed,) = find_dates(text, "en")
    assert not printed.exists()


def test_an_english_date_in_figures_stays_open_when_both_could_be_the_month() -> None:
    (printed,) = find_dates("09/10/2022", "en")
    assert printed.swapped
    (printed,) = find_dates("09/10/2022", "fr")
    assert not printed.swapped


@settings(max_examples=200)
@given(
    st.text(alphabet="0123456789/-.,年月日 SeptMayмая\n", max_size=120),
    st.sampled_from(["en", "fr", "ru", "zh", "ar", ""]),
)
def test_spans_are_in_order_and_inside_the_text(text: str, language: str) -> None:
    ends = [0]
    for printed in find_dates(text, language):
        assert ends[-1] <= printed.start < printed.end <= len(text)
        ends.append(printed.end)
