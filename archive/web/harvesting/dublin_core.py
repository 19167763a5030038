"""The format that every repository must speak: unqualified Dublin Core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from archive.models import Article
from archive.web.citations.citation import citation_of
from archive.web.exports.columns import names
from archive.web.feeds import in_xml

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
TERMS = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

for _prefix, _space in (("oai_dc", NAMESPACE), ("dc", TERMS), ("xsi", XSI)):
    ElementTree.register_namespace(_prefix, _space)


def describe(article: Article, site: str) -> Element:
    core = Element(f"{{{NAMESPACE}}}dc", {f"{{{XSI}}}schemaLocation": f"{NAMESPACE} {SCHEMA}"})
    for name, value in said(article, site):
        if value:
            SubElement(core, f"{{{TERMS}}}{name}").text = in_xml(value)
    return core


def said(article: Article, site: str) -> Iterator[tuple[str, str]]:
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
