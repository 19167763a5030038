"""Statements: the joint statements, treaties and meetings that articles report."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from archive.models import Commitment, Statement
from archive.models.statement import StatementQuerySet
from archive.web.listing import PER_PAGE, page_number


def statements(request: HttpRequest) -> HttpResponse:
    page = Paginator(standing_statements().with_reports(), PER_PAGE).get_page(page_number(request.GET))
    return render(request, "statements/list.html", {"page": page})


def standing_statements() -> StatementQuerySet:
    """The whole list in its order: for the page, and for whatever else shows the same list."""
    return Statement.objects.standing().latest_first()


def statement(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Statement.objects.standing().select_related("parent").with_reports(), public_id=public_id)
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    messages = Commitment.objects.standing().strict().in_statement(found).for_list().newest_first()
    return render(request, "statements/detail.html", {"statement": found, "messages": messages})
