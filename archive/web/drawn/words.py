"""The small things that lines are made of: times, languages, codes, links, each drawn once a language."""

from __future__ import annotations

import datetime as dt
from html import escape

from django.utils.safestring import SafeString, mark_safe

from archive.lexicons.codebook import KINDS, MODALITIES
from archive.models import ReviewState, Topic
from archive.models.coded import label_of
from archive.web import dates
from archive.web.display import direction, shown
from archive.web.languages import once_a_language


@once_a_language
def day(value: dt.date) -> SafeString:
    return mark_safe(f'<time datetime="{value.isoformat()}">{escape(dates.day_words(value))}</time>')


@once_a_language
def interval(first: dt.date | None, last: dt.date | None) -> SafeString:
    """The interval in words; a single day is machine-readable as well."""
    if first is not None and first == last:
        return day(first)
    return mark_safe(escape(dates.interval_words(first, last)))


@once_a_language
def in_language(code: str) -> SafeString:
    """The `lang` and `dir` attributes of archived text."""
    lang = f'lang="{escape(code)}" ' if code else ""
    return mark_safe(f'{lang}dir="{direction(code)}"')


@once_a_language
def kind_label(code: str) -> str:
    return label_of(KINDS[code]) if code in KINDS else code


@once_a_language
def modality_label(code: str) -> str:
    return label_of(MODALITIES[code]) if code in MODALITIES else code


def group_of(code: str) -> str:
    """The group of a kind: the class that says how its mark is drawn."""
    return KINDS[code].group if code in KINDS else "other"


@once_a_language
def review(state: str) -> SafeString:
    return mark_safe(f'<span class="review {escape(state)}">{escape(str(ReviewState(state).label))}</span>')


@once_a_language
def topic_link(code: str) -> SafeString:
    topic = Topic(code=code)
    return mark_safe(f'<a href="{escape(topic.get_absolute_url())}">{escape(topic.label)}</a>')


def archived(text: str) -> str:
    """Escaped, and harmless to what stands around it."""
    return escape(shown(text))
