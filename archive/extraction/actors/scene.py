"""What a title phrase is read against: the words of a text, who is named at which word, which words are titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive.extraction.actors.titles import TitleMatch, Vocabulary, titles_in, vocabulary
from archive.extraction.actors.tokens import Tokens
from archive.extraction.reading import Mention

Span = TypeVar("Span", Mention, TitleMatch)


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a text with the mention and the title, if any, that covers each; `words` is its language's."""

    tokens: Tokens
    titles: Sequence[TitleMatch]
    named: dict[int, Mention]
    titled: dict[int, TitleMatch]
    words: Vocabulary

    def fold(self, number: int) -> str:
        return self.tokens[number].folded

    def joined(self, number: int) -> bool:
        """Whether only a space, or nothing, stands between this word and the next."""
        return self.tokens.gap(number).strip(" \n") in ("", "-") and "\n\n" not in self.tokens.gap(number)

    def beside(self, number: int) -> bool:
        """As `joined`, for the words of a name: a line may be wrapped inside it, a paragraph may not end."""
        gap = self.tokens.gap(number)
        return gap in (" ", "\n", "-") or (gap in (". ", ".") and len(self.tokens[number].text) == 1)

    def near(self, number: int) -> bool:
        """Whether a title phrase may go on behind this word: over a comma, not over the end of a sentence."""
        gap = self.tokens.gap(number)
        return (
            "\n\n" not in gap
            and gap.strip(" \n") in ("", ",", ".", "-", "(")
            and (gap.strip(" \n") != "." or self.fold(number) in self.words.honorifics)
        )


def set_scene(tokens: Tokens, lookup: str, language: str, mentions: Sequence[Mention]) -> Scene:
    """The scene of a text; `mentions` are the actors found in it by name."""
    found = titles_in(tokens.text, lookup, language)
    titled = _by_word(tokens, found)
    return Scene(tokens, found, _by_word(tokens, mentions if found else ()), titled, vocabulary(language))


def _by_word(tokens: Tokens, spans: Sequence[Span]) -> dict[int, Span]:
    """The span that covers each word, by the word's number."""
    covered: dict[int, Span] = {}
    for span in spans:
        number = tokens.at(span.start)
        while number < len(tokens) and tokens[number].start < span.end:
            covered[number] = span
            number += 1
    return covered
