from __future__ import annotations

from collections import Counter

import pytest

from archive.lexicons import media

KINDS = {"agency", "newspaper", "broadcaster", "web", "photo agency", "ministry"}
OUTLETS = {outlet.id: outlet for outlet in media()}


def forms(key: str) -> set[str]:
    return {*OUTLETS[key].names.values(), *(alias.text for alias in OUTLETS[key].aliases)}


def test_there_are_more_than_three_hundred_outlets_half_of_them_agencies() -> None:
    kinds = Counter(outlet.media_kind for outlet in OUTLETS.values())
    assert len(OUTLETS) >= 300
    assert kinds["agency"] >= 140


def test_every_outlet_is_of_a_known_kind_and_says_where_it_was_seen() -> None:
    assert [outlet.id for outlet in OUTLETS.values() if outlet.media_kind not in KINDS or not outlet.source] == []


def test_no_internet_domain_belongs_to_two_outlets_of_one_kind() -> None:
    owners = Counter((domain, outlet.media_kind) for outlet in OUTLETS.values() for domain in outlet.domains)
    assert [domain for domain, count in owners.items() if count > 1] == []


def test_a_domain_is_a_bare_host_name() -> None:
    domains = [domain for outlet in OUTLETS.values() for domain in outlet.domains]
    assert [domain for domain in domains if "/" in domain or "." not in domain or domain != domain.lower()] == []


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("media:xinhua", "Xinhua"),
        ("media:xinhua", "Chine nouvelle"),
        ("media:xinhua", "新华社"),
        ("media:global-times", "Temps mondiaux"),
        ("media:peoples-daily", "Le Quotidien du Peuple"),
        ("media:kuna", "KUNA"),
        ("media:tass", "ТАСС"),
        ("media:inp", "INP"),
        ("media:afp", "AFP"),
        ("media:ani", "ANI"),
        ("media:pti", "PTI"),
        ("media:app", "APP"),
        ("media:bernama", "Bernama"),
        ("media:antara", "ANTARA"),
        ("media:yonhap", "Yonhap"),
        ("media:wam", "WAM"),
        ("media:spa", "SPA"),
        ("media:petra", "PETRA"),
        ("media:mena", "MENA"),
        ("media:irna", "IRNA"),
        ("media:efe", "EFE"),
        ("media:dpa", "DPA"),
        ("media:kabar", "Kabar"),
        ("media:kazinform", "Kazinform"),
        ("media:uza", "UzA"),
        ("media:turkmenportal", "TurkmenPortal"),
        ("media:belga", "Belga"),
        ("media:ansa", "ANSA"),
        ("media:lusa", "Lusa"),
        ("media:vna", "VNA"),
        ("media:kcna", "KCNA"),
        ("media:anadolu", "Anadolu"),
        ("media:cmg", "CMG"),
        ("media:vcg", "VCG"),
    ],
)
def test_an_outlet_is_found_as_datelines_and_credits_print_it(key: str, printed: str) -> None:
    assert printed in forms(key)


@pytest.mark.parametrize("title", ["Dawn", "Le Monde", "Le Temps", "Libération", "The Economist", "APP", "SPA", "MAP"])
def test_a_title_that_is_also_a_common_word_counts_only_letter_for_letter(title: str) -> None:
    found = [alias.exact for outlet in OUTLETS.values() for alias in outlet.aliases if alias.text == title]
    found += [outlet.exact for outlet in OUTLETS.values() if title in outlet.names.values()]
    assert found
    assert all(found)
