"""Django's own tags for translations, addresses and static files, worked out at once where nothing in them varies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import template
from django.template import Context, Node
from django.template.base import FilterExpression, Parser, TextNode, Token
from django.template.defaulttags import url
from django.templatetags.i18n import do_translate
from django.templatetags.static import do_static

register = template.Library()
Compile = Callable[[Parser, Token], Node]


def folded(compile_tag: Compile, varies: Callable[[Any], bool]) -> Compile:
    """The same tag; a node that does not vary is the text that it would have rendered."""

    def compile_folded(parser: Parser, token: Token) -> Node:
        node = compile_tag(parser, token)
        return node if varies(node) else TextNode(node.render(Context()))

    return compile_folded


def is_literal(expression: FilterExpression | None) -> bool:
    """A text in quotes, without filters; or nothing at all."""
    if expression is None:
        return True
    literal = getattr(expression.var, "literal", expression.var)
    return isinstance(literal, str) and not expression.filters


def _translation_varies(node: Any) -> bool:
    return bool(node.asvar) or not (is_literal(node.filter_expression) and is_literal(node.message_context))


def _address_varies(node: Any) -> bool:
    return bool(node.asvar or node.args or node.kwargs) or not is_literal(node.view_name)


def _file_varies(node: Any) -> bool:
    return bool(node.varname) or not is_literal(node.path)


register.tag("translate", folded(do_translate, _translation_varies))
register.tag("url", folded(url, _address_varies))
register.tag("static", folded(do_static, _file_varies))
