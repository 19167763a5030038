"""The address of the protocol: one verb an answer, errors as the protocol has them."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from archive.web import clock
from archive.web.citations.citation import ARCHIVE
from archive.web.harvesting import answering, selecting
from archive.web.harvesting.asking import Refused, arguments, wanted
from archive.web.harvesting.formats import FORMATS

Given = dict[str, str]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """The protocol asks for POST too; nothing is written."""
    now = clock.now()
    address = request.build_absolute_uri(request.path)
    params = request.POST if request.method == "POST" else request.GET
    try:
        verb, given = arguments(params)
    except Refused as refused:
        # An error in the arguments themselves: the protocol wants them not repeated.
        root = answering.envelope(address, {}, now)
        answering.refuse(root, refused)
        return written(root)
    root = answering.envelope(address, {"verb": verb, **given}, now)
    answer(request, root, verb, given)
    return written(root)


def answer(request: HttpRequest, root: Element, verb: str, given: Given) -> None:
    said = Element(f"{{{answering.OAI}}}{verb}")
    try:
        VERBS[verb](request, said, given)
    except Refused as refused:
        answering.refuse(root, refused)
    else:
        root.append(said)


def written(root: Element) -> HttpResponse:
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


def identify(request: HttpRequest, said: Element, given: Given) -> None:
    """The protocol demands an address to write to: the one that every mail server must accept."""
    earliest = selecting.earliest()
    host = host_of(request)
    for name, value in (
        ("repositoryName", ARCHIVE),
        ("baseURL", request.build_absolute_uri(request.path)),
        ("protocolVersion", "2.0"),
        ("adminEmail", f"postmaster@{host}"),
        ("earliestDatestamp", answering.stamp(earliest.updated_at if earliest else clock.now())),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        answering.say(said, name, value)


def list_formats(request: HttpRequest, said: Element, given: Given) -> None:
    if "identifier" in given:
        selecting.one(given["identifier"], host_of(request))
    answering.formats(said)


def list_sets(request: HttpRequest, said: Element, given: Given) -> None:
    found = selecting.sets()
    if not found:
        raise Refused("noSetHierarchy", "Nothing is here yet.")
    for spec, name in found:
        one = answering.say(said, "set")
        answering.say(one, "setSpec", spec)
        answering.say(one, "setName", name)


def get_record(request: HttpRequest, said: Element, given: Given) -> None:
    found = selecting.one(given["identifier"], host_of(request))
    format = FORMATS[given["metadataPrefix"]]
    answering.record(said, found, format, host_of(request), site_of(request))


def list_records(request: HttpRequest, said: Element, given: Given) -> None:
    asked = wanted(given)
    found, rest = selecting.part(asked)
    for article in found:
        answering.record(said, article, FORMATS[asked.prefix], host_of(request), site_of(request))
    answering.token(said, rest, "resumptionToken" in given)


def list_identifiers(request: HttpRequest, said: Element, given: Given) -> None:
    found, rest = selecting.part(wanted(given))
    for article in found:
        answering.header(said, article, host_of(request))
    answering.token(said, rest, "resumptionToken" in given)


VERBS: dict[str, Callable[[HttpRequest, Element, Given], None]] = {
    "Identify": identify,
    "ListMetadataFormats": list_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListRecords": list_records,
    "ListIdentifiers": list_identifiers,
}


def host_of(request: HttpRequest) -> str:
    return request.get_host().split(":")[0]


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
