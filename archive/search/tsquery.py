"""An expression as PostgreSQL's condition: a tsquery as far as it goes, phrases looked for in the tokens themselves."""

from __future__ import annotations

from collections.abc import Sequence

from archive.search.engines import Sql
from archive.search.expressions import AllOf, AnyOf, Expression, Phrase, Prefix, Reserved, Token, Without


def condition_of(expression: Expression) -> Sql:
    """The expression as a condition: one tsquery where no phrase is in it, else joined from its parts."""
    if not _has_phrase(expression):
        return "words @@ %s::tsquery", [tsquery(expression)]
    match expression:
        case Phrase(tokens):
            text = f" {' '.join(tokens)} "
            every = " & ".join(f"'{token}'" for token in dict.fromkeys(tokens))
            return "(words @@ %s::tsquery AND (strpos(title, %s) > 0 OR strpos(body, %s) > 0))", [every, text, text]
        case AllOf(parts):
            return _joined(" AND ", parts)
        case AnyOf(parts):
            return _joined(" OR ", parts)
        case Without(wanted, unwanted):
            (yes, given), (no, shut_out) = condition_of(wanted), condition_of(unwanted)
            return f"({yes} AND NOT {no})", [*given, *shut_out]
    raise AssertionError(expression)


def _joined(operator: str, parts: Sequence[Expression]) -> Sql:
    conditions = [condition_of(part) for part in parts]
    return "(" + operator.join(sql for sql, _ in conditions) + ")", [one for _, params in conditions for one in params]


def _has_phrase(expression: Expression) -> bool:
    match expression:
        case Phrase(_):
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(map(_has_phrase, parts))
        case Without(wanted, unwanted):
            return _has_phrase(wanted) or _has_phrase(unwanted)
    return False


def tsquery(expression: Expression) -> str:
    match expression:
        case Token(text) | Reserved(text):
            return f"'{text}'"
        case Prefix(text):
            return f"'{text}':*"
        case AllOf(parts):
            return "(" + " & ".join(map(tsquery, parts)) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(map(tsquery, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({tsquery(wanted)} & !{tsquery(unwanted)})"
    raise AssertionError(expression)
