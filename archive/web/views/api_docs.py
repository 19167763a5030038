"""The documentation of the API: examples that a test runs, and the operations as the description lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from archive.web.api.views import described


@dataclass(frozen=True)
class Example:
    says: Any
    address: str


EXAMPLES = (
    Example(_("What one state promised another, oldest first"), "/api/v1/commitments/?by=KZ&towards=CN&sort=oldest"),
    Example(_("Articles with these words, best match first"), "/api/v1/articles/?q=consulate&sort=relevance"),
    Example(
        _("Only some fields, a hundred records an answer"),
        "/api/v1/commitments/?fields=quote,parties&size=100",
    ),
    Example(_("Everything but one language"), "/api/v1/articles/?not_language=fr"),
    Example(_("How many promises each topic has"), "/api/v1/topics/"),
    Example(_("The formulas with their forms, and how many articles use each"), "/api/v1/formulas/"),
    Example(_("By what the promises of a state can be narrowed"), "/api/v1/facets/commitments/?by=KZ"),
)


def api_docs(request: HttpRequest) -> HttpResponse:
    paths = described()["paths"]
    operations = [(path, said["get"]["summary"], said["get"]["parameters"]) for path, said in paths.items()]
    return render(request, "reference/api.html", {"examples": EXAMPLES, "operations": operations})
