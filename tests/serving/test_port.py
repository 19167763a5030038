from __future__ import annotations

import errno
import socket

import pytest

from archive.serving.port import LOOPBACK, PortRefused, check_port, why_not


def test_a_free_port_is_accepted() -> None:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        free = probe.getsockname()[1]
    check_port(free)


def test_a_port_in_use_is_named_with_another_to_take() -> None:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(PortRefused, match=rf"Port {port} is in use.*--port"):
            check_port(port)


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_what_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(PortRefused, match="is not a port"):
        check_port(port)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EADDRINUSE, "is in use"),
        (errno.EACCES, "is the system's"),
        (errno.EADDRNOTAVAIL, "cannot be used"),
    ],
)
def test_every_refusal_has_its_reason(number: int, sentence: str) -> None:
    assert sentence in why_not(80, OSError(number, "no"))
