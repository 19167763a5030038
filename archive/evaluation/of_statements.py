"""Comparisons of what the machine makes of all texts together: which report one event, and which messages are one.

events         a coded event is found when a statement has exactly its articles; one that answers none is a false alarm
event facts    of the events found: day, place and parties equal, and part of the statement that answers its parent
aligned        pairs of coded messages with one `align` code; a found pair counts for the coded messages it overlaps
only here      coded messages of articles of one event without an `align` partner, against messages found in one only
drifts         flags that begin with DRIFTS, against claims told as facts and firmer headlines, by the message concerned
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from archive.comparing.accounts import Account, Place
from archive.comparing.alignment import align
from archive.comparing.drift import among_pairs
from archive.comparing.headlines import firmer_headlines
from archive.comparing.messages import Said
from archive.comparing.naming import describe
from archive.comparing.readings import Found, group_readings, messages_of_reading
from archive.comparing.table import tabulate
from archive.documents.document import Quote
from archive.evaluation.gold import Gold, GoldArticle, GoldEvent, GoldMessage
from archive.evaluation.matching import pairs
from archive.evaluation.scores import Comparison, Score, short
from archive.extraction.reading import Reading

DRIFTS = ("outlet states as fact", "headline overstates")
ByEvent = dict[str, Comparison]
Sides = Sequence[tuple[GoldArticle, Reading]]


def statements(gold: Gold, readings: Mapping[str, Reading]) -> dict[str, ByEvent]:
    """By field, then by event; nothing where the gold file lists no events."""
    if not gold.events:
        return {}
    found = group_readings({article.id: readings[article.file] for article in gold.articles})
    sides = {event.id: _sides(gold, event, readings) for event in gold.events if not event.parent}
    return {
        "events": _events(gold, found),
        "event facts": {event.id: _facts(gold, event, found) for event in gold.events},
        "aligned": {id: _aligned(articles) for id, articles in sides.items() if len(articles) > 1},
        "only here": {id: _only_here(articles) for id, articles in sides.items() if len(articles) > 1},
        "drifts": {id: _drifts(articles) for id, articles in sides.items()},
    }


def _sides(gold: Gold, event: GoldEvent, readings: Mapping[str, Reading]) -> Sides:
    return [(article, readings[article.file]) for article in gold.articles if article.id in event.articles]


def _articles(accounts: Iterable[Account]) -> frozenset[str]:
    return frozenset(account.key.partition("/")[0] for account in accounts)


def _answer(event: GoldEvent, found: Sequence[Found]) -> int | None:
    for number, one in enumerate(found):
        if _articles(one.accounts) == event.articles and (one.parent is not None) == bool(event.parent):
            return number
    return None


def _events(gold: Gold, found: Sequence[Found]) -> ByEvent:
    answers = {event.id: _answer(event, found) for event in gold.events}
    scored = {
        id: Comparison(Score(hits=1)) if number is not None else Comparison(Score(misses=1), ("no statement has it",))
        for id, number in answers.items()
    }
    others = [one for number, one in enumerate(found) if number not in answers.values()]
    alarms = tuple(", ".join(sorted(_articles(one.accounts))) for one in others)
    return {**scored, "other": Comparison(Score(alarms=len(alarms)), (), alarms)}


def _facts(gold: Gold, event: GoldEvent, found: Sequence[Found]) -> Comparison:
    number = _answer(event, found)
    if number is None:
        return Comparison()
    proposal = describe(found[number].accounts, is_part=bool(event.parent))
    parent = next((_answer(other, found) for other in gold.events if other.id == event.parent), None)
    checks = {
        f"day {proposal.earliest}, not {event.date}": str(proposal.earliest) == event.date,
        f"place {proposal.place}, not {event.place}": Place(proposal.place, "en").key == Place(event.place, "en").key,
        f"parties {' '.join(proposal.parties)}": set(proposal.parties) == event.parties,
        "part of another": found[number].parent == parent,
    }
    wrong = tuple(fault for fault, right in checks.items() if not right)
    return Comparison(Score(len(checks) - len(wrong), len(wrong), len(wrong)), wrong)


def _aligned(articles: Sides) -> Comparison:
    score, missed, alarms = Score(), [], []
    for (one, read), (other, also_read) in combinations(articles, 2):
        coded = {(a.id, b.id) for a in one.messages for b in other.messages if a.align and a.align == b.align}
        mine, theirs = _messages(one, read), _messages(other, also_read)
        first, second = _coded(one, mine), _coded(other, theirs)
        found = {(first.get(p.one, ""), second.get(p.other, "")): p for p in align(mine, theirs).pairs}
        lacking, extra = coded - found.keys(), found.keys() - coded
        score += Score(len(coded & found.keys()), len(lacking), len(extra))
        missed += [f"{a} = {b}" for a, b in sorted(lacking)]
        alarms += [f"{short(mine[found[p].one].quote)} = {short(theirs[found[p].other].quote)}" for p in sorted(extra)]
    return Comparison(score, tuple(missed), tuple(alarms))


def _only_here(articles: Sides) -> Comparison:
    """By article the number of messages that no other report has: a hit for each that both lists count."""
    told = [_messages(*side) for side in articles]
    rows = tabulate(told)
    score, faults = Score(), []
    for number, (article, _) in enumerate(articles):
        others = {m.align for other, _ in articles if other is not article for m in other.messages if m.align}
        coded = sum(not message.align or message.align not in others for message in article.messages)
        found = sum(len(row.cells[number]) for row in rows if row.told == 1 and row.cells[number])
        score += Score(min(coded, found), max(coded - found, 0), max(found - coded, 0))
        if coded != found:
            faults.append(f"{article.id}: {found} messages only here, {coded} coded")
    return Comparison(score, tuple(faults))


def _drifts(articles: Sides) -> Comparison:
    told = [_messages(*side) for side in articles]
    coded = {m.id for article, _ in articles for m in article.messages if any(f.startswith(DRIFTS) for f in m.flags)}
    facts = [(fact.report, _bare(row.cells[fact.report])) for row in tabulate(told) for fact in among_pairs(row.cells)]
    found: dict[str, str] = {}
    for number, (article, reading) in enumerate(articles):
        codes = _coded(article, told[number])
        concerned = [said for report, said in facts if report == number]
        document = reading.document
        if document.title_source == "headline":
            concerned += [one.message for one in firmer_headlines(document.title, document.language, told[number])]
        found |= {codes.get(told[number].index(said), short(said.quote)): short(said.quote) for said in concerned}
    lacking, extra = coded - found.keys(), found.keys() - coded
    return Comparison(
        Score(len(coded & found.keys()), len(lacking), len(extra)),
        tuple(sorted(lacking)),
        tuple(found[key] for key in sorted(extra)),
    )


def _bare(cell: Sequence[Said]) -> Said:
    return next(said for said in cell if said.bare)


def _messages(article: GoldArticle, reading: Reading) -> tuple[Said, ...]:
    return messages_of_reading(article.id, reading)


def _coded(article: GoldArticle, messages: Sequence[Said]) -> dict[int, str]:
    """Number of a message found -> id of the coded message it overlaps."""
    spans = [Quote(said.start, said.start + len(said.quote), said.quote) for said in messages]
    coded: Sequence[GoldMessage] = article.messages
    return {found: coded[number].id for number, found in pairs([message.span for message in coded], spans)}
