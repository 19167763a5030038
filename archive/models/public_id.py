"""Stable public ids: short, readable aloud, and the same wherever the same bytes are read.

An id is made once, from the evidence the record starts with, and never changes afterwards, so that a link
survives re-import, and an archive rebuilt from its originals has the addresses of the first one.
"""

from __future__ import annotations

import base64
import hashlib

ARTICLE_LENGTH = 10
COMMITMENT_LENGTH = 12


def public_id(*parts: str | int, length: int = ARTICLE_LENGTH) -> str:
    """`length` base32 letters (5 bits each, lower case) of the SHA-256 of the parts."""
    digest = hashlib.sha256("\0".join(str(part) for part in parts).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:length]
