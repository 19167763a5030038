"""The richer format: MODS of the Library of Congress, version 3.8.

What Dublin Core cannot say: that a date was inferred and between which days it lies, which of the names are states,
the fixity of the original, and whether a curator has seen the record.
"""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from archive.models import Actor, Article
from archive.models.review import ReviewState
from archive.web import dates
from archive.web.citations.citation import citation_of
from archive.web.feeds import in_xml

NAMESPACE = "http://www.loc.gov/mods/v3"
SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

ElementTree.register_namespace("mods", NAMESPACE)

INVOLVED = ("party", "counterpart")


def describe(article: Article, site: str) -> Element:
    cited = citation_of(article, site, dt.date.min)
    root = Element(f"{{{NAMESPACE}}}mods", {"version": "3.8", f"{{{XSI}}}schemaLocation": f"{NAMESPACE} {SCHEMA}"})
    say(say(root, "titleInfo"), "title", cited.title)
    say(root, "typeOfResource", "text")
    origin(root, article, cited.publisher)
    if article.language:
        say(say(root, "language"), "languageTerm", article.language, type="code", authority="rfc5646")
    for actor in involved(article):
        subject(root, actor)
    places(root, article, cited.address)
    say(root, "accessCondition", article.rights_note, type="use and reproduction")
    record_info(root, article)
    return root


def say(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """An element that has nothing to say is made only to hold others."""
    said = Element(f"{{{NAMESPACE}}}{name}", attributes)
    if text:
        said.text = in_xml(text)
    if text or not attributes:
        parent.append(said)
    return said


def origin(root: Element, article: Article, publisher: str) -> None:
    info = say(root, "originInfo")
    if publisher:
        say(info, "publisher", publisher)
    first, last = article.published_earliest, article.published_latest
    guessed = {} if article.published_basis in dates.KNOWN else {"qualifier": "inferred"}
    if first and first == last:
        say(info, "dateIssued", first.isoformat(), encoding="w3cdtf", keyDate="yes", **guessed)
    else:
        for point, day in (("start", first), ("end", last)):
            say(info, "dateIssued", day.isoformat() if day else "", encoding="w3cdtf", point=point, **guessed)


def involved(article: Article) -> list[Actor]:
    return list(dict.fromkeys(part.actor for part in article.named if part.role in INVOLVED))


def subject(root: Element, actor: Actor) -> None:
    of_this = SubElement(root, f"{{{NAMESPACE}}}subject")
    if actor.type == Actor.Type.COUNTRY:
        say(of_this, "geographic", actor.name)
        return
    kind = "personal" if actor.type == Actor.Type.PERSON else "corporate"
    name = SubElement(of_this, f"{{{NAMESPACE}}}name", {"type": kind})
    say(name, "namePart", actor.name)


def places(root: Element, article: Article, address: str) -> None:
    """Where it is: here first, then where it was taken from."""
    where = say(root, "location")
    say(where, "url", address, usage="primary display", access="object in context")
    say(where, "url", article.url, access="raw object")
    say(root, "identifier", article.public_id, type="local")
    say(root, "identifier", article.sha256, type="sha256")


def record_info(root: Element, article: Article) -> None:
    info = say(root, "recordInfo")
    say(info, "recordChangeDate", article.updated_at.date().isoformat(), encoding="w3cdtf")
    origin_of_record = "read by machine" if article.review_state == ReviewState.PROPOSED else "reviewed by a curator"
    say(info, "recordOrigin", origin_of_record)
