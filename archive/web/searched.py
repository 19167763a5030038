"""A list that the search index finds: total, page, facets and histogram come from the keys of what matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive import search
from archive.models import Article, Commitment
from archive.search import Highlighted, Matched, Suggestion
from archive.web.addresses import Address
from archive.web.charts.histogram import Histogram, histogram
from archive.web.display import shown
from archive.web.drawn.entries import lines
from archive.web.facets.facet import Facet
from archive.web.filters.base import Active
from archive.web.listing import Chip, Listing

FEW_YEARS = 2
"""So many years are drawn by month."""


@dataclass(frozen=True)
class SearchedListing(Listing):
    """`base` narrows the search to rows by what the index does not know; None searches everything."""

    base: Any = None

    dated = True

    @property
    def model(self) -> Any:
        return self.filters.queryset.model

    @cached_property
    def matched(self) -> Matched:
        return search.matching(self.model, self.filters.asked, self.base, self.filters.order)

    @cached_property
    def page(self) -> Page[Any]:
        """Of keys, or of primary keys where the rows must be asked."""
        found = self.rows.values_list("pk", flat=True) if self._asks_rows else self._keys
        paginator: Paginator[Any] = Paginator(found, self.per_page)
        paginator.count = self.matched.total
        return paginator.get_page(self.place.page)

    @cached_property
    def entries(self) -> Sequence[SafeString]:
        """The rows of the page, drawn."""
        pks = self._pks_of_page()
        return lines(self.model, pks, self._snippets(pks))

    def _pks_of_page(self) -> Sequence[int]:
        if self.is_walk:
            return self.matched.noun.pks_of(self._walked[: self.per_page])
        found = list(self.page.object_list)
        return found if self._asks_rows else self.matched.noun.pks_of(found)

    @property
    def _keys(self) -> Any:
        """In the order of the list."""
        matched = self.matched
        return self.sort.arranged(matched.noun, matched.keys) if self.sort.arranged else matched.keys

    @property
    def _asks_rows(self) -> bool:
        """An order other than the search's needs all that match, and of very many the search hands out the newest."""
        return self.sort.order is not None and (self.matched.capped or self.sort.arranged is None)

    @property
    def is_walk(self) -> bool:
        """Beyond the numbered pages, newest first: from key to key."""
        return self.place.after is not None and self._can_be_walked

    @property
    def further(self) -> Address | None:
        """Where to go on after the last numbered page, and from there on."""
        shown: Any
        if self.is_walk:
            shown, is_all = self._walked[: self.per_page], len(self._walked) <= self.per_page
        else:
            shown, is_all = self.page.object_list, not (self.matched.capped and self._can_be_walked)
        if is_all or not len(shown) or (not self.is_walk and self.page.has_next()):
            return None
        return self.address.setting(after=str(int(shown[-1])))

    @property
    def _can_be_walked(self) -> bool:
        return self.sort.order is None and self.matched.order == "newest"

    @cached_property
    def _walked(self) -> Sequence[int]:
        """One more than the page holds tells whether there are any further."""
        after = self.place.after or 0
        return search.older(self.model, self.filters.asked, after, self.per_page + 1, self.base)

    def _snippets(self, pks: Sequence[int]) -> Mapping[int, Highlighted]:
        """By primary key, of what may be quoted."""
        if not self.filters.query.has_words:
            return {}
        rows = search.quoted(self.model, pks)
        return {row.pk: search.snippet(row, self.filters.query) for row in rows if _may_be_quoted(self.model, row)}

    @property
    def total_words(self) -> str:
        return f"{super().total_words}+" if self.matched.capped else super().total_words

    @property
    def remarks(self) -> list[str]:
        """What a reader must know about how these were found."""
        remarks = []
        if self.matched.cut_short:
            remarks.append(_("This search took too long and was cut: only the newest that were found are here."))
        if self.matched.ranked is not None and self.matched.ranked < self.matched.total:
            remarks.append(_("Ranked are the newest %(n)s of them.") % {"n": self.matched.ranked})
        return remarks

    def _word_chips(self) -> list[Chip]:
        """One for each thing that was understood of the typed words."""
        query = self.filters.query
        return [
            Chip(Active("q", None, _("Words"), shown(part.label)), self.address.setting(q=query.without(part)))
            for part in query.parts
        ]

    def counts(self, facets: Sequence[Facet]) -> Mapping[str, Mapping[str, int]]:
        fields = {facet.name: self.filters.field_of(facet.name) for facet in facets}
        found = search.facets(self.model, self.filters.asked, fields.values(), self.base, self.matched)
        return {name: {value.value: value.count for value in found[field].values} for name, field in fields.items()}

    @cached_property
    def histogram(self) -> Histogram | None:
        """Over the rows with every filter applied but the span of time itself."""
        keys = self._keys_of_all_times()
        years = search.bars_of(keys, "year")
        bars = search.bars_of(keys, "month") if len(years) <= FEW_YEARS else years
        return histogram({bar.start: bar.count for bar in bars if bar.count})

    def _keys_of_all_times(self) -> Any:
        timeless = self.filters.asked.without_field("published")
        if timeless == self.filters.asked and self.matched.order == "newest":
            return self.matched.keys
        return search.matching(self.model, timeless, self.base).keys

    @cached_property
    def suggestions(self) -> list[tuple[Suggestion, Address]]:
        """What to try instead when the words find nothing."""
        if self.total or not self.filters.query.has_words:
            return []
        return [(one, self.address.setting(q=one.typed)) for one in search.suggest(self.filters.query, self.model)]


def _may_be_quoted(model: type[Model], row: search.Quoted) -> bool:
    """A snippet of an article may come from anywhere in it, that of a message is the message."""
    return (row.rights or settings.DEFAULT_RIGHTS) in _QUOTED_FROM[model]


_QUOTED_FROM: Mapping[type[Model], tuple[str, ...]] = {
    Article: (Article.Rights.FULL,),
    Commitment: (Article.Rights.FULL, Article.Rights.EXCERPT),
}
