"""A file handed out as a download that no browser opens as a page."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_UNSAFE = re.compile(r"[^\w. ()\[\]+=@-]|^\.+")


def download(data: bytes, file_name: str, sha256: str) -> HttpResponse:
    """The exact bytes. The file name loses whatever a path is made of; the ETag is the SHA-256 itself."""
    response = HttpResponse(data, content_type="application/octet-stream")
    name = _UNSAFE.sub("_", file_name.replace("\\", "/").rsplit("/", 1)[-1])[-150:] or "original"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{sha256}"'
    return response
