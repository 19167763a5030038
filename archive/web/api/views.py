"""The operations of the API. Each returns data; `operation` makes an answer of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from django.http import Http404, HttpRequest
from django.urls import reverse

from archive.lexicons import formulas as known_formulas
from archive.lexicons.codebook import TOPICS, VERSION
from archive.lexicons.entries import Formula
from archive.models import Article, Commitment, FormulaUse, Topic
from archive.web.addresses import Address
from archive.web.api.asking import OWN, Cursor, columns_of, cursor_of, known_only, one_of, size_of
from archive.web.api.problems import Moved, Refused, operation
from archive.web.exports.columns import Column, row
from archive.web.exports.nouns import NOUNS, Noun
from archive.web.listing import Listing
from archive.web.successors import successor

DESCRIPTION = Path(__file__).parent / "openapi.json"


@operation
def entrance(request: HttpRequest) -> dict[str, Any]:
    known_only(request.GET, ())
    root = site_of(request) + "/api/v1/"
    places = (*NOUNS, "topics", "formulas", *(f"facets/{noun}" for noun in NOUNS))
    return {
        "description": root + "openapi.json",
        "documentation": site_of(request) + "/api/docs/",
        "codebook_version": VERSION,
        "lists": {name: f"{root}{name}/" for name in places},
    }


@operation
def description(request: HttpRequest) -> Any:
    return described()


@cache
def described() -> Any:
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))


@operation
def records(request: HttpRequest, noun: str) -> dict[str, Any]:
    """A page of the list, and the address of the next one."""
    listed = NOUNS[noun]
    known_only(request.GET, [*listed.parameters, *OWN])
    one_of(request.GET, "sort", listed.sorts)
    columns, size, cursor = columns_of(request.GET, listed.columns), size_of(request.GET), cursor_of(request.GET)
    selected = listed.select(request)
    if selected.ignored:
        raise Refused(*selected.ignored)
    start = cursor.start_in(selected.keys) if cursor else 0
    keys = selected.keys[start : start + size]
    after = Cursor(keys[-1], start + len(keys) - 1) if start + size < len(selected.keys) else None
    return {
        "total": len(selected.keys),
        "items": rows(request, selected.fetch(keys), columns),
        "next": site_of(request) + str(Address.of(request).setting(cursor=str(after))) if after else None,
    }


@operation
def record(request: HttpRequest, noun: str, identifier: str) -> dict[str, Any]:
    """One record; of an article its text and its messages too, as far as its rights allow."""
    listed = NOUNS[noun]
    known_only(request.GET, ("fields",))
    columns = columns_of(request.GET, listed.columns)
    found = listed.one_by_one().filter(**{listed.identifier: identifier}).first() or led_on(listed, identifier)
    said = row(found, columns, site_of(request))
    return {**said, **whole(request, found)} if isinstance(found, Article) and columns is listed.columns else said


def led_on(listed: Noun, identifier: str) -> NoReturn:
    """To the record in which this one went up, if it did."""
    found = successor(listed.everything().model, **{listed.identifier: identifier})
    if found is None:
        raise Http404
    raise Moved(reverse("api_record", args=[listed.name, getattr(found, listed.identifier)]))


def whole(request: HttpRequest, article: Article) -> dict[str, Any]:
    messages = Commitment.objects.standing().filter(article=article).for_export().order_by("start", "pk")
    return {
        "text": article.text if article.shows_full_text else None,
        "messages_found": rows(request, messages, NOUNS["commitments"].columns),
    }


@operation
def topics(request: HttpRequest) -> dict[str, Any]:
    known_only(request.GET, ())
    tallied: Any = Topic.objects.with_tallies()
    found = tallied.values("code", "messages", "promises")
    return {"codebook_version": VERSION, "items": [{**topic, "labels": labels_of(topic["code"])} for topic in found]}


@operation
def formulas(request: HttpRequest) -> dict[str, Any]:
    """Every formula of the lexicon, with the number of articles that use it."""
    known_only(request.GET, ())
    counts = FormulaUse.objects.articles_by_formula()
    return {"items": [formula_row(one, counts.get(one.id, 0)) for one in known_formulas().values()]}


def formula_row(formula: Formula, articles: int) -> dict[str, Any]:
    return {
        "id": formula.id,
        "name": formula.name,
        "forms": {language: list(forms) for language, forms in formula.forms.items()},
        "owners": list(formula.owners),
        "first_use": formula.first_use.isoformat() if formula.first_use else None,
        "source": formula.source,
        "articles": articles,
    }


def labels_of(code: str) -> dict[str, str]:
    """By language; none for a topic that has left the codebook."""
    return dict(TOPICS[code].labels) if code in TOPICS else {}


@operation
def facets(request: HttpRequest, noun: str) -> dict[str, Any]:
    """How many records of the list have each value, with every other filter applied."""
    listed = NOUNS[noun]
    known_only(request.GET, listed.parameters)
    one_of(request.GET, "sort", listed.sorts)
    listing = listed.list_of(request)
    if listing.filters.ignored:
        raise Refused(*listing.filters.ignored)
    return {"facets": counted(listing)}


def counted(listing: Listing) -> dict[str, list[dict[str, Any]]]:
    offered = [facet for facet in listing.filters.facets if facet.offered]
    counts = listing.counts(offered)
    labels = {facet.name: facet.labels(list(counts[facet.name])) for facet in offered}
    return {
        facet.name: [
            {"value": value, "label": labels[facet.name][value], "count": int(count)}
            for value, count in counts[facet.name].items()
            if value in labels[facet.name]
        ]
        for facet in offered
    }


@operation
def nowhere(request: HttpRequest) -> None:
    raise Http404


def rows(request: HttpRequest, found: Any, columns: Sequence[Column]) -> list[dict[str, Any]]:
    return [row(record, columns, site_of(request)) for record in found]


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
