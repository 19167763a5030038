"""Articles: the list, one article with its marks, its original bytes."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Article, Statement
from archive.originals import open_original
from archive.web import clock
from archive.web.addresses import Address
from archive.web.article_text import Note, Paragraph, excerpt_view, numbered, original_view, read_view
from archive.web.downloads import download
from archive.web.facts import cast, facts
from archive.web.filters.articles import ArticleFilters
from archive.web.listing import Sort
from archive.web.orders import oldest_first
from archive.web.searched import SearchedListing

NEWEST = Sort("newest", gettext_lazy("newest first"))
OLDEST = Sort("oldest", gettext_lazy("oldest first"), lambda rows: rows.oldest_first(), oldest_first)
RELEVANCE = Sort("relevance", gettext_lazy("best match first"))


def articles(request: HttpRequest) -> HttpResponse:
    listing = article_listing(request)
    return render(request, "articles/list.html", {"listing": listing})


def article_listing(request: HttpRequest) -> SearchedListing:
    """The list that the address asks for: for the page, and for whatever else shows the same list."""
    filters = ArticleFilters(request.GET, Article.objects.visible(), clock.today)
    sorts = (NEWEST, OLDEST, RELEVANCE) if filters.query.has_words else (NEWEST, OLDEST)
    return SearchedListing(filters, Address.of(request), sorts)


def article(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    found = get_object_or_404(Article.objects.visible().with_parts(), public_id=public_id)
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    notes = numbered(found.said)
    as_it_came = request.GET.get("view") == "original" and found.shows_full_text
    context = {
        "article": found,
        "notes": notes,
        "facts": facts(found),
        "cast": cast(found.named),
        "as_it_came": original_view(found) if as_it_came else None,
        "paragraphs": [] if as_it_came else body(found, notes),
        "statements": Statement.objects.standing().reported_in(found).with_reports(),
    }
    return render(request, "articles/detail.html", context)


def body(found: Article, notes: Sequence[Note]) -> list[Paragraph]:
    """As much of the text as the article's rights allow."""
    if found.shows_full_text:
        return read_view(found, notes, found.mentions.all(), found.formula_uses.all(), found.fulfils.all())
    return excerpt_view(found, notes) if found.shows_evidence else []


def original(request: HttpRequest, public_id: str) -> HttpResponse:
    """The bytes as they came, always as a download: a hostile file must never open as a page of this site."""
    found = get_object_or_404(Article.objects.visible(), public_id=public_id)
    if not found.shows_full_text:
        raise PermissionDenied(_("The rights in this text do not allow it to be handed out."))
    stored = found.original
    return download(request, open_original(stored.sha256), stored.file_name, stored.sha256)
