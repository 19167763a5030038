"""A port to listen on, asked for before the server starts, whose own complaint would be a traceback."""

from __future__ import annotations

import errno
import socket

LOOPBACK = "127.0.0.1"
PORTS = range(1, 65536)


class PortRefused(Exception):
    """A sentence that names the port and the way out."""


def check_port(port: int) -> None:
    """Return when `port` can be listened on; else raise PortRefused."""
    if port not in PORTS:
        raise PortRefused(f"{port} is not a port. Name one from 1024 to 65535: --port 8123")
    with socket.socket() as probe:
        # As servers do: a port whose last connection is still fading counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise PortRefused(why_not(port, error)) from error


def why_not(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use. Stop what listens there, or take another: --port {port % 65535 + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} is the system's. Take one from 1024 up: --port 8123"
    return f"Port {port} cannot be used: {error.strerror}."
