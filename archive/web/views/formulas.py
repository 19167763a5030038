"""Formulas: the recurring phrases of diplomacy, and one of them with who uses it, since when and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive import search
from archive.lexicons import formulas as known_formulas
from archive.lexicons.entries import Formula
from archive.models import Actor, Article, Commitment, FormulaUse
from archive.search import Matched, Query
from archive.search.keys import first_key
from archive.search.matching import rows_of
from archive.web.charts.histogram import yearly
from archive.web.facets.commitments import side_labels
from archive.web.formulas import SORTS, label_of, lines, witnesses
from archive.web.places import place

PER_PAGE = 20
SPEAKERS = 12


def formulas(request: HttpRequest) -> HttpResponse:
    typed, sort = request.GET.get("q", "")[:100], request.GET.get("sort", "")
    found = lines(typed, FormulaUse.objects.articles_by_formula())
    ordered = sorted(found, key=SORTS.get(sort, SORTS["used"]))
    return render(request, "formulas/list.html", {"lines": ordered, "typed": typed, "sort": sort})


def formula(request: HttpRequest, slug: str) -> HttpResponse:
    found = known_formulas().get(slug)
    if found is None:
        raise Http404
    query = Query().narrow("formula", [slug])
    using, saying = search.matching(Article, query), search.matching(Commitment, query)
    page = Paginator(using.keys, PER_PAGE).get_page(place(request.GET).page)
    context = {
        "formula": found,
        "label": label_of(found),
        "owners": Actor.objects.filter(key__in=found.owners).order_by("name"),
        "using": using,
        "first": first_use(found, using),
        "histogram": yearly({bar.start: bar.count for bar in search.bars_of(using.keys) if bar.count}),
        "languages": languages(found, using),
        "speakers": speakers(saying),
        "page": page,
        "witnesses": on_page(found, using, list(page.object_list)),
    }
    return render(request, "formulas/detail.html", context)


def first_use(formula: Formula, using: Matched) -> FormulaUse | None:
    """The oldest dated one of the archive; asked of the rows themselves where the search counts only the newest."""
    uses = FormulaUse.objects.of(formula.id).with_sentence().select_related("article__publisher")
    if using.capped:
        return uses.oldest_first().first()
    dated = using.keys[using.keys >= first_key(dt.date.min)]
    return uses.in_articles(using.noun.pks_of(dated[-1:])).first()


def languages(formula: Formula, using: Matched) -> list[tuple[str, tuple[str, ...], int]]:
    """(code, forms, articles) of each language that has forms or uses, in the order of the lexicon."""
    (facet,) = search.facets_of(using, ["language"]).values()
    counts = {value.value: value.count for value in facet.values}
    codes = dict.fromkeys([*formula.forms, *counts])
    return [(code, formula.forms.get(code, ()), counts.get(code, 0)) for code in codes]


def speakers(saying: Matched) -> list[tuple[str, str, int]]:
    """(code, label, messages) of those who use it in messages of their own, most often first."""
    (facet,) = search.facets_of(saying, ["by"]).values()
    labels: Mapping[str, str] = side_labels(value.value for value in facet.values)
    known = [(value.value, labels[value.value], value.count) for value in facet.values if value.value in labels]
    return known[:SPEAKERS]


def on_page(formula: Formula, using: Matched, keys: list[int]) -> Any:
    articles = rows_of(using.noun, keys, Article.objects.visible().for_list().defer("text", "evidence", "rivals"))
    ids = [article.pk for article in articles]
    uses = FormulaUse.objects.of(formula.id).in_articles(ids).with_sentence()
    said = Commitment.objects.standing().filter(article__in=ids).for_list()
    return list(witnesses(articles, uses, said))
