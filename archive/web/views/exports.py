"""The lists as files: the same address as the page, with a suffix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.web.exports.columns import row
from archive.web.exports.formats import FORMATS, Format
from archive.web.exports.nouns import NOUNS, Noun
from archive.web.exports.selection import Selection
from archive.web.exports.tables import BOM

PIECE = 64 * 1024
"""Characters handed to the server at once: a row at a time would cost a packet each."""


@require_safe
def export(request: HttpRequest, noun: str, suffix: str) -> HttpResponseBase:
    """The list of the page, every row of it. A value that makes no sense is refused: a file cannot carry a warning."""
    selected, format = NOUNS[noun].select(request), FORMATS[suffix]
    if selected.ignored:
        return refused(selected.ignored)
    response = streamed(request, written(request, NOUNS[noun], selected, format), format.media_type)
    response["Content-Disposition"] = f'attachment; filename="aide-memoire-{noun}.{suffix}"'
    return response


def refused(sentences: Iterable[str]) -> HttpResponse:
    way_out = _("Correct or remove it in the address, then ask again.")
    return HttpResponseBadRequest("\n".join([*sentences, way_out, ""]), content_type="text/plain; charset=utf-8")


def written(request: HttpRequest, noun: Noun, selected: Selection, format: Format) -> Iterator[str]:
    site = site_of(request)
    rows = (row(record, noun.columns, site) for record in selected)
    text = format.write([column.name for column in noun.columns], rows)
    return chain([BOM], text) if wants_bom(request, format) else text


def wants_bom(request: HttpRequest, format: Format) -> bool:
    """Some spreadsheets take UTF-8 for an old code page unless it begins with a byte order mark."""
    return format.suffix == "csv" and request.GET.get("bom") == "1"


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def streamed(request: HttpRequest, text: Iterable[str], media_type: str) -> HttpResponseBase:
    """For HEAD no row is read."""
    if request.method == "HEAD":
        return HttpResponse(content_type=media_type)
    return StreamingHttpResponse(in_pieces(text), content_type=media_type)


def in_pieces(text: Iterable[str]) -> Iterator[str]:
    """The first part at once, so that a reader sees that it begins; then in pieces of a good size."""
    held: list[str] = []
    size = PIECE
    for part in text:
        held.append(part)
        size += len(part)
        if size >= PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
