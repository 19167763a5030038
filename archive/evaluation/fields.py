"""One comparison a field. What is compared how:

language         equal
title            equal without case, accents and punctuation; a derived title may be shorter or longer at its end
publication      the interval equal; `publication covered`: the interval holds the coded one (honestly wider)
event date       the interval equal to the coded day or interval; both without one is right
publisher        one of its names stands in the coded note, or the note says it is not in the file and none is given
dateline         the place as printed or by its authority name; both without one is right
actors           by key, else by a shared name or form; coded forms count when they occur in that article
messages         one to one by `matching`; the fields below are read on the messages that were matched
parties          the set of who makes the message equal; `counterparts`: of who receives it, the helped included
kind, modality, strict   equal; topics: each code a hit, a miss or a false alarm
article parties  states that are party or counterpart of the article, against the coded list
clutter          a trap that the coder calls boilerplate, copyright, caption, … is cut, all but its white space
quotes kept      no coded message loses a character to the cuts
traps            a proposal that answers a trap is a false alarm
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from archive.evaluation.gold import Gold, GoldActor, GoldArticle, GoldMessage, Span
from archive.evaluation.matching import answers, pairs
from archive.evaluation.scores import Comparison, Score, value
from archive.extraction.reading import ActorReading, CommitmentReading, DateReading, Reading
from archive.lexicons import actors, fold

CLUTTER = ("boilerplate", "copyright", "sign-off", "breadcrumb", "reading time", "blurb", "teaser", "form", "caption")
ABSENT = "not in file"

Result = dict[str, dict[str, Comparison]]
"""By field, then by article, in the order of FIELDS and of the gold file."""


def evaluate(gold: Gold, readings: Mapping[str, Reading]) -> Result:
    """Every field of every article that was read; `readings` by file name."""
    return {
        name: {article.id: compare(article, readings[article.file]) for article in gold.articles}
        for name, compare in FIELDS.items()
    }


def _language(gold: GoldArticle, reading: Reading) -> Comparison:
    return _fact(gold, "language", lambda coded: coded == reading.document.language, reading.document.language)


def _fact(gold: GoldArticle, name: str, right: Callable[[str], bool], found: str) -> Comparison:
    """A field the coder gave as text; nothing is scored where the gold file has no such field."""
    if name not in gold.facts:
        return Comparison()
    coded = gold.facts[name]
    return value(coded or "", found, right(coded) if coded else not found)


def _title(gold: GoldArticle, reading: Reading) -> Comparison:
    found = _plain(reading.document.title)

    def right(coded: str) -> bool:
        wanted = _plain(coded)
        derived = reading.document.title_source == "derived"
        return found == wanted or (derived and bool(found) and (wanted.startswith(found) or found.startswith(wanted)))

    return _fact(gold, "title", right, reading.document.title)


def _plain(text: str) -> str:
    """Letters and digits only, folded: quotation marks and spacing say nothing about a title."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _publication(gold: GoldArticle, reading: Reading) -> Comparison:
    return _fact(
        gold, "date_text_only", lambda coded: _interval(coded) == _ends(reading.published), _spoken(reading.published)
    )


def _publication_covered(gold: GoldArticle, reading: Reading) -> Comparison:
    def right(coded: str) -> bool:
        (first, last), (earliest, latest) = _interval(coded), _ends(reading.published)
        return (not earliest and not latest) or earliest <= first <= last <= latest

    return _fact(gold, "date_text_only", right, _spoken(reading.published))


def _event_date(gold: GoldArticle, reading: Reading) -> Comparison:
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


def _publisher(gold: GoldArticle, reading: Reading) -> Comparison:
    named = reading.document.source.publisher
    found = named.name if named else ""
    forms = {found, *(_all_forms(named.key) if named else ())}

    def right(coded: str) -> bool:
        return _mentions(coded, forms) or (ABSENT in coded and not found)

    return _fact(gold, "publisher", right, found)


def _dateline(gold: GoldArticle, reading: Reading) -> Comparison:
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


def _actors(gold: GoldArticle, reading: Reading) -> Comparison:
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


def _messages(gold: GoldArticle, reading: Reading) -> Comparison:
    coded, found = gold.messages, reading.commitments
    matched = _matched(gold, reading)
    hit = {id(message) for message, _ in matched}
    used = {id(message) for _, message in matched}
    missed = tuple(f"{message.id}: {_short(message.span.quote)}" for message in coded if id(message) not in hit)
    alarms = tuple(f"{message.rule}: {_short(message.quote.text)}" for message in found if id(message) not in used)
    return Comparison(Score(len(matched), len(missed), len(alarms)), missed, alarms)


def _matched(gold: GoldArticle, reading: Reading) -> list[tuple[GoldMessage, CommitmentReading]]:
    quotes = [message.quote for message in reading.commitments]
    found = pairs([message.span for message in gold.messages], quotes)
    return [(gold.messages[i], reading.commitments[j]) for i, j in found]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 100 else plain[:99] + "…"


def _of_messages(told: Callable[[GoldMessage], str], read: Callable[[CommitmentReading], str]) -> Compare:
    """A field of the matched messages that is right or wrong as a whole."""

    def compare(gold: GoldArticle, reading: Reading) -> Comparison:
        wrong = [
            f"{coded.id}: expected {told(coded) or 'nobody'}, found {read(found) or 'nobody'}"
            for coded, found in _matched(gold, reading)
            if told(coded) != read(found)
        ]
        total = len(_matched(gold, reading))
        return Comparison(Score(total - len(wrong), len(wrong), len(wrong)), tuple(wrong))

    return compare


def _keys(keys: Iterable[str]) -> str:
    return " ".join(sorted(set(keys)))


def _topics(gold: GoldArticle, reading: Reading) -> Comparison:
    score, missed, alarms = Score(), [], []
    for coded, found in _matched(gold, reading):
        lacking, extra = coded.topics - set(found.topics), set(found.topics) - coded.topics
        score += Score(len(coded.topics & set(found.topics)), len(lacking), len(extra))
        missed += [f"{coded.id}: {topic}" for topic in sorted(lacking)]
        alarms += [f"{coded.id}: {topic}" for topic in sorted(extra)]
    return Comparison(score, tuple(missed), tuple(alarms))


def _article_parties(gold: GoldArticle, reading: Reading) -> Comparison:
    if "parties" not in gold.facts:
        return Comparison()
    coded = set(gold.facts["parties"])
    found = {a.key for a in reading.actors if a.role in ("party", "counterpart") and a.type in ("country", "territory")}
    missed, alarms = tuple(sorted(coded - found)), tuple(sorted(found - coded))
    return Comparison(Score(len(coded & found), len(missed), len(alarms)), missed, alarms)


def _clutter(gold: GoldArticle, reading: Reading) -> Comparison:
    spans = [trap.span for trap in gold.traps if any(word in trap.why for word in CLUTTER)]
    left = [_short(span.quote) for span in spans if _uncut(span, reading)]
    return Comparison(Score(len(spans) - len(left), len(left), 0), tuple(left))


def _uncut(span: Span, reading: Reading) -> bool:
    """Whether a character of it that is not white space survived the cleaning."""
    return any(not reading.document.text[place].isspace() for place in _places(span) - _cut(reading))


def _quotes_kept(gold: GoldArticle, reading: Reading) -> Comparison:
    cut = _cut(reading)
    lost = [_short(message.span.quote) for message in gold.messages if _places(message.span) & cut]
    return Comparison(Score(len(gold.messages) - len(lost), len(lost), 0), tuple(lost))


def _places(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _cut(reading: Reading) -> set[int]:
    return {place for cut in reading.document.cuts for place in range(cut.start, cut.end)}


def _traps(gold: GoldArticle, reading: Reading) -> Comparison:
    taken = [trap for trap in gold.traps if any(answers(trap.span, found.quote) for found in reading.commitments)]
    alarms = tuple(f"{_short(trap.span.quote)} ({trap.why})" for trap in taken)
    return Comparison(Score(len(gold.traps) - len(taken), 0, len(taken)), (), alarms)


Compare = Callable[[GoldArticle, Reading], Comparison]

FIELDS: dict[str, Compare] = {
    "language": _language,
    "title": _title,
    "publication": _publication,
    "publication covered": _publication_covered,
    "event date": _event_date,
    "publisher": _publisher,
    "dateline": _dateline,
    "actors": _actors,
    "article parties": _article_parties,
    "messages": _messages,
    "parties": _of_messages(lambda coded: _keys(coded.who), lambda found: _keys(found.parties)),
    "counterparts": _of_messages(
        lambda coded: _keys(coded.to), lambda found: _keys((*found.counterparts, *found.beneficiaries))
    ),
    "kind": _of_messages(lambda coded: coded.kind, lambda found: found.kind),
    "modality": _of_messages(lambda coded: coded.modality, lambda found: found.modality),
    "strict": _of_messages(lambda coded: str(coded.strict), lambda found: str(found.strict)),
    "topics": _topics,
    "clutter": _clutter,
    "quotes kept": _quotes_kept,
    "traps": _traps,
}
