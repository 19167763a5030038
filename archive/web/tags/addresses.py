"""Addresses: of a place in a text, of a pair, and of the present list, otherwise."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from archive.models import Actor, Commitment, FormulaUse
from archive.web.addresses import Address
from archive.web.exports.formats import CITING, FORMATS, Format
from archive.web.relations import pair_slug

register = template.Library()


@register.filter
def anchor(commitment: Commitment) -> str:
    """The address of the sentence in the article."""
    return f"{commitment.article.get_absolute_url()}#c-{commitment.public_id}"


@register.filter
def use_anchor(use: FormulaUse) -> str:
    """The address of the characters in the article."""
    return f"{use.article.get_absolute_url()}#f-{use.start}"


@register.simple_tag(takes_context=True)
def page_address(context: RequestContext, number: int) -> str:
    """The address of another page of the same list."""
    address = Address.of(context["request"])
    return str(address if number == 1 else address.setting(page=str(number)))


@register.simple_tag(takes_context=True)
def map_address(context: RequestContext, measure: str) -> str:
    """The present list on the map, with its filters."""
    return str(Address.of(context["request"]).at(reverse("countries")).setting(of=measure))


@register.simple_tag
def pair_address(one: Actor, other: Actor) -> str:
    return reverse("relation", args=[pair_slug(one, other)])


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
