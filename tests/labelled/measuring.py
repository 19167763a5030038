"""How much of the labelled texts is found, and how much of what is found is right.

    python -m tests.labelled.measuring       a line a set, then what was missed and what was found amiss

The texts are read as files are, without a database. Of wording a link counts when both messages and the change are the
labelled ones; of fulfilment a case counts once.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.comparing.accounts import When
from archive.comparing.citations import apart_from, cited_in
from archive.comparing.fulfilment import Named, Promise, fulfils, happenings
from archive.comparing.passages import told_in
from archive.comparing.readings import messages_of_reading, passages_of_reading
from archive.comparing.wording import KINDS, Worded, links
from archive.documents import open_documents
from archive.documents.refusal import Refused
from archive.extraction import read
from archive.extraction.reading import ActorReading, CommitmentReading, Reading
from archive.extraction.sentences import sentence_spans
from archive.lexicons import actors
from tests.readings import document

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Measured:
    """What was labelled, what was found, and what of it agrees, each as a line that a person can judge."""

    wanted: frozenset[str]
    found: frozenset[str]

    @property
    def right(self) -> int:
        return len(self.wanted & self.found)

    @property
    def precision(self) -> float:
        return self.right / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / len(self.wanted) if self.wanted else 1.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.2f} ({self.right} of {len(self.found)}), "
            f"recall {self.recall:.2f} ({self.right} of {len(self.wanted)})"
        )


def labelled(name: str, table: str) -> list[Mapping[str, Any]]:
    return list(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))[table])


def read_text(text: str, name: str) -> Reading:
    opened = next(open_documents(f"{name}.txt", text.encode()))
    assert not isinstance(opened, Refused)
    return read(opened)


def documents_cited() -> Measured:
    wanted, found = set(), set()
    for number, one in enumerate(labelled("citations", "text")):
        own = dt.date.fromisoformat(one["own"])
        wanted |= {f"{number} {words}" for words in one["documents"]}
        named = [(mention.start, mention.end) for actor in _instruments(one) for mention in actor.mentions]
        cited = apart_from(cited_in(one["text"], one["language"], When(own, own, True)), named)
        found |= {f"{number} {quote.quote.text}" for quote in cited}
    return Measured(frozenset(wanted), frozenset(found))


def instruments_cited() -> Measured:
    wanted, found = set(), set()
    for number, one in enumerate(labelled("citations", "text")):
        wanted |= {f"{number} {words}" for words in one.get("instruments", ())}
        found |= {f"{number} {actor.mentions[0].text}" for actor in _instruments(one)}
    return Measured(frozenset(wanted), frozenset(found))


def _instruments(labelled: Mapping[str, Any]) -> list[ActorReading]:
    reading = read(document(labelled["text"], language=labelled["language"]))
    return [actor for actor in reading.actors if actor.type == "instrument"]


def wordings_linked() -> Measured:
    wanted, found = set(), set()
    for number, pair in enumerate(labelled("wordings", "pair")):
        wanted |= {f"{number} {before} → {after}: {change}" for before, after, change in pair["links"]}
        earlier, later = _worded(pair["earlier"], f"e{number}"), _worded(pair["later"], f"l{number}")
        for link in links(earlier, later):
            quotes = earlier[link.earlier].said.quote, later[link.later].said.quote
            found.add(f"{number} {_as_labelled(quotes, pair['links'])}: {link.change}")
    return Measured(frozenset(wanted), frozenset(found))


def _as_labelled(quotes: tuple[str, str], expected: list[list[str]]) -> str:
    """The labelled words of a pair where the quotations hold them or lie in them, else the quotations."""
    for before, after, _change in expected:
        if all(words in quote or quote in words for words, quote in zip((before, after), quotes, strict=True)):
            return f"{before} → {after}"
    return " → ".join(quotes)


def _worded(text: str, name: str) -> list[Worded]:
    reading = read_text(text, name)
    ordered = sorted(reading.commitments, key=lambda found: (found.quote.start, -found.quote.end))
    return [
        Worded(said, one.intensifier, _words(one), one.quantity_value, one.quantity_unit, _until(one))
        for said, one in zip(messages_of_reading(name, reading), ordered, strict=True)
        if said.kind in KINDS
    ]


def _words(one: CommitmentReading) -> str:
    return one.condition.text if one.condition else ""


def _until(one: CommitmentReading) -> dt.date | None:
    return one.deadline.date if one.deadline else None


def fulfilments_proposed() -> Measured:
    wanted, found = set(), set()
    for number, case in enumerate(labelled("fulfilments", "case")):
        line = f"{number} {case['promise'].partition('-- ')[2]} → {case['later'].partition('-- ')[2]}"
        wanted |= {line} if case["fulfils"] else set()
        found |= {line} if any(_proposals(case["promise"], case["later"])) else set()
    return Measured(frozenset(wanted), frozenset(found))


def _proposals(promise: str, later: str) -> Iterator[object]:
    before, after = read_text(promise, "promise"), read_text(later, "later")
    day = _days(after)[0]
    states = frozenset(
        one.key for one in after.actors if one.type == "country" and one.role in ("party", "counterpart")
    )
    found = after.document
    told = happenings(
        found.text,
        found.readable,
        found.language,
        sentence_spans(found.readable, found.language),
        [named for one in after.actors for named in _named(one.key, one.mentions)],
        states,
    )
    made = list(_promises(before))
    for happening in told:
        yield from (grounds for one in made if (grounds := fulfils(one, happening, day)))


def _days(reading: Reading) -> tuple[dt.date, dt.date]:
    for date in (reading.event, reading.published):
        if date and date.earliest and date.latest:
            return date.earliest, date.latest
    raise ValueError(f"undated: {reading.document.text}")


def _named(key: str, mentions: tuple[Any, ...]) -> Iterator[Named]:
    entry = actors().get(key)
    country = key if key.startswith("country:") else (entry.country if entry else "")
    return (Named(mention.start, mention.end, key, country) for mention in mentions)


def _promises(reading: Reading) -> Iterator[Promise]:
    for one in reading.commitments:
        inside = {
            actor.key
            for actor in reading.actors
            if any(one.quote.start <= mention.start < one.quote.end for mention in actor.mentions)
        }
        yield Promise(
            kind=one.kind,
            quote=one.quote.text,
            language=reading.document.language,
            parties=frozenset(one.parties),
            receivers=frozenset((*one.counterparts, *one.beneficiaries)),
            named=frozenset(inside | set(one.subjects)),
            until=_days(reading)[1],
        )


def sentences_aligned() -> Measured:
    """Pairs of a message and a sentence of a report in whose language no messages are read."""
    wanted, found = set(), set()
    for number, event in enumerate(labelled("passages", "event")):
        messages = messages_of_reading("m", read_text(event["text"], "m"))
        for report in event["report"]:
            name = f"{number} {report['language']}"
            wanted |= {f"{name} {words} → {there}" for words, there in report["pairs"]}
            passages = passages_of_reading(read_text(report["text"], "p"))
            for told in told_in(messages, passages):
                quotes = messages[told.message].quote, passages[told.passage].quote
                found.add(f"{name} {_held(quotes, report['pairs'])}")
    return Measured(frozenset(wanted), frozenset(found))


def _held(quotes: tuple[str, str], expected: list[list[str]]) -> str:
    """The labelled words of a pair where the quotations hold them, else the quotations."""
    for pair in expected:
        if all(words in quote for words, quote in zip(pair, quotes, strict=True)):
            return " → ".join(pair)
    return " → ".join(quotes)


SETS: Mapping[str, Callable[[], Measured]] = {
    "documents cited": documents_cited,
    "instruments cited": instruments_cited,
    "wordings linked": wordings_linked,
    "fulfilments proposed": fulfilments_proposed,
    "sentences aligned": sentences_aligned,
}


def main() -> None:
    for name, measure in SETS.items():
        measured = measure()
        print(f"{name}: {measured}")
        for line in sorted(measured.wanted - measured.found):
            print(f"    missed: {line}")
        for line in sorted(measured.found - measured.wanted):
            print(f"    amiss:  {line}")


if __name__ == "__main__":
    main()
