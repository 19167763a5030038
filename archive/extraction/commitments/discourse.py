"""What a reader keeps in mind from sentence to sentence: whom the text is about, who spoke last, who "they" are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.documents.document import Quote
from archive.extraction.commitments.standing import parties_behind, sort_of
from archive.extraction.commitments.subjects import Phrase
from archive.extraction.commitments.titles import Titles, bearers, home_of, titles_borne
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons.grammar import Cue, Grammar

Parties = tuple[str, ...]
PASSING = 4
"""A state named this many times less often than another is named in passing."""
ELSEWHERE = 4
"""Words of sport, weather or markets that make a text one about them."""
INTRODUCTION = 60
"""Characters before or after a person's name in which the state may stand for which the person speaks."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a message is. `sort`: "document", "person", "state", "reporter", or "outsider", who binds nobody."""

    name: str
    key: str
    quote: Quote | None
    parties: Parties
    sort: str


REPORTER = Speaker("the reporter", "", None, (), "reporter")
OUTSIDER = Speaker("", "", None, (), "outsider")


@dataclass(frozen=True, slots=True)
class Listed:
    """A promise that leaves its verbs to the lines below: its cue, and whom it binds."""

    cue: Cue
    parties: Parties


@dataclass(slots=True)
class Discourse:
    """The state of one reading, fed sentence by sentence in text order."""

    grammar: Grammar
    on: dt.date | None
    main: Parties
    counts: Counter[str]
    states: dict[str, str]
    """Person key -> party, as this text introduces them."""
    speaker: Speaker = REPORTER
    group: Parties = ()
    person: Parties = ()
    country: Parties = ()
    body: Parties = ()
    pair: Parties = ()
    titles: Titles = field(default_factory=dict)
    why: str = ""
    elsewhere: bool = False
    issuer: Parties = ()
    """Who says "we" where nobody was quoted: the institution whose letterhead the text bears."""
    own_words: bool = False
    """The text is a statement in the first person: what nobody else is said to say, its issuer says."""
    meeting: Parties = ()
    """The body whose leaders or ministers issue the text together."""
    addressed: Parties = ()
    """To whom the message before was."""
    chapeau: Parties = ()
    """Whose the paragraphs are that open with a verb: "The Council, … 1. Reaffirms its support"."""
    listed: Listed | None = None
    """The promise whose items are listed below: "Both sides undertook to:"."""
    topics: tuple[str, ...] = ()
    """What the message before was about, within the paragraph."""

    @property
    def international(self) -> bool:
        """Whether more than one state or body acts here; what one state promises itself is home politics."""
        return len(self.counts) > 1

    def behind(self, key: str) -> Parties:
        """Those bound by what this actor says; a person counts for the state that the lexicons or this text give."""
        found = parties_behind(key, self.on)
        return found or ((self.states[key],) if key in self.states else ())

    def resolve(self, tokens: Tokens, phrase: Phrase) -> Parties:
        """The parties behind a noun phrase, in text order; remembers them for the pronouns that follow."""
        self.why = ""
        named = self._named(tokens, phrase)
        found = named or self._anaphor(tokens, phrase)
        if not named and found:
            self.why = f"“{' '.join(tokens.raw[phrase.first : phrase.last + 1])}” stands for {', '.join(found)}"
        self.remember(found, phrase.sort)
        return found

    def remember(self, parties: Parties, sort: str) -> None:
        if len(parties) > 1:
            self.group = parties
            self.pair = parties if len(parties) == 2 else self.pair
        elif parties:
            self.country = parties
            self.body = parties if sort_of(parties[0]) == "organisation" else self.body
            self.person = parties if sort in ("name", "leader", "person", "me") else self.person

    def learn(self, speaker: Speaker, parties: Parties) -> None:
        """Someone unknown who says what one state will do speaks for it."""
        if speaker.sort == "official" and speaker.key and len(parties) == 1:
            self.states.setdefault(speaker.key, parties[0])
            self.person = parties

    def open_list(self, tokens: Tokens) -> None:
        """A body that heads a resolution, or the states that do, act in the paragraphs below."""
        named = [self.behind(mention.key) for mention in tokens.mentions if mention.usage != "place"]
        found = [parties for parties in named if parties]
        if found:
            body = sort_of(found[0][0]) == "organisation"
            self.chapeau = found[0] if body else tuple(dict.fromkeys(party for parties in found for party in parties))

    def two(self) -> Parties:
        """ "The two sides": the last pair, else the two that the text is about."""
        return self.pair or (self.main if len(self.main) > 2 else self.main[:2])

    def _named(self, tokens: Tokens, phrase: Phrase) -> Parties:
        found: dict[str, None] = {}
        for mention in tokens.named(phrase.first, phrase.last):
            found.update(dict.fromkeys(self.behind(mention.key)))
        words = tokens.words[phrase.first : phrase.last + 1]
        joint = any(word in self.grammar.words("conjunctions") for word in words)
        return tuple(found) if joint else _whole_only(tuple(found))

    def _anaphor(self, tokens: Tokens, phrase: Phrase) -> Parties:
        words = tokens.words[phrase.first : phrase.last + 1]
        determined = any(word in self.grammar.words("determiners") for word in words)
        if phrase.sort in ("side", "office", "leader") and not determined:
            return ()
        if words[-1] in self.grammar.words("agents.counterparts"):
            return tuple(party for party in self.two() if party not in self.person)
        if words[0] in self.grammar.words("possessives") and phrase.sort in ("side", "office", "leader"):
            return self.speaker.parties or self.person
        match phrase.sort:
            case "plural":
                return self.group or self.two() or self.country
            case "both":
                return self.two()
            case "sides" | "leaders":
                return self._several(words)
            case "leader":
                return bearers(words, self.titles, self.grammar) or self._someone(words)
            case "person":
                return self.person or self.country
            case "side" if words[0] in self.grammar.words("distributives"):
                return self.two()
            case "office":
                return self.meeting or self.body or self._body_named_most() or self.country or self.person
            case "thing" | "side":
                return self.country or self.person
            case "we" | "me":
                return self.speaker.parties or self.issuer or self.group or self.country or self.main
            case "document":
                return self.main
            case _:
                return ()

    def _body_named_most(self) -> Parties:
        """The body whose organ "the Conference" or "the Council" is, when the text names none more often."""
        most = self.counts.most_common(1)
        return (most[0][0],) if most and sort_of(most[0][0]) == "organisation" else ()

    def _someone(self, words: Sequence[str]) -> Parties:
        """ "The minister" whom nobody introduced; two of them are the two sides."""
        joint = any(word in self.grammar.words("conjunctions") for word in words)
        return self.two() if joint else self.person or self.country

    def _several(self, words: Sequence[str]) -> Parties:
        """ "Both countries", "the six leaders", "the Parties": the known set of that size."""
        if any(word in self.grammar.words("vague") for word in words):
            return ()
        size = next((size for word in words if (size := self.grammar.number(word)) > 1), 0)
        if size == 2:
            return self.two()
        if self.meeting and not size:
            return self.meeting
        sets = [parties for parties in (self.main, self.group) if len(parties) > 1]
        fitting = [parties for parties in sets if not size or len(parties) == size]
        if fitting:
            return fitting[0]
        others = tuple(party for party in self.main if party not in self.country)
        return others if size and len(others) == size else ()

    def other_than(self, parties: Parties) -> Parties:
        """Those whom the text is about besides these."""
        rest = tuple(party for party in self.main if party not in parties)
        return rest if set(parties) & set(self.main) else self._spoken_of(parties)

    def _spoken_of(self, parties: Parties) -> Parties:
        """The state that a text is about to which a body or an outsider speaks: the one named most, when one is."""
        most = self.counts.most_common(3)
        states = [(party, count) for party, count in most if party not in parties and sort_of(party) == "country"]
        clear = states and (len(states) == 1 or states[0][1] >= 2 * states[1][1])
        return (states[0][0],) if clear else ()


def _whole_only(parties: Parties) -> Parties:
    """Without a body whose own members are named beside it ("Kazakhstan, a member of the SCO")."""
    countries = tuple(party for party in parties if sort_of(party) == "country")
    return countries or parties


def open_discourse(
    grammar: Grammar, on: dt.date | None, sentences: Sequence[Tokens], text: str, mentions: Sequence[Mention]
) -> Discourse:
    """What a reader knows before the first sentence: whom the text is about."""
    states = {**_at_home(sentences, grammar, on), **_introduced(mentions, text, on)}
    discourse = Discourse(grammar, on, (), Counter(), states)
    discourse.titles = titles_borne(sentences, grammar, discourse.behind)
    for mention in mentions:
        weight = 1 if mention.usage == "place" else 3
        discourse.counts.update(dict.fromkeys(discourse.behind(mention.key), weight))
    discourse.main = _main(discourse, sentences)
    strange = grammar.words("guards.elsewhere")
    found = sum(word in strange for tokens in sentences for word in tokens.words)
    discourse.elsewhere = found >= ELSEWHERE and found * 3 >= len(sentences)
    return discourse


def _at_home(sentences: Sequence[Tokens], grammar: Grammar, on: dt.date | None) -> dict[str, str]:
    """Persons the lexicons cannot place, by a title that only one state gives."""
    found: dict[str, str] = {}
    for tokens in sentences:
        for mention in tokens.mentions:
            if sort_of(mention.key) == "person" and not parties_behind(mention.key, on):
                state = home_of(tokens, mention, grammar)
                if state:
                    found.setdefault(mention.key, state)
    return found


def _introduced(mentions: Sequence[Mention], text: str, on: dt.date | None) -> dict[str, str]:
    """Persons the lexicons cannot place: the state named next to them, before the name or after a comma."""
    states: dict[str, str] = {}
    for index, mention in enumerate(mentions):
        if sort_of(mention.key) != "person" or mention.key in states or parties_behind(mention.key, on):
            continue
        near = [*reversed(mentions[max(0, index - 4) : index]), *mentions[index + 1 : index + 3]]
        for other in near:
            if sort_of(other.key) in ("country", "organisation") and _adjacent(mention, other, text):
                states[mention.key] = other.key
                break
    return states


def _adjacent(person: Mention, state: Mention, text: str) -> bool:
    if state.start <= person.start:
        between = text[state.end : person.start] if state.end <= person.start else ""
        return len(between) <= INTRODUCTION and not set(between.replace(", ", " ", 1)) & set(".;:,\n")
    between = text[person.end : state.start]
    return len(between) <= INTRODUCTION and between.lstrip().startswith((",", "(", "of ")) and "." not in between


def _main(discourse: Discourse, sentences: Iterable[Tokens]) -> Parties:
    """Those named together in the first sentence that names two; else the two named most."""
    for tokens in sentences:
        found: dict[str, None] = {}
        for before, mention in zip((None, *tokens.mentions), tokens.mentions, strict=False):
            if mention.usage != "place" and not _locates(before, mention) and sort_of(mention.key) in ACTING:
                found.update(dict.fromkeys(discourse.behind(mention.key)))
        together = _often(discourse, tuple(found))
        if len(together) >= 2:
            return together
    return tuple(party for party, _ in discourse.counts.most_common(2))


ACTING = ("country", "grouping", "person", "organisation")


def _locates(before: Mention | None, mention: Mention) -> bool:
    """ "Nuku'alofa, Tonga": the state behind its town says where, not who."""
    return before is not None and before.usage == "place" and mention.start - before.end == len(", ")


def _often(discourse: Discourse, parties: Parties) -> Parties:
    """Without what is named in passing while others are named throughout; a body must be named as often as a state."""
    most = max((discourse.counts[party] for party in parties), default=0)
    countries = tuple(party for party in parties if sort_of(party) == "country")
    if len(countries) == 2:
        return countries
    share = {party: discourse.counts[party] * (PASSING if party in countries else 1) for party in parties}
    return tuple(party for party in parties if share[party] >= most)
