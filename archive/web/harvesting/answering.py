"""Records -> the XML of the protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from archive.models import Article
from archive.web.citations.citation import citation_of
from archive.web.exports.columns import names
from archive.web.feeds import in_xml
from archive.web.harvesting.asking import PREFIX, Refused, Wanted
from archive.web.harvesting.selecting import sets_of

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

for _prefix, _space in (("", OAI), ("oai_dc", OAI_DC), ("dc", DC), ("xsi", XSI)):
    ElementTree.register_namespace(_prefix, _space)

SCHEMAS = {OAI: f"{OAI}OAI-PMH.xsd", OAI_DC: f"{OAI}oai_dc.xsd"}


def envelope(address: str, asked: Mapping[str, str], now: dt.datetime) -> Element:
    root = Element(f"{{{OAI}}}OAI-PMH", {f"{{{XSI}}}schemaLocation": f"{OAI} {SCHEMAS[OAI]}"})
    say(root, "responseDate", stamp(now))
    SubElement(root, f"{{{OAI}}}request", {name: in_xml(value) for name, value in asked.items()}).text = address
    return root


def refuse(root: Element, refused: Refused) -> None:
    SubElement(root, f"{{{OAI}}}error", {"code": refused.code}).text = refused.sentence


def say(parent: Element, name: str, text: str = "") -> Element:
    said = SubElement(parent, f"{{{OAI}}}{name}")
    if text:
        said.text = in_xml(text)
    return said


def header(parent: Element, article: Article, host: str) -> None:
    head = say(parent, "header")
    say(head, "identifier", f"oai:{host}:{article.public_id}")
    say(head, "datestamp", stamp(article.updated_at))
    for name in sets_of(article):
        say(head, "setSpec", name)


def record(parent: Element, article: Article, host: str, site: str) -> None:
    whole = say(parent, "record")
    header(whole, article, host)
    described = {f"{{{XSI}}}schemaLocation": f"{OAI_DC} {SCHEMAS[OAI_DC]}"}
    core = SubElement(say(whole, "metadata"), f"{{{OAI_DC}}}dc", described)
    for name, value in dublin_core(article, site):
        if value:
            SubElement(core, f"{{{DC}}}{name}").text = in_xml(value)


def dublin_core(article: Article, site: str) -> Iterator[tuple[str, str]]:
    """A date only as far as it is certain."""
    cited = citation_of(article, site, dt.date.min)
    yield "title", cited.title
    yield "publisher", cited.publisher
    yield "date", "-".join(f"{part:02}" for part in cited.certain)
    yield "language", cited.language
    yield "type", "Text"
    yield "identifier", cited.address
    yield "source", article.url
    for name in names(part.actor for part in article.named if part.role in ("party", "counterpart")):
        yield "subject", name
    yield "rights", article.rights_note


def formats(parent: Element) -> None:
    format = say(parent, "metadataFormat")
    for name, value in (("metadataPrefix", PREFIX), ("schema", SCHEMAS[OAI_DC]), ("metadataNamespace", OAI_DC)):
        say(format, name, value)


def token(parent: Element, rest: Wanted | None, resumed: bool) -> None:
    """Empty at the end of a list that came in parts."""
    if rest or resumed:
        say(parent, "resumptionToken", rest.token if rest else "")


def stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
