from __future__ import annotations

import pytest

from archive.guard.clients import address_behind, network_of

PROXIES = {"127.0.0.1", "10.0.0.7"}

CASES = [
    ("nobody in between", "203.0.113.9", "", "203.0.113.9"),
    ("our proxy tells who asked", "127.0.0.1", "203.0.113.9", "203.0.113.9"),
    ("what a stranger claims to have come from", "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
    ("a stranger who is no proxy is not believed", "203.0.113.9", "198.51.100.1", "203.0.113.9"),
    ("two of our proxies in a row", "127.0.0.1", "203.0.113.9, 10.0.0.7", "203.0.113.9"),
    ("words instead of an address", "127.0.0.1", "<script>", "127.0.0.1"),
    ("a claim before words", "127.0.0.1", "203.0.113.9, nonsense", "127.0.0.1"),
    ("our proxy asks for itself", "127.0.0.1", "", "127.0.0.1"),
    ("a server on a socket file behind a proxy", "", "203.0.113.9", "203.0.113.9"),
    ("the newer kind of address", "127.0.0.1", "2001:db8::1", "2001:db8::1"),
]


@pytest.mark.parametrize(("case", "nearest", "forwarded", "expected"), CASES, ids=[case[0] for case in CASES])
def test_who_asks_is_told_by_our_proxies_alone(case: str, nearest: str, forwarded: str, expected: str) -> None:
    assert address_behind(nearest, forwarded, PROXIES) == expected


def test_the_addresses_of_one_ipv6_visitor_are_counted_together() -> None:
    assert network_of("2001:db8:1:2::a") == network_of("2001:db8:1:2:ffff::b") != network_of("2001:db8:1:3::a")


@pytest.mark.parametrize("address", ["203.0.113.9", ""])
def test_other_visitors_are_counted_by_their_address(address: str) -> None:
    assert network_of(address) == address
