"""The addresses of the public pages. They are promises: one that was given out keeps working."""

from __future__ import annotations

from django.urls import path, register_converter

from archive.web.converters import PublicId
from archive.web.views import (
    actors,
    api_docs,
    articles,
    commitments,
    countries,
    due,
    formulas,
    home,
    reference,
    relations,
    statements,
)

register_converter(PublicId, "id")

urlpatterns = [
    path("", home.home, name="home"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<id:public_id>/", articles.article, name="article_short"),
    path("articles/<id:public_id>/original", articles.original, name="original"),
    path("articles/<id:public_id>-<slug:slug>/", articles.article, name="article"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/<id:public_id>/", commitments.commitment, name="commitment"),
    path("due/", due.due, name="due"),
    path("commitments/<id:public_id>/card", commitments.card, name="card"),
    path("actors/", actors.actors, name="actors"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("countries/", countries.countries, name="countries"),
    path("relations/", relations.relations, name="relations"),
    path("relations/<slug:pair>/", relations.relation_of_pair, name="relation"),
    path("statements/", statements.statements, name="statements"),
    path("statements/<id:public_id>-<slug:slug>/", statements.statement, name="statement"),
    path("topics/", reference.topics, name="topics"),
    path("topics/<slug:code>/", reference.topic, name="topic"),
    path("formulas/", formulas.formulas, name="formulas"),
    path("formulas/<slug:slug>/", formulas.formula, name="formula"),
    path("codebook/", reference.codebook, name="codebook"),
    path("about/", reference.about, name="about"),
    path("api/docs/", api_docs.api_docs, name="api_docs"),
    path("help/search/", reference.search_help, name="search_help"),
]
