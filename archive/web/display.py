"""Archived text as a page may show it: the characters, without those that would rearrange the page around them."""

from __future__ import annotations

import re

RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"])

OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def shown(text: str) -> str:
    """Without bidirectional embeddings, overrides and isolates, which reorder what stands after them.

    Other control characters become U+FFFD. The marks that only steer neutral characters (LRM, RLM) stay: Arabic and
    Hebrew use them.
    """
    return CONTROLS.sub("\ufffd", OVERRIDES.sub("", text))


def direction(language: str) -> str:
    """The `dir` of a text in that language: "auto" lets the browser look where the language is not known."""
    if not language:
        return "auto"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
