"""Who is told to say a message: the document itself, one of its parties, or nobody but the outlet."""

from __future__ import annotations

from functools import cache

from archive.lexicons.grammar import grammar, languages


def names_document(label: str, language: str) -> bool:
    """ "the joint declaration", "le communiqué": the text itself is quoted, not one of those who issued it."""
    if language not in languages():
        return False
    known = grammar(language).words("documents.words")
    return any(word in known for word in label.casefold().split())


@cache
def rules_of_facts(language: str) -> frozenset[str]:
    """Rules that find a fact ("Taiwan is …") which is a message only because somebody is said to say it."""
    if language not in languages():
        return frozenset()
    patterns = (pattern for group in grammar(language).patterns.values() for pattern in group)
    return frozenset(pattern.cue.rule for pattern in patterns if pattern.cue.attributed)
