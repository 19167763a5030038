"""Statements: the list, and one statement with its reports side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy

from archive.models import Citation, Statement
from archive.web import clock
from archive.web.addresses import Address
from archive.web.compared import compare
from archive.web.compared_words import why_grouped
from archive.web.filters.statements import StatementFilters
from archive.web.listing import DatedListing, Sort

LATEST = Sort("latest", gettext_lazy("latest first"), lambda rows: rows.latest_first())
EARLIEST = Sort("earliest", gettext_lazy("earliest first"), lambda rows: rows.earliest_first())
MOST_REPORTED = Sort("reports", gettext_lazy("most reports first"), lambda rows: rows.most_reported_first())
ONLY_DIFFERENCES = "differences"


def statements(request: HttpRequest) -> HttpResponse:
    return render(request, "statements/list.html", {"listing": statement_listing(request)})


def statement_listing(request: HttpRequest) -> DatedListing:
    """The list that the address asks for: for the page, and for whatever else shows the same list."""
    filters = StatementFilters(request.GET, Statement.objects.standing(), clock.today)
    return DatedListing(filters, Address.of(request), (LATEST, EARLIEST, MOST_REPORTED))


def statement(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    found = get_object_or_404(Statement.objects.for_page(), public_id=public_id)
    if found.merged_into is not None:
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    compared = compare(found.standing_reports)
    only_differences = request.GET.get("only") == ONLY_DIFFERENCES
    context = {
        "statement": found,
        "compared": compared,
        "lines": [line for line in compared.lines if line.differs or not only_differences],
        "only_differences": only_differences,
        "reports": [(report, why_grouped(report.why)) for report in found.standing_reports],
        "cited": Citation.objects.made_by([report.article_id for report in found.standing_reports]),
        "citing": Citation.objects.of_statement(found),
    }
    return render(request, "statements/detail.html", context)
