"""Promises in a list: "Both sides undertook to:" and below it a line for each thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.extraction.commitments.clauses import Clause, clauses_of
from archive.extraction.commitments.discourse import Discourse, Listed
from archive.extraction.commitments.matching import Match, find_cues, is_infinitive, skip_adverbs
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.speakers import Frame
from archive.lexicons.grammar import Grammar

LONGEST_HEAD = 60
"""Tokens of a sentence that opens a list."""


def promise_to_come(
    tokens: Tokens, clauses: Sequence[Clause], frames: Sequence[Frame], discourse: Discourse
) -> Listed | None:
    """The promise that a sentence leaves open with its colon; None for other sentences."""
    grammar = discourse.grammar
    if tokens.words[-1] != ":" or len(tokens) > LONGEST_HEAD:
        return None
    if tokens.words[-2] in grammar.words("conjunct_markers"):
        promised = [clause for clause in clauses if clause.match.cue.kind == "promise"]
        if promised:
            return _listed(tokens, promised[-1], discourse)
    completed = replace(tokens, words=(*tokens.words[:-1], next(iter(sorted(grammar.words("list_verb"))))))
    found = clauses_of(completed, list(find_cues(completed, grammar)), frames, grammar)
    open_ones = [clause for clause in found if clause.match.verb == len(tokens) - 1]
    return _listed(tokens, open_ones[-1], discourse) if open_ones else None


def _listed(tokens: Tokens, clause: Clause, discourse: Discourse) -> Listed | None:
    parties = discourse.resolve(tokens, clause.phrase) if clause.phrase is not None else discourse.main
    return Listed(clause.match.cue, parties) if parties and clause.match.cue.kind == "promise" else None


def only_opens_list(tokens: Tokens, clause: Clause) -> bool:
    """Whether nothing is promised before the colon: "committed themselves to:"."""
    return clause.match.last >= len(tokens) - 2


def listed_promise(tokens: Tokens, discourse: Discourse) -> Clause | None:
    """The line as a promise of the list above it, when it opens with what is to be done."""
    listed, grammar = discourse.listed, discourse.grammar
    first = skip_adverbs(tokens, grammar, 0)
    if listed is None or first >= len(tokens) or not _can_be_verb(tokens, first, grammar):
        return None
    return Clause(Match(listed.cue, first, first, "base", first), None, 0, -1, "shared")


def _can_be_verb(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    """An infinitive by its list or ending; where a language has no such ending, any word that is no small one."""
    word = tokens.words[index]
    if is_infinitive(word, grammar):
        return True
    small = grammar.any_of(("prepositions", "determiners", "conjunctions", "articles"))
    bare = not grammar.infinitive_endings and word.isalpha() and word not in small
    return bare and not (tokens.actor[index] or word.endswith(("ing", "ed", "s")))
