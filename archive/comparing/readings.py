"""Readings -> accounts and statements: texts grouped and compared before anything of them is a row.

For evaluation and for trying out. An archive groups by the same decisions from its rows (`importing.grouping`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive.comparing.accounts import Account, Place, When
from archive.comparing.choosing import choose
from archive.comparing.kinds import head_kinds
from archive.comparing.messages import Said
from archive.comparing.parts import whole
from archive.comparing.passages import Passage, passages_in
from archive.comparing.sketches import sketch
from archive.comparing.told import names_document, rules_of_facts
from archive.extraction.formulas import find_formulas
from archive.extraction.reading import CommitmentReading, DateReading, Reading
from archive.extraction.sentences import sentence_spans
from archive.lexicons import actors, fold

HEAD = 900
"""Characters of the body in which a report says what it reports."""
REPORTED_WITHIN = 4
"""Days before publication within which an event of unknown day is sought."""
STATED = ("stated", "weekday", "caption", "front matter", "sidecar")
NAMED = ("initiative", "instrument", "organisation")
WITHIN = (*NAMED, "territory")
"""Types of actors that tell messages apart; third states do so too."""


@dataclass(slots=True)
class Found:
    """A statement as grouping finds it; `accounts` are its reports, `parent` the number of the one it is part of."""

    accounts: list[Account]
    parent: int | None = None


@dataclass(slots=True)
class Grouping:
    """Statements in the order in which they were founded."""

    statements: list[Found] = field(default_factory=list)

    def add(self, accounts: Sequence[Account]) -> None:
        """An article's event, and the talks beside it."""
        whole_event = self._place(accounts[0], None, None)
        for part in accounts[1:]:
            self._place(part, whole_event, whole_event)

    def _place(self, account: Account, parent: int | None, refused: int | None) -> int | None:
        if not account.tells_an_event:
            return None
        known = {n: one.accounts for n, one in enumerate(self.statements) if n != refused}
        choice = choose(account, known, None)
        if choice is None:
            self.statements.append(Found([account], parent))
            return len(self.statements) - 1
        self.statements[choice.statement].accounts.append(account)
        return choice.statement


def group_readings(readings: Mapping[str, Reading]) -> list[Found]:
    """By name of the text, in the order of the mapping."""
    grouping = Grouping()
    for name, reading in readings.items():
        grouping.add(accounts_of_reading(name, reading))
    return grouping.statements


def accounts_of_reading(key: str, reading: Reading) -> tuple[Account, ...]:
    document, source = reading.document, reading.document.source
    states = {one.key for one in reading.actors if one.type == "country" and one.role in ("party", "counterpart")}
    place = reading.event_place
    dateline = source.dateline.name if source.dateline else ""
    outline = Account(
        key=key,
        language=document.language,
        title=document.title,
        outlet=source.publisher.name if source.publisher else "",
        when=_event(reading.event),
        published=_published(reading.published),
        place=Place(place.text, document.language, fold(place.text) == fold(dateline)) if place else None,
        states=frozenset(states),
        bodies=frozenset(
            one.key for one in reading.actors if one.type in ("organisation", "grouping") and one.role == "party"
        ),
        people=frozenset(
            one.key for one in reading.actors if one.type == "person" and one.country in states and one.key in actors()
        ),
        named=frozenset(one.key for one in reading.actors if one.type in NAMED and one.role != "party"),
        doc_types=head_kinds(f"{document.title}\n{document.body[:HEAD]}", document.language),
        text=sketch(document.body),
        messages_read=reading.commitment_language,
    )
    return whole(outline, messages_of_reading(key, reading), document.text)


def _event(date: DateReading | None) -> When | None:
    if date is None or date.earliest is None or date.latest is None:
        return None
    return When(date.earliest, date.latest, date.basis in STATED)


def _published(date: DateReading) -> When | None:
    if date.earliest is None or date.latest is None:
        return None
    back = min(REPORTED_WITHIN, (date.earliest - dt.date.min).days)
    return When(date.earliest - dt.timedelta(days=back), date.latest, False)


def messages_of_reading(key: str, reading: Reading) -> tuple[Said, ...]:
    formulas = [(use.quote.start, use.quote.end, use.formula) for use in find_formulas(reading.document)]
    named = [
        (mention.start, mention.end, one.key)
        for one in reading.actors
        for mention in one.mentions
        if one.type in (*WITHIN, "country") and mention.usage not in ("place", "anaphor")
    ]
    language = reading.document.language
    ordered = sorted(reading.commitments, key=lambda found: (found.quote.start, -found.quote.end))
    return tuple(_said(f"{key}:{n}", found, language, named, formulas) for n, found in enumerate(ordered))


def passages_of_reading(reading: Reading) -> list[Passage]:
    """The sentences of a text in whose language no messages are read."""
    document = reading.document
    named = [
        (mention.start, mention.end, one.key)
        for one in reading.actors
        for mention in one.mentions
        if one.type in (*WITHIN, "country") and mention.usage not in ("place", "anaphor")
    ]
    formulas = [(use.quote.start, use.quote.end, use.formula) for use in find_formulas(document)]
    sentences = sentence_spans(document.readable, document.language)
    return passages_in(document.text, document.language, sentences, named, formulas)


def _said(
    key: str,
    found: CommitmentReading,
    language: str,
    named: Sequence[tuple[int, int, str]],
    formulas: Sequence[tuple[int, int, str]],
) -> Said:
    start, end = found.quote.start, found.quote.end
    sides = {*found.parties, *found.counterparts, *found.beneficiaries}
    inside = {one for first, last, one in named if first < end and start < last}
    speaker = found.speaker_quote
    framed = speaker is not None and found.sentence.start <= speaker.start < start
    return Said(
        key=key,
        quote=found.quote.text,
        language=language,
        start=start,
        parties=frozenset(found.parties),
        counterparts=frozenset((*found.counterparts, *found.beneficiaries)),
        kind=found.kind,
        modality=found.modality,
        topics=frozenset(found.topics),
        strict=found.strict,
        intensified=bool(found.intensifier),
        named=frozenset(one for one in inside if one not in sides or not one.startswith("country:")),
        formulas=frozenset(formula for first, last, formula in formulas if first < end and start < last),
        speaker=found.speaker_key,
        by_document=not found.speaker_key and names_document(found.speaker, language),
        bare=found.rule in rules_of_facts(language) and not framed,
        sentence=(found.sentence.start, found.sentence.end),
    )
