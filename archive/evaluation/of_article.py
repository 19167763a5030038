"""Comparisons of what a reading says about the article as a whole. The rules are stated in `fields`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from archive.evaluation.gold import GoldActor, GoldArticle
from archive.evaluation.scores import Comparison, Score, value
from archive.extraction.reading import ActorReading, DateReading, Reading
from archive.lexicons import actors, fold

ABSENT = "not in file"


def language(gold: GoldArticle, reading: Reading) -> Comparison:
    return _fact(gold, "language", lambda coded: coded == reading.document.language, reading.document.language)


def _fact(gold: GoldArticle, name: str, right: Callable[[str], bool], found: str) -> Comparison:
    """A field the coder gave as text; nothing is scored where the gold file has no such field."""
    if name not in gold.facts:
        return Comparison()
    coded = gold.facts[name]
    return value(coded or "", found, right(coded) if coded else not found)


def title(gold: GoldArticle, reading: Reading) -> Comparison:
    found = _plain(reading.document.title)

    def right(coded: str) -> bool:
        wanted = _plain(coded)
        derived = reading.document.title_source == "derived"
        return found == wanted or (derived and bool(found) and (wanted.startswith(found) or found.startswith(wanted)))

    return _fact(gold, "title", right, reading.document.title)


def _plain(text: str) -> str:
    """Letters and digits only, folded: quotation marks and spacing say nothing about a title."""
    return " ".join(re.findall(r"\w+", fold(text)))


def publication(gold: GoldArticle, reading: Reading) -> Comparison:
    return _fact(
        gold, "date_text_only", lambda coded: _interval(coded) == _ends(reading.published), _spoken(reading.published)
    )


def publication_covered(gold: GoldArticle, reading: Reading) -> Comparison:
    def right(coded: str) -> bool:
        (first, last), (earliest, latest) = _interval(coded), _ends(reading.published)
        return (not earliest and not latest) or earliest <= first <= last <= latest

    return _fact(gold, "date_text_only", right, _spoken(reading.published))


def event_date(gold: GoldArticle, reading: Reading) -> Comparison:
    found = _ends(reading.event) if reading.event else ("", "")
    return _fact(gold, "event_date", lambda coded: _interval(coded) == found, _spoken(reading.event))


def _interval(coded: str) -> tuple[str, str]:
    """ "2013-09-07/2013-09-09" or one day; what the coder notes behind it is left out. ("", "") for undated."""
    days = re.findall(r"\d{4}-\d\d-\d\d", coded)[:2]
    return (days[0], days[-1]) if days else ("", "")


def _ends(when: DateReading) -> tuple[str, str]:
    return (when.earliest.isoformat() if when.earliest else "", when.latest.isoformat() if when.latest else "")


def _spoken(when: DateReading | None) -> str:
    first, last = _ends(when) if when else ("", "")
    return first if first == last else f"{first}/{last}"


def publisher(gold: GoldArticle, reading: Reading) -> Comparison:
    named = reading.document.source.publisher
    found = named.name if named else ""
    forms = {found, *(_all_forms(named.key) if named else ())}

    def right(coded: str) -> bool:
        return _mentions(coded, forms) or (ABSENT in coded and not found)

    return _fact(gold, "publisher", right, found)


def dateline(gold: GoldArticle, reading: Reading) -> Comparison:
    named = reading.document.source.dateline
    forms = {named.name, named.quote.text if named.quote else ""} if named else set()
    return _fact(gold, "dateline", lambda coded: _mentions(coded, forms), named.name if named else "")


def _mentions(coded: str, forms: Iterable[str]) -> bool:
    """Whether the coder's note holds one of the names as a whole word, or is held by one."""
    note = f" {_plain(coded)} "
    plain = [f" {_plain(form)} " for form in forms if _plain(form)]
    return any(form in note or note in form for form in plain)


def _all_forms(key: str) -> list[str]:
    entry = actors().get(key)
    return [*entry.names.values(), *(alias.text for alias in entry.aliases)] if entry else []


def actors_named(gold: GoldArticle, reading: Reading) -> Comparison:
    """Each coded actor is found once; what is found and answers no coded actor is a false alarm."""
    if not gold.names_actors:
        return Comparison()
    left = list(reading.actors)
    missed = []
    for coded in sorted(gold.actors, key=lambda actor: actor.key not in {found.key for found in left}):
        found = next((a for a in left if a.key == coded.key), None) or next(
            (a for a in left if _is_same(coded, a)), None
        )
        if found is None:
            missed.append(f"{coded.name} ({', '.join(sorted(coded.forms))})")
            continue
        left = [actor for actor in left if actor is not found and not _is_same(coded, actor)]
    alarms = tuple(f"{actor.name} ({', '.join(dict.fromkeys(m.text for m in actor.mentions))})" for actor in left)
    hits = len(gold.actors) - len(missed)
    return Comparison(Score(hits, len(missed), len(alarms)), tuple(missed), alarms)


def _is_same(coded: GoldActor, found: ActorReading) -> bool:
    """By a name or a printed form; a part of a body counts as the body where the coder lists its form there."""
    if coded.key.partition(":")[0] != found.type and found.type != "organisation":
        return False
    names = {_plain(form) for form in (coded.name, *coded.forms)}
    return _plain(found.name) in names or any(_plain(mention.text) in names for mention in found.mentions)


def article_parties(gold: GoldArticle, reading: Reading) -> Comparison:
    if "parties" not in gold.facts:
        return Comparison()
    coded = set(gold.facts["parties"])
    found = {a.key for a in reading.actors if a.role in ("party", "counterpart") and a.type in ("country", "territory")}
    missed, alarms = tuple(sorted(coded - found)), tuple(sorted(found - coded))
    return Comparison(Score(len(coded & found), len(missed), len(alarms)), missed, alarms)
