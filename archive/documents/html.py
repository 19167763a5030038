"""An HTML page -> the text of its article and the facts in its head. The extracted text is what offsets count in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from archive.documents.document import Stated

WHERE = "page metadata"
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4096
META_FIELDS: tuple[tuple[str, str], ...] = (
    ("og:title", "title"),
    ("dc.title", "title"),
    ("twitter:title", "title"),
    ("og:site_name", "publisher"),
    ("dc.publisher", "publisher"),
    ("publisher", "publisher"),
    ("application-name", "publisher"),
    ("article:published_time", "published"),
    ("datepublished", "published"),
    ("dc.date.issued", "published"),
    ("dcterms.date", "published"),
    ("dc.date", "published"),
    ("pubdate", "published"),
    ("publishdate", "published"),
    ("publication_date", "published"),
    ("parsely-pub-date", "published"),
    ("date", "published"),
    ("og:url", "url"),
    ("author", "author"),
    ("copyright", "rights"),
)
"""Names of <meta> elements (name, property or itemprop, in lower case), the surer one of a field first."""


LEAST = 40
"""Characters: what is shorter is the remains of a page too tangled to be told apart, not its article."""


def declared_charset(data: bytes) -> str:
    """The encoding the page names for itself, "" when it names none."""
    found = DECLARED.search(data[:DECLARED_WITHIN])
    return found.group(1).decode("ascii") if found else ""


def article_text(page: str) -> str:
    """The text of the article, paragraphs on lines of their own; of a page without an article, all its text."""
    found = trafilatura.extract(page, include_comments=False, include_formatting=False, favor_recall=True) or ""
    return found if len(found) >= LEAST else max(found, all_text(page), key=len)


def all_text(page: str) -> str:
    tree = parsed(page)
    if tree is None:
        return ""
    for element in tree.xpath("//script | //style | //noscript | //template"):
        element.drop_tree()
    lines = (line.strip() for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def page_facts(page: str) -> tuple[Stated, ...]:
    """What the page's head says about it: the first statement of each field counts."""
    tree = parsed(page)
    if tree is None:
        return ()
    facts: dict[str, str] = {}
    for field, value in [*linked_data(tree), *meta_elements(tree), *other_elements(tree)]:
        if value.strip():
            facts.setdefault(field, " ".join(value.split())[:2000])
    return tuple(Stated(field, value, WHERE) for field, value in facts.items())


def parsed(page: str) -> Any:
    """The page as a tree, None when there is no element in it."""
    try:
        return lxml_html.document_fromstring(
            page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (etree.ParserError, ValueError):
        return None


def linked_data(tree: Any) -> Iterator[tuple[str, str]]:
    """schema.org statements in JSON: the surest source where a site has them."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for node in nodes(script.text_content()[:200_000]):
            if "datePublished" not in node:
                continue
            yield "published", text_of(node.get("datePublished"))
            yield "title", text_of(node.get("headline"))
            yield "publisher", text_of(node.get("publisher"))
            yield "author", text_of(node.get("author"))
            yield "language", text_of(node.get("inLanguage"))


def nodes(source: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return []
    listed = found if isinstance(found, list) else [found]
    graphs = [node.get("@graph") for node in listed if isinstance(node, dict)]
    listed = listed + [node for graph in graphs if isinstance(graph, list) for node in graph]
    return [node for node in listed if isinstance(node, dict)]


def text_of(value: object) -> str:
    """The name within what schema.org allows there: a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    if isinstance(value, dict):
        return text_of(value.get("name"))
    return value if isinstance(value, str) else ""


def meta_elements(tree: Any) -> Iterator[tuple[str, str]]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        stated.setdefault(name.lower(), element.get("content") or "")
    for name, field in META_FIELDS:
        if name in stated:
            yield field, stated[name]


def other_elements(tree: Any) -> Iterator[tuple[str, str]]:
    for link in tree.xpath("//link[@rel='canonical']/@href"):
        yield "url", str(link)
    for moment in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"):
        yield "published", str(moment)
    for title in tree.xpath("//h1[1] | //head/title"):
        yield "title", title.text_content()
    yield "language", (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
