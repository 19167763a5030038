"""The text of an article as its page shows it: paragraphs of marked pieces, with notes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.models import Actor, Article, Commitment, FormulaUse, Fulfilment, Mention
from archive.web.display import shown
from archive.web.marks import Segment, Share, Span, innermost, of_layer, segments, shared_out
from archive.web.reasons import in_words

# A wire or a mailer broke the line here, not the writer: long enough to have been full, and no sentence ends.
_FULL_LINE = range(45, 101)
_SENTENCE_END = re.compile(r"""[.!?:;…。！？؟۔]["'”’»)\]]?\s*$""")


@dataclass(frozen=True)
class Note:
    """A commitment beside the text; `number` is its place in text order, from 1."""

    number: int
    commitment: Commitment


@dataclass(frozen=True)
class Piece:
    """Characters that carry the same marks, ready to be escaped and shown."""

    text: str
    actor: Actor | None
    notes: tuple[Note, ...]
    opens: tuple[Note, ...]
    closes: tuple[Note, ...]
    formula: FormulaUse | None = None
    formula_begins: tuple[FormulaUse, ...] = ()
    told_begins: tuple[Fulfilment, ...] = ()
    cut: str = ""
    cut_ends: tuple[str, ...] = ()
    evidence: str = ""

    @property
    def links_actor(self) -> bool:
        """The hyphen between two countries of a committee's name is no link of its own."""
        return self.actor is not None and any(character.isalnum() for character in self.text)


@dataclass(frozen=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def numbered(commitments: Iterable[Commitment]) -> list[Note]:
    return [Note(number, commitment) for number, commitment in enumerate(commitments, 1)]


def read_view(
    article: Article,
    notes: Sequence[Note],
    mentions: Iterable[Mention],
    formulas: Iterable[FormulaUse] = (),
    told: Iterable[Fulfilment] = (),
) -> list[Paragraph]:
    """The body without what was cut, actors, commitments and formulas marked; a note stands where its span begins.

    What is `told` of promises can be linked to; nothing is seen of it.
    """
    spans = [*_commitment_spans(notes), *_actor_spans(mentions), *_formula_spans(formulas), *_told_spans(told)]
    shares = shared_out(_paragraphs(article.text, _kept(article)), spans)
    paragraphs = [_paragraph(article.text, share) for share in shares]
    return [paragraph for paragraph in paragraphs if not _repeats_title(paragraph, article)]


def original_view(article: Article) -> list[Piece]:
    """The whole decoded text as it came, with what was cut and what served as evidence marked."""
    spans = [Span(start, end, "cut", in_words(reason)[0]) for start, end, reason in article.cuts]
    spans += [Span(start, end, "evidence", says) for start, end, says in evidence_spans(article)]
    return [_piece(article.text, segment) for segment in segments(0, len(article.text), spans)]


def excerpt_view(article: Article, notes: Sequence[Note]) -> list[Paragraph]:
    """Only the sentences that are evidence of a commitment, each a paragraph of its own, in text order."""
    sentences = sorted({(note.commitment.sentence_start, note.commitment.sentence_end) for note in notes})
    return [_paragraph(article.text, share) for share in shared_out(sentences, _commitment_spans(notes))]


def evidence_spans(article: Article) -> Iterator[tuple[int, int, str]]:
    for steps in article.evidence.values():
        for step in steps:
            if step.get("start") is not None:
                yield step["start"], step["end"], in_words(step.get("says", ""), step.get("reasons", ()))[0]


def _commitment_spans(notes: Sequence[Note]) -> list[Span]:
    return [Span(note.commitment.start, note.commitment.end, "note", note) for note in notes]


def _actor_spans(mentions: Iterable[Mention]) -> list[Span]:
    return [Span(*mention.span, "actor", mention.actor) for mention in mentions]


def _formula_spans(formulas: Iterable[FormulaUse]) -> list[Span]:
    return [Span(use.start, use.end, "formula", use) for use in formulas]


def _told_spans(told: Iterable[Fulfilment]) -> list[Span]:
    return [Span(one.start, one.end, "told", one) for one in told]


def _kept(article: Article) -> Iterator[tuple[int, int]]:
    """What the cuts leave of the text."""
    position = 0
    for start, end, _reason in sorted(article.cuts):
        if position < start:
            yield position, start
        position = max(position, end)
    if position < len(article.text):
        yield position, len(article.text)


def _paragraphs(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in stretches:
        yield from _split(text, start, end)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One paragraph a line, but lines that were broken for width are joined; blank ones are left out."""
    opened: int | None = None
    for first, last in _lines(text, start, end):
        if not text[first:last].strip():
            if opened is not None:
                yield opened, first
            opened = None
            continue
        opened = first if opened is None else opened
        if not _is_broken_for_width(text, first, last, end):
            yield opened, last
            opened = None
    if opened is not None:
        yield opened, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        found = text.find("\n", start, end)
        stop = end if found < 0 else found + 1
        yield start, stop
        start = stop


def _is_broken_for_width(text: str, first: int, last: int, end: int) -> bool:
    line = text[first:last].rstrip()
    return last < end and len(line) in _FULL_LINE and not _SENTENCE_END.search(line[-4:])


def _repeats_title(paragraph: Paragraph, article: Article) -> bool:
    """The page shows the headline at its top already; one that carries a message stays in the text as well."""
    return not paragraph.notes and "".join(piece.text for piece in paragraph.pieces).strip() == article.title.strip()


def _paragraph(text: str, share: Share) -> Paragraph:
    pieces = tuple(_piece(text, segment) for segment in segments(share.start, share.end, share.spans))
    return Paragraph(pieces, tuple(sorted(of_layer(share.begun, "note"), key=lambda note: note.number)))


def _one_a_place(told: Iterable[Fulfilment]) -> tuple[Fulfilment, ...]:
    """A sentence may tell of several promises; its place has one name."""
    return tuple({one.start: one for one in told}.values())


def _piece(text: str, segment: Segment) -> Piece:
    actor = innermost(segment, "actor")
    return Piece(
        text=shown(text[segment.start : segment.end]),
        actor=actor.of if actor else None,
        notes=tuple(of_layer(segment.spans, "note")),
        opens=tuple(of_layer(segment.opens, "note")),
        closes=tuple(of_layer(segment.closes, "note")),
        formula=next(iter(of_layer(segment.spans, "formula")), None),
        formula_begins=tuple(of_layer(segment.opens, "formula")),
        told_begins=_one_a_place(of_layer(segment.opens, "told")),
        cut=next(iter(of_layer(segment.spans, "cut")), ""),
        cut_ends=tuple(of_layer(segment.closes, "cut")),
        evidence=next(iter(of_layer(segment.spans, "evidence")), ""),
    )
