"""The addresses that programs ask for. They carry no language: what they hand out is the same in all of them."""

from __future__ import annotations

from django.contrib.sitemaps import views as sitemaps
from django.urls import path, re_path, register_converter

from archive.web.api import views as api
from archive.web.converters import CitationFormat, CitedNoun, ListFormat, ListNoun, PublicId
from archive.web.harvesting.views import oai
from archive.web.sitemaps import SITEMAPS
from archive.web.views import exports

register_converter(PublicId, "record_id")
register_converter(ListNoun, "list_noun")
register_converter(ListFormat, "list_format")
register_converter(CitedNoun, "cited_noun")
register_converter(CitationFormat, "citation_format")

urlpatterns = [
    path("<cited_noun:noun>/<record_id:public_id>.<citation_format:suffix>", exports.citation, name="citation"),
    path("oai", oai, name="oai"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemap_index"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("api/v1/", api.entrance, name="api"),
    path("api/v1/openapi.json", api.description, name="api_description"),
    path("api/v1/topics/", api.topics, name="api_topics"),
    path("api/v1/formulas/", api.formulas, name="api_formulas"),
    path("api/v1/facets/<list_noun:noun>/", api.facets, name="api_facets"),
    path("api/v1/<list_noun:noun>/", api.records, name="api_records"),
    path("api/v1/<list_noun:noun>/<slug:identifier>/", api.record, name="api_record"),
    # Whatever else begins so, line breaks and all: a program wants a problem it can read, not a page.
    re_path("^api/v1/", api.nowhere),
    path("<list_noun:noun>.<list_format:suffix>", exports.export, name="export"),
]
