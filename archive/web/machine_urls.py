"""The addresses that programs ask for. They carry no language: what they hand out is the same in all of them."""

from __future__ import annotations

from django.urls import path, register_converter

from archive.web.converters import CitationFormat, CitedNoun, ListFormat, ListNoun, PublicId
from archive.web.views import exports

register_converter(PublicId, "record_id")
register_converter(ListNoun, "list_noun")
register_converter(ListFormat, "list_format")
register_converter(CitedNoun, "cited_noun")
register_converter(CitationFormat, "citation_format")

urlpatterns = [
    path("<cited_noun:noun>/<record_id:public_id>.<citation_format:suffix>", exports.citation, name="citation"),
    path("<list_noun:noun>.<list_format:suffix>", exports.export, name="export"),
]
