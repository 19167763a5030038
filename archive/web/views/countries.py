"""Countries: what each promised and was promised, as a table and on a map that narrows the lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.web.countries import Countries


def countries(request: HttpRequest) -> HttpResponse:
    return render(request, "countries/list.html", {"countries": Countries(request)})
