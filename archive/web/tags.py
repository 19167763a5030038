"""Template tags: dates in words, archived text made harmless, codes with labels, the other language's address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from archive.lexicons.codebook import GROUPS, KINDS, MODALITIES
from archive.models import Actor, Article, Commitment, FormulaUse, Status, Wording
from archive.models.coded import label_of
from archive.web import clock, dates, reasons
from archive.web.addresses import Address
from archive.web.charts.histogram import Histogram
from archive.web.citations.citation import citation_of
from archive.web.citations.linked import element, linked
from archive.web.citations.styles import STYLES
from archive.web.compared_words import DIFFERENCES
from archive.web.display import direction
from archive.web.display import shown as displayable
from archive.web.drawn import frame
from archive.web.drawn.bars import bars, rows
from archive.web.drawn.options import options as drawn_options
from archive.web.exports.formats import CITING, FORMATS, Format
from archive.web.facets.facet import language_name
from archive.web.ladder import name_of
from archive.web.listing import Option, ShownFacet
from archive.web.relations import pair_slug
from archive.web.statement_kinds import kind_label
from archive.web.wordings import ShownStep, shared_by, steps_of
from archive.web.wordings import name_of as named_in_page

register = template.Library()


@register.filter
def shown(text: str) -> str:
    """Archived text for display; see `archive.web.display`. Escaping stays with the template."""
    return displayable(str(text))


@register.filter
def of_language(code: str) -> SafeString:
    """The `lang` and `dir` attributes of archived text."""
    if not code:
        return format_html('dir="auto"')
    return format_html('lang="{}" dir="{}"', code, direction(code))


@register.filter
def language(code: str) -> str:
    return language_name(code)


@register.filter
def day(value: dt.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), dates.day_words(value))


@register.filter
def basis(code: str) -> str:
    return dates.basis_words(code)


@register.filter
def is_inferred(code: str) -> bool:
    return code not in dates.KNOWN


@register.simple_tag
def interval(first: dt.date | None, last: dt.date | None) -> SafeString | str:
    """The interval in words; a single day is machine-readable as well."""
    words = dates.interval_words(first, last)
    if first is None or first != last:
        return words
    return format_html('<time datetime="{}">{}</time>', first.isoformat(), words)


@register.filter
def published_words(article: Article) -> str:
    """Without markup, for attributes and titles."""
    return dates.interval_words(article.published_earliest, article.published_latest)


@register.filter
def kind(code: str) -> str:
    return label_of(KINDS[code]) if code in KINDS else code


@register.filter
def modality(code: str) -> str:
    return label_of(MODALITIES[code]) if code in MODALITIES else code


@register.filter
def statement_kind(doc_type: str) -> str:
    return kind_label(doc_type)


@register.simple_tag
def difference_label(name: str) -> str:
    """In what two reports of one message differ."""
    return str(DIFFERENCES.get(name, name))


@register.filter
def status(code: str) -> str:
    """What became of a promise."""
    return str(Status(code).label)


GROUNDS = {
    "host": gettext_lazy("host"),
    "guest": gettext_lazy("guest"),
    "sides": gettext_lazy("sides"),
    "shared": gettext_lazy("both speak of"),
}


@register.filter
def grounds(reasons: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Why a later text may tell of a promise: labels, and names in the language of the page."""
    return [(str(GROUNDS[one["what"]]), ", ".join(map(named_in_page, one["of"]))) for one in reasons]


@register.filter
def steps(wording: Wording) -> list[ShownStep]:
    """Between an earlier and a later message."""
    return list(steps_of(wording))


@register.filter
def shared(wording: Wording) -> str:
    """What both messages name."""
    return shared_by(wording)


@register.filter
def group(code: str) -> str:
    """The group of a kind: the class that says how its mark is drawn."""
    return KINDS[code].group if code in KINDS else "other"


@register.filter
def group_label(code: str) -> str:
    return label_of(GROUPS[code])


@register.filter
def definition(code: Any) -> str:
    return str(code.definition(get_language() or "en"))


@register.filter
def code_label(code: Any) -> str:
    return label_of(code)


@register.filter
def anchor(commitment: Commitment) -> str:
    """The address of the sentence in the article."""
    return f"{commitment.article.get_absolute_url()}#c-{commitment.public_id}"


@register.filter
def use_anchor(use: FormulaUse) -> str:
    """The address of the characters in the article."""
    return f"{use.article.get_absolute_url()}#f-{use.start}"


@register.filter
def formula_name(formula: str) -> str:
    return name_of(formula)


@register.simple_tag(takes_context=True)
def languages(context: RequestContext) -> SafeString:
    """This very page in each language."""
    return frame.languages(context["request"])


@register.simple_tag(takes_context=True)
def alternates(context: RequestContext) -> SafeString:
    return frame.alternates(context["request"])


@register.simple_tag(takes_context=True)
def sections(context: RequestContext) -> SafeString:
    """An error page may have no request: then it is in no section."""
    request = context.get("request")
    return frame.sections(request.path if request else "")


@register.simple_tag(takes_context=True)
def page_address(context: RequestContext, number: int) -> str:
    """The address of another page of the same list."""
    address = Address.of(context["request"])
    return str(address if number == 1 else address.setting(page=str(number)))


@register.simple_tag
def options(facet: ShownFacet, values: Iterable[Option]) -> SafeString:
    """Values of a facet."""
    return drawn_options(facet, values)


@register.simple_tag(takes_context=True)
def bars_of(context: RequestContext, histogram: Histogram, path: str = "") -> SafeString:
    """The bars, each a link to the list within its time: the present list with its filters, or the one at `path`."""
    return bars(histogram.filled, _list_at(context, path))


@register.simple_tag(takes_context=True)
def rows_of(context: RequestContext, histogram: Histogram, path: str = "") -> SafeString:
    """The same as rows of a table."""
    return rows(histogram.filled, _list_at(context, path))


def _list_at(context: RequestContext, path: str) -> Address:
    return Address.to(path) if path else Address.of(context["request"])


@register.simple_tag(takes_context=True)
def map_address(context: RequestContext, measure: str) -> str:
    """The present list on the map, with its filters."""
    return str(Address.of(context["request"]).at(reverse("countries")).setting(of=measure))


@register.simple_tag
def deadline_words(basis: str) -> tuple[str, str]:
    return reasons.deadline_words(basis)


@register.simple_tag
def parties_words(why: str) -> tuple[str, str]:
    return reasons.parties_words(why)


@register.simple_tag
def pair_address(one: Actor, other: Actor) -> str:
    return reverse("relation", args=[pair_slug(one, other)])


@register.filter
def plain(number: float) -> str:
    """For attributes of an SVG: a French page would write 4,5 and the drawing would fall apart."""
    return f"{number:g}"


@register.simple_tag(takes_context=True)
def with_parameter(context: RequestContext, name: str, value: str) -> str:
    return str(Address.of(context["request"]).setting(**{name: value}))


@register.simple_tag(takes_context=True)
def without_parameter(context: RequestContext, name: str) -> str:
    return str(Address.of(context["request"]).without(name))


@register.simple_tag(takes_context=True)
def files_of_list(context: RequestContext, noun: str) -> list[tuple[Format, str]]:
    """The list of the present address in each format that it comes in."""
    address = Address.of(context["request"])
    return [(one, str(address.at(f"/{noun}.{one.suffix}"))) for one in FORMATS.values() if one.serves(noun)]


@register.simple_tag
def files_of_record(noun: str, public_id: str) -> list[tuple[Format, str]]:
    """The citation of a record in each format that reference managers read."""
    return [(one, reverse("citation", args=[noun, public_id, one.suffix])) for one in CITING.values()]


@register.simple_tag(takes_context=True)
def citations(context: RequestContext, record: Article | Commitment) -> list[tuple[str, str]]:
    """The record cited in each style; "accessed" is today."""
    request = context["request"]
    cited = citation_of(record, f"{request.scheme}://{request.get_host()}", clock.today())
    return [(name, style(cited)) for name, style in STYLES.items()]


@register.simple_tag(takes_context=True)
def linked_data(context: RequestContext, record: Article | Commitment) -> SafeString:
    """The record for search engines."""
    request = context["request"]
    return element(linked(record, f"{request.scheme}://{request.get_host()}"))


@register.simple_tag(takes_context=True)
def citation_metas(context: RequestContext, record: Article | Commitment) -> SafeString:
    """What search engines of scholars and reference managers read off the head of a page."""
    request = context["request"]
    cited = citation_of(record, f"{request.scheme}://{request.get_host()}", clock.today())
    metas = {
        "citation_title": cited.title,
        "citation_publication_date": "/".join(f"{part:02}" for part in cited.certain),
        "citation_journal_title": cited.publisher,
        "citation_language": cited.language,
        "citation_public_url": cited.address,
        "citation_abstract": cited.quote,
    }
    return format_html_join(
        "\n  ", '<meta name="{}" content="{}">', ((name, value) for name, value in metas.items() if value)
    )


DEGREES = {
    "low": pgettext_lazy("degree", "low"),
    "medium": pgettext_lazy("degree", "medium"),
    "high": pgettext_lazy("degree", "high"),
}


@register.filter
def degree(code: str) -> str:
    """How specific a message is. The model's "medium" is also the word for a newspaper, which French tells apart."""
    return str(DEGREES.get(code, code))


@register.filter
def percent(share: float) -> str:
    return f"{round(share * 100)} %"
