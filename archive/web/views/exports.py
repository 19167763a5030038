"""The lists as files: the same address as the page, with a suffix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_list_or_404
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_sequence
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.web import clock
from archive.web.addresses import Address
from archive.web.exports.formats import FORMATS, Format
from archive.web.exports.listed import Listed
from archive.web.exports.nouns import NOUNS, Noun
from archive.web.exports.tables import BOM
from archive.web.exports.turns import InTurns, TooMany

PIECE = 64 * 1024
"""Characters handed to the server at once: a row at a time would cost a packet each."""


@require_safe
def export(request: HttpRequest, noun: str, suffix: str) -> HttpResponseBase:
    """The list of the page, every row of it. A value that makes no sense is refused: a file cannot carry a warning."""
    format = FORMATS[suffix]
    if not format.serves(noun):
        raise Http404(_("This list does not come as %(format)s.") % {"format": format.name})
    selected = NOUNS[noun].select(request)
    if selected.ignored:
        return refused(selected.ignored)
    return handed_out(request, listed(request, NOUNS[noun], selected, selected.asked), format)


@require_safe
def citation(request: HttpRequest, noun: str, public_id: str, suffix: str) -> HttpResponseBase:
    """One record, for a reference manager."""
    found = get_list_or_404(NOUNS[noun].one_by_one(), public_id=public_id)
    return handed_out(request, listed(request, NOUNS[noun], found), FORMATS[suffix], f"{noun}-{public_id}")


def handed_out(request: HttpRequest, listed: Listed, format: Format, name: str = "") -> HttpResponseBase:
    text = format.write(listed)
    response = streamed(request, chain([BOM], text) if wants_bom(request, format) else text, format.media_type)
    patch_vary_headers(response, ["Accept-Encoding"])
    if format.suffix != "atom":
        file_name = f"aide-memoire-{name or listed.noun}.{format.suffix}"
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def refused(sentences: Iterable[str]) -> HttpResponse:
    way_out = _("Correct or remove it in the address, then ask again.")
    return HttpResponseBadRequest("\n".join([*sentences, way_out, ""]), content_type="text/plain; charset=utf-8")


def listed(request: HttpRequest, noun: Noun, records: Iterable[Any], asked: Sequence[str] = ()) -> Listed:
    own = Address.of(request)
    page = own.at(f"/{noun.name}/")
    return Listed(noun.name, noun.columns, records, site_of(request), str(page), str(own), clock.today(), asked)


def wants_bom(request: HttpRequest, format: Format) -> bool:
    """Some spreadsheets take UTF-8 for an old code page unless it begins with a byte order mark."""
    return format.suffix == "csv" and request.GET.get("bom") == "1"


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def streamed(request: HttpRequest, text: Iterable[str], media_type: str) -> HttpResponseBase:
    """For HEAD no row is read."""
    if request.method == "HEAD":
        return HttpResponse(content_type=media_type)
    try:
        response = StreamingHttpResponse(InTurns(in_pieces(text)), content_type=media_type)
    except TooMany:
        return asked_to_wait()
    return compressed(response) if accepts_gzip(request) else response


def accepts_gzip(request: HttpRequest) -> bool:
    return any(one.strip().partition(";")[0] == "gzip" for one in request.headers.get("Accept-Encoding", "").split(","))


def compressed(response: StreamingHttpResponse) -> StreamingHttpResponse:
    """A list says the same words over and over: a twentieth of it is sent."""
    response.streaming_content = compress_sequence(response.streaming_content)  # type: ignore[arg-type]
    response["Content-Encoding"] = "gzip"
    return response


def asked_to_wait() -> HttpResponse:
    sentence = _("As many files as this archive can make at once are being made. Ask again in a minute.")
    response = HttpResponse(f"{sentence}\n", status=503, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = "60"
    return response


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
