"""What a name names where it stands: a state, its government, a place, a language, an outlet, or a namesake.

`words("name_context")` holds the words; here is how they are read. Every check looks a fixed distance to the left
and right of a name, so the cost does not depend on the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.actors.index import folded
from archive.extraction.actors.titles import title_forms
from archive.extraction.reading import Mention, Usage
from archive.lexicons import actors, words

_REACH = 48
"""Characters looked at on either side of a name."""

_NEXT_WORD = re.compile(r"[ \n]([^\W\d_][\w'-]{0,40})")
_LAST_WORD = re.compile(r"([^\W\d_][\w'.-]{0,40})[ \n]$")
_PARTNER = re.compile(r"^(?:,? (?:and|et|y) |-)(?:l'|la |le |les )?([^\W\d_][\w-]{0,40})")
_YEAR = re.compile(r"^[ -](?:19|20)\d\d\b")
_DATELINE = re.compile(r"^(?:, [A-Z][\w .]{0,20})?(?:, | \(|,? \d|-- | - )")


@dataclass(frozen=True, slots=True)
class Around:
    """The text around a name, folded: what is before it ends at the name, what is after it starts there."""

    before: str
    after: str
    before_plain: str
    after_plain: str


def in_context(text: str, lookup: str, language: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are actors where they stand, with the usage they have there."""
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.key.startswith(("country:", "territory:")):
            kept += () if _is_national(text, mention, kept) else (mention,)
            continue
        around = _around(text, lookup, mention)
        if not any(trap(mention, around) for trap in TRAPS) and not _is_namesake(text, mention, around):
            kept.append(_with_usage(text, language, mention, around, kept))
    return kept


def _is_national(text: str, mention: Mention, before: Sequence[Mention]) -> bool:
    """The Norwegian Red Cross: a body of one nation that shares its name with an international one."""
    adjective = before[-1] if before else None
    if adjective is None or adjective.usage != "demonym" or text[adjective.end : mention.start] != " ":
        return False
    return folded(mention.text) in _listed("national", "any")


def _around(text: str, lookup: str, mention: Mention) -> Around:
    first, last = max(0, mention.start - _REACH), mention.end + _REACH
    return Around(
        lookup[first : mention.start], lookup[mention.end : last],
        text[first : mention.start], text[mention.end : last],
    )  # fmt: skip


def _is_namesake(text: str, mention: Mention, around: Around) -> bool:
    """Jordan Bardella, Michael Jordan, "Paris 2024": written like a state or a capital, and neither."""
    if mention.usage == "capital" and _YEAR.match(around.after_plain):
        return True
    if folded(mention.text) not in _listed("also_people", "any") or _is_headline(text, mention):
        return False
    return _leads_a_name(around) or _ends_a_name(around)


def _leads_a_name(around: Around) -> bool:
    following = _NEXT_WORD.match(around.after_plain)
    if not following or not following[1][0].isupper():
        return False
    return folded(following[1]) not in _listed("goes_on", "any") and not _is_known_word(following[1])


def _ends_a_name(around: Around) -> bool:
    """A capitalised word before it, inside the sentence: "the player Michael Jordan", "Mr Chad"."""
    before = _LAST_WORD.search(around.before_plain)
    if not before or not before[1][0].isupper() or _is_known_word(before[1]):
        return False
    lead = around.before_plain[: before.start()].rstrip("\n")
    return folded(before[1]) in ("mr", "mrs", "ms", "m", "mme") or (
        lead.endswith(" ") and not lead.rstrip(" ").endswith((".", ":", ";", ",", '"', "-"))
        and not lead.strip().isupper() and lead.strip() != ""
    )  # fmt: skip


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Words that stand beside the name of a state without making it a person's: titles, calendar, compass points."""
    names = [alias.text for entry in actors().values() if entry.type != "person" for alias in entry.aliases]
    common = (*title_forms(), *words("titles")["never_names"]["any"], *words("name_context")["also_people"]["beside"])
    return frozenset(word for form in (*names, *common) for word in folded(form).split())


def _is_known_word(word: str) -> bool:
    return folded(word) in _known_words()


def _is_headline(text: str, mention: Mention) -> bool:
    """Whether most words of the line are capitalised, so that a capital beside a name says nothing."""
    first = text.rfind("\n", max(0, mention.start - 160), mention.start) + 1 or max(0, mention.start - 160)
    last = text.find("\n", mention.end, mention.end + 160)
    line = text[first : last if last >= 0 else mention.end + 160]
    long_words = [word for word in line.split() if len(word) > 3]
    return len(long_words) > 3 and sum(word[0].isupper() for word in long_words) > 0.75 * len(long_words)


def _is_outlet(mention: Mention, around: Around) -> bool:
    """ "Kuwait Times", "Bank of Canada", "Kenya Airways": an outlet or a firm, not the state it is named after."""
    if around.before_plain and f" {around.before}".endswith(_spaced("outlets", "before")):
        word = _LAST_WORD.search(around.before_plain)
        head = around.before_plain.rstrip().split()[-2:]
        return bool(word) and any(part[0].isupper() for part in head)
    match = _HEAD.match(around.after_plain)
    follows = folded(match[1]) if match else ""
    heads = _set_of("outlets", "heads")
    return follows in heads or follows.partition(" ")[0] in heads


_HEAD = re.compile(r" ([A-Z]\w{1,20}(?: [A-Z]\w{1,20})?)")


def _is_language(mention: Mention, around: Around) -> bool:
    if mention.usage != "demonym":
        return False
    if around.after.startswith(_listed("languages", "after")):
        return True
    follows = around.after_plain.lstrip(" ")[:1]
    alone = not follows or follows in ".,;:)\n" or around.after.startswith(_listed("languages", "then"))
    return alone and around.before.endswith(_spaced("languages", "before"))


def _is_money(mention: Mention, around: Around) -> bool:
    if mention.usage not in ("demonym", "acronym"):
        return False
    return around.after.startswith(_listed("money", "after")) or around.before.endswith(_listed("money", "before"))


TRAPS = (_is_outlet, _is_language, _is_money)
"""What else the name of a state may be the name of."""


def _with_usage(text: str, language: str, mention: Mention, around: Around, before: Sequence[Mention]) -> Mention:
    if mention.usage == "capital":
        joined = _partner_before(text, mention, before)
        return replace(mention, usage=joined or _of_capital(language, around))
    return _as_government(text, language, mention, around)


def _partner_before(text: str, mention: Mention, before: Sequence[Mention]) -> Usage | None:
    """The usage of a capital that this one is joined to: both are states in "thanked Beijing and Moscow"."""
    partner = before[-1] if before else None
    if partner is None or partner.usage not in ("capital", "place"):
        return None
    return partner.usage if text[partner.end : mention.start] in _AND else None


_AND = (" and ", " et ", " y ", " и ", "-", " & ")


def _of_capital(language: str, around: Around) -> Usage:
    """The state where it acts or is acted upon ("Beijing and Astana will", "urged Ankara to"), else the place."""
    if around.before.endswith(_spaced("spoken_of", language)):
        return "capital"
    if around.before.endswith(_spaced("places", language)):
        return "place"
    if around.after.startswith("'s "):
        return "capital"
    return "capital" if _acts(around.after, language) else "place"


def _acts(after: str, language: str) -> bool:
    """A verb right behind, or behind a partner: "Beijing and Astana will", "Paris et Rabat s'engagent"."""
    partner = _PARTNER.match(after)
    rest = after[partner.end() :] if partner else after
    return any(re.match(f" {re.escape(word)}\\b", rest) for word in _listed("speaks", language))


def _as_government(text: str, language: str, mention: Mention, around: Around) -> Mention:
    """ "the government of Kazakhstan", "gouvernement kazakh", "the Chinese side": one mention, of the government."""
    for phrase in _listed("government", f"before_{language}"):
        lead = phrase if phrase.endswith("'") else phrase + " "
        if around.before.endswith(lead) and (
            len(around.before) == len(lead) or not around.before[-len(lead) - 1].isalnum()
        ):
            return _widened(text, mention, mention.start - len(lead), mention.end)
    for phrase in _listed("government", f"after_{language}"):
        lead = phrase if language == "zh" else " " + phrase
        if around.after.startswith(lead) and not around.after[len(lead) : len(lead) + 1].isalpha():
            return _widened(text, mention, mention.start, mention.end + len(lead))
    return mention


def _widened(text: str, mention: Mention, start: int, end: int) -> Mention:
    return Mention(mention.key, start, end, text[start:end], "government")


@lru_cache(maxsize=64)
def _listed(section: str, name: str) -> tuple[str, ...]:
    """A word list of `name_context`, folded, longest first."""
    data = words("name_context")
    listed = data[section].get(name, ()) if section in data else ()
    return tuple(sorted((folded(word) if word[0] not in "-' " else word for word in listed), key=len, reverse=True))


@lru_cache(maxsize=64)
def _spaced(section: str, name: str) -> tuple[str, ...]:
    """The same words with a space on either side, as they stand before a name."""
    return tuple(f" {word} " for word in _listed(section, name))


@lru_cache(maxsize=64)
def _set_of(section: str, name: str) -> frozenset[str]:
    return frozenset(_listed(section, name))
