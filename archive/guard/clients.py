"""Who asks: the address of a visitor, also behind a proxy.

X-Forwarded-For is written by whoever asks and only added to by proxies: its first entry is what a stranger claims, and
a limit counted by it is no limit. So it is read from the right, and only as far as our own proxies reach.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

# A visitor with IPv6 has a whole network of this size to take addresses from.
SHARED_IPV6_BITS = 64


def client_address(request: HttpRequest) -> str:
    """A server on a socket file has no REMOTE_ADDR: whoever reaches that file is taken for a proxy."""
    said = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return address_behind(request.META.get("REMOTE_ADDR", ""), said, settings.TRUSTED_PROXIES)


def address_behind(nearest: str, forwarded: str, proxies: Collection[str]) -> str:
    """The last address of `nearest` and X-Forwarded-For, from the near end, that is not one of our own proxies."""
    address = nearest
    for said in reversed(forwarded.split(",")):
        if address and address not in proxies:
            break
        if not is_address(said.strip()):
            break
        address = said.strip()
    return address


def is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4_096)
def network_of(address: str) -> str:
    """What is counted together: an IPv4 address, or the network that one visitor with IPv6 has."""
    if not is_address(address):
        return address
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, SHARED_IPV6_BITS), strict=False))
