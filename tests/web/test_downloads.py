"""An original as a download: whole, in parts for who lost the rest of it, and never as a page."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from archive.web.downloads import download

DATA = bytes(range(100))
TAG = f'"{"a" * 64}"'


def asked(**headers: str):  # type: ignore[no-untyped-def]
    return download(RequestFactory().get("/", headers=headers), DATA, "text.html", "a" * 64)


@pytest.mark.parametrize(
    ("range", "part", "said"),
    [
        ("bytes=0-9", DATA[:10], "bytes 0-9/100"),
        ("bytes=90-", DATA[90:], "bytes 90-99/100"),
        ("bytes=90-999", DATA[90:], "bytes 90-99/100"),
        ("bytes=-10", DATA[90:], "bytes 90-99/100"),
        ("bytes=-999", DATA, "bytes 0-99/100"),
        ("bytes=99-99", DATA[99:], "bytes 99-99/100"),
    ],
)
def test_a_part_is_the_bytes_it_says(range: str, part: bytes, said: str) -> None:
    response = asked(Range=range)
    assert (response.status_code, response.content, response["Content-Range"]) == (206, part, said)
    assert (response["Content-Type"], response["ETag"]) == ("application/octet-stream", TAG)
    assert response["Content-Disposition"] == 'attachment; filename="text.html"'


@pytest.mark.parametrize("range", ["bytes=100-", "bytes=-0", "bytes=9-3", "bytes=999999999999999-"])
def test_a_part_that_is_not_there_is_refused_with_the_size(range: str) -> None:
    response = asked(Range=range)
    assert (response.status_code, response.content, response["Content-Range"]) == (416, b"", "bytes */100")


@pytest.mark.parametrize("range", ["", "bytes=a-b", "bytes=1-2,5-6", "lines=1-2", "bytes=--1", f"bytes={'9' * 400}-"])
def test_what_is_no_single_range_of_bytes_gets_the_whole(range: str) -> None:
    response = asked(Range=range)
    assert (response.status_code, response.content, response["Accept-Ranges"]) == (200, DATA, "bytes")


def test_who_has_the_beginning_of_another_file_gets_the_whole() -> None:
    assert asked(Range="bytes=50-", **{"If-Range": '"another"'}).status_code == 200
    assert asked(Range="bytes=50-", **{"If-Range": TAG}).status_code == 206
