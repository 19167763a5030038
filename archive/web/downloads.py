"""A file handed out as a download that no browser opens as a page; whole, or the part that is asked for."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

_UNSAFE = re.compile(r"[^\w. ()\[\]+=@-]|^\.+")
_RANGE = re.compile(r"bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))")
"""One range; who asks for several gets the whole, as RFC 9110 lets a server choose."""


def download(request: HttpRequest, data: bytes, file_name: str, sha256: str) -> HttpResponse:
    """The exact bytes. The file name loses whatever a path is made of; the ETag is the SHA-256 itself."""
    tag = f'"{sha256}"'
    response = part_of(data, request.headers.get("Range", "") if is_same(request, tag) else "")
    name = _UNSAFE.sub("_", file_name.replace("\\", "/").rsplit("/", 1)[-1])[-150:] or "original"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    return response


def is_same(request: HttpRequest, tag: str) -> bool:
    """Whether what the visitor has the beginning of is this."""
    return request.method == "GET" and request.headers.get("If-Range", tag) == tag


def part_of(data: bytes, asked: str) -> HttpResponse:
    """`asked` is a Range header; all of it where that is none we know."""
    found = _RANGE.fullmatch(asked)
    if not found:
        return HttpResponse(data, content_type="application/octet-stream")
    start, end = bounds(len(data), *found.groups())
    if start >= end:
        unmet = HttpResponse(status=416)
        unmet["Content-Range"] = f"bytes */{len(data)}"
        return unmet
    part = HttpResponse(data[start:end], content_type="application/octet-stream", status=206)
    part["Content-Range"] = f"bytes {start}-{end - 1}/{len(data)}"
    return part


def bounds(size: int, first: str | None, last: str | None, suffix: str | None) -> tuple[int, int]:
    """The end exclusive; a range that is empty holds nothing of the file."""
    if suffix is not None:
        return max(0, size - int(suffix)), size
    return int(first or 0), min(size, int(last) + 1) if last else size
