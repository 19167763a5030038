"""Records -> the XML of the protocol."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from archive.models import Article
from archive.web.feeds import in_xml
from archive.web.harvesting.asking import Refused, Wanted
from archive.web.harvesting.formats import FORMATS, Format
from archive.web.harvesting.selecting import sets_of

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

SCHEMA = f"{OAI}OAI-PMH.xsd"

ElementTree.register_namespace("", OAI)


def envelope(address: str, asked: Mapping[str, str], now: dt.datetime) -> Element:
    root = Element(f"{{{OAI}}}OAI-PMH", {f"{{{XSI}}}schemaLocation": f"{OAI} {SCHEMA}"})
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


def record(parent: Element, article: Article, format: Format, host: str, site: str) -> None:
    whole = say(parent, "record")
    header(whole, article, host)
    say(whole, "metadata").append(format.describe(article, site))


def formats(parent: Element) -> None:
    for format in FORMATS.values():
        said = say(parent, "metadataFormat")
        for name, value in format.names():
            say(said, name, value)


def token(parent: Element, rest: Wanted | None, resumed: bool) -> None:
    """Empty at the end of a list that came in parts."""
    if rest or resumed:
        say(parent, "resumptionToken", rest.token if rest else "")


def stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
