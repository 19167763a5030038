"""What of a text is the article: passages that a person cuts, or puts back where the machine cut them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from archive.curating.acting import Person
from archive.curating.passages import Passage
from archive.importing.recutting import as_people_cut
from archive.importing.rereading import Change, document_of, reread
from archive.models import Article
from archive.models.chronicle import catch_up, note_act


def cut(article: Article, where: Passage, by: Person, now: dt.datetime, reason: str = "") -> Change:
    """The passage is no part of the article; returns what reading the rest again changed."""
    return _decide(article, where, True, by, now, reason or _("passage cut: “%(words)s”"))


def put_back(article: Article, where: Passage, by: Person, now: dt.datetime, reason: str = "") -> Change:
    """The passage is part of the article, whatever the machine thinks of it."""
    return _decide(article, where, False, by, now, reason or _("passage put back: “%(words)s”"))


@transaction.atomic
def _decide(article: Article, where: Passage, is_cut: bool, by: Person, now: dt.datetime, reason: str) -> Change:
    """The text is read again at once: what it names and promises follows from what of it is the article."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    catch_up(article)
    place = {"start": where.start, "end": where.end, "quote": where.quote}
    decision = {**place, "cut": is_cut, "by": by.get_username(), "at": now.isoformat()}
    others = [one for one in article.recuts if (one["start"], one["end"]) != (where.start, where.end)]
    article.recuts = [*others, decision]
    document = as_people_cut(document_of(article), article)
    article.cuts = [[one.start, one.end, one.reason] for one in document.cuts]
    note_act(article, by, reason % {"words": where.quote[:40]} if "%(words)s" in reason else reason)
    article.save()
    (change,) = reread([article], clock=lambda: now)
    return change
