"""The formulas of an article -> rows, from its text and cuts as they stand, the cuts of people among them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from archive.documents.document import Cut
from archive.documents.readable import make_readable
from archive.extraction.formulas import formulas_in
from archive.extraction.sentences import Span, sentence_spans
from archive.models import Article, FormulaUse

FIELDS = ("formula", "number", "start", "end", "quote", "sentence_start", "sentence_end")


def store_formulas(article: Article) -> bool:
    """Makes the rows anew where they differ; whether they did."""
    fresh = list(uses_of(article))
    if list(article.formula_uses.order_by("start").values_list(*FIELDS)) == [_values(use) for use in fresh]:
        return False
    article.formula_uses.all().delete()
    FormulaUse.objects.bulk_create(fresh)
    return True


def uses_of(article: Article) -> Iterator[FormulaUse]:
    """In text order; none stands in what was cut."""
    readable = make_readable(article.text, cuts_of(article))
    found = formulas_in(article.text, readable)
    sentences = sentence_spans(readable, article.language) if found else []
    seen: Counter[str] = Counter()
    for use in found:
        seen[use.formula] += 1
        quote = use.quote
        first, last = _sentence_around(quote.start, quote.end, sentences)
        yield FormulaUse(
            article=article,
            formula=use.formula,
            number=seen[use.formula],
            start=quote.start,
            end=quote.end,
            quote=quote.text,
            sentence_start=first,
            sentence_end=last,
        )


def cuts_of(article: Article) -> Iterable[Cut]:
    return [Cut(start, end, reason) for start, end, reason in sorted(article.cuts)]


def _sentence_around(start: int, end: int, sentences: list[Span]) -> Span:
    """Of a formula that runs over the end of a sentence, from the first sentence to the formula's own end."""
    at = bisect_right(sentences, start, key=lambda span: span[0]) - 1
    first, last = sentences[at] if at >= 0 else (start, end)
    return (first, max(last, end)) if start < last else (start, end)


def _values(use: FormulaUse) -> tuple[object, ...]:
    return tuple(getattr(use, name) for name in FIELDS)
