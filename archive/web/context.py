"""A commitment where it stands: its sentence marked up, between the words before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Commitment
from archive.web.display import shown
from archive.web.marks import Span, segments

AROUND = 400
"""Characters of context on either side, at most; an excerpt shows none."""


@dataclass(frozen=True)
class Fragment:
    """`layers` are those of speaker, message, condition and deadline that hold here, in the order of the alphabet."""

    text: str
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    before: str
    sentence: tuple[Fragment, ...]
    after: str


def in_context(commitment: Commitment) -> Passage:
    text, start, end = commitment.article.text, commitment.sentence_start, commitment.sentence_end
    full = commitment.article.shows_full_text
    return Passage(
        before=shown(_from_word(text[max(0, start - AROUND) : start], start > AROUND)) if full else "",
        sentence=tuple(
            Fragment(shown(text[piece.start : piece.end]), tuple(sorted({span.layer for span in piece.spans})))
            for piece in segments(start, end, _spans(commitment))
        ),
        after=shown(_to_word(text[end : end + AROUND], end + AROUND < len(text))) if full else "",
    )


def _spans(commitment: Commitment) -> list[Span]:
    spans = [Span(commitment.start, commitment.end, "message")]
    if commitment.speaker_start is not None and commitment.speaker_end is not None:
        spans.append(Span(commitment.speaker_start, commitment.speaker_end, "speaker"))
    if commitment.condition_start is not None:
        end = commitment.condition_start + len(commitment.condition)
        spans.append(Span(commitment.condition_start, end, "condition"))
    if commitment.deadline_start is not None and commitment.deadline_end is not None:
        spans.append(Span(commitment.deadline_start, commitment.deadline_end, "deadline"))
    return spans


def _from_word(text: str, cut: bool) -> str:
    """Never begins within a word."""
    return f"… {text.split(maxsplit=1)[-1]}" if cut and " " in text.strip() else text


def _to_word(text: str, cut: bool) -> str:
    return f"{text.rsplit(maxsplit=1)[0]} …" if cut and " " in text.strip() else text
