"""Which passages of a page are not the article: each is kept as a span with its reason, nothing is deleted.

STEPS is the whole procedure, in order; each step looks at the lines and at what earlier steps have cut, and yields
further cuts. The wording stands in `data/words/clutter.toml`; what has a shape rather than a wording (a copyright
year, a photo credit) is a pattern in `credits.py`. To add a kind of clutter: words in the data file, or one more step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from archive.documents import breadcrumbs, credits, navigation, signed
from archive.documents.budget import go_on
from archive.documents.clutter import clutter, labelled, reason_of
from archive.documents.document import Cut, Quote
from archive.documents.lines import Line, lines_of, outside
from archive.documents.mastheads import is_dated_masthead, is_masthead, is_rubric
from archive.documents.outlets import outlet_named


@dataclass(frozen=True, slots=True)
class Page:
    """A text on its way to being cleaned."""

    text: str
    lines: tuple[Line, ...]
    cuts: tuple[Cut, ...] = ()

    def kept(self) -> tuple[Line, ...]:
        """Lines that no step has cut as a whole."""
        return outside(self.lines, self.cuts)


Step = Callable[[Page], Iterator[Cut]]


def clean(text: str, already: Iterable[Cut] = ()) -> tuple[tuple[Cut, ...], tuple[Quote, ...]]:
    """Return the cuts in text order, never overlapping, and the captions among them."""
    page = Page(text, lines_of(text), disjoint(already))
    for step in STEPS:
        go_on()
        page = replace(page, cuts=disjoint([*page.cuts, *step(page)]))
    captions = (Quote(c.start, c.end, text[c.start : c.end]) for c in page.cuts if c.reason == credits.CAPTION)
    return page.cuts, tuple(captions)


def disjoint(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Sorted, overlaps resolved for the cut that starts first, the longer one of two that start together."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        start = max(cut.start, kept[-1].end if kept else 0)
        if start < cut.end:
            kept.append(Cut(start, cut.end, cut.reason))
    return tuple(kept)


def cut_breadcrumb(page: Page) -> Iterator[Cut]:
    """The path to the article above it, with the repeated headline when that is glued to the path."""
    top = page.kept()[: breadcrumbs.DEPTH]
    for number, line in enumerate(top):
        if end := breadcrumbs.end_of(line, top[number + 1 :]):
            yield Cut(line.start, end, "breadcrumb")


def cut_masthead(page: Page) -> Iterator[Cut]:
    """The name of the house, rubrics and a date about the headline; below it only with a date, and never all lines."""
    kept, headline_seen = page.kept(), False
    for line in kept[: breadcrumbs.DEPTH - 1]:
        if not is_masthead(line):
            headline_seen = headline_seen or len(line) > SHORTEST_HEADLINE
        elif line is not kept[-1] and (not headline_seen or is_dated_masthead(line) or is_rubric(line)):
            yield Cut(line.start, line.end, "masthead")


SHORTEST_HEADLINE = 30
"""Characters of a line that is no masthead and behind which the article has begun."""


def cut_furniture(page: Page) -> Iterator[Cut]:
    """Lines whose wording alone says what they are."""
    for number, line in enumerate(page.kept()):
        reason = reason_of(line)
        if reason and not (number == 0 and could_be_headline(line)):
            yield Cut(line.start, line.end, reason)


def could_be_headline(line: Line) -> bool:
    """A first line such as "Video: leaders meet in Geneva" is the headline with a label, not a teaser."""
    return len(labelled(line, clutter())[1]) > 30


def cut_date_lines(page: Page) -> Iterator[Cut]:
    """Lines that hold a date and nothing else: evidence for dating, no part of the body."""
    for line in page.kept():
        if signed.is_date_line(line):
            yield Cut(line.start, line.end, signed.date_line_reason(line))


def cut_signed_lines(page: Page) -> Iterator[Cut]:
    """Outlet or author with a date, below the headline."""
    for number, line in enumerate(page.kept()):
        if signed.is_signed_and_dated(line) or (0 < number < signed.DEPTH and signed.is_source_line(line)):
            yield Cut(line.start, line.end, "byline")


def cut_rows_of_links(page: Page) -> Iterator[Cut]:
    """Menus and tags about the article; a row that holds a date is a masthead, whose date is read."""
    for line in navigation.around(page.kept(), is_sentence):
        if navigation.is_row(line):
            yield Cut(line.start, line.end, "masthead" if signed.names_day(line) else "row of links")


def cut_captions(page: Page) -> Iterator[Cut]:
    for line in page.kept():
        if credits.is_caption(line):
            yield Cut(line.start, line.end, credits.CAPTION)


def cut_copyright(page: Page) -> Iterator[Cut]:
    """Copyright notes, with the short line of the owner's name that may stand below."""
    for line in page.kept():
        if credits.is_copyright(line):
            yield Cut(line.start, line.end, "copyright")


def cut_addresses(page: Page) -> Iterator[Cut]:
    """An address of the web or of mail that fills a line."""
    for line in page.kept():
        if credits.is_address(line):
            yield Cut(line.start, line.end, "press contact")


def cut_bylines(page: Page) -> Iterator[Cut]:
    for line in page.kept():
        if credits.is_byline(line):
            yield Cut(line.start, line.end, "byline")


def cut_sections(page: Page) -> Iterator[Cut]:
    """What stands below "Related articles", "Author", "Leave a reply", until the article plainly resumes."""
    known, open_reason = clutter(), ""
    prose_seen = False
    for line in page.lines:
        reason = known.final.get(line.key) or known.heading.get(line.key, "")
        if line.key in known.final and prose_seen:
            yield Cut(line.start, page.lines[-1].end, known.final[line.key])
            return
        if reason:
            yield Cut(line.start, line.end, reason)
            open_reason = reason if prose_seen else ""
        elif open_reason and not resumes(line, open_reason):
            yield Cut(line.start, line.end, open_reason)
        else:
            open_reason = ""
            prose_seen = prose_seen or is_sentence(line)


SENTENCE_END = re.compile(r"[.!?。！？؟…][\"'”’»)\]）」]{0,3}(?:\s?[（(]\w{1,6}[)）])?$")
TRUNCATED = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W{0,3}$")


def is_sentence(line: Line, least: int = 60) -> bool:
    """A line that is closed like a sentence and longer than a headline is; Chinese says as much in a third."""
    long_enough = least if line.text[0] < "\u2e80" else least // 3
    return len(line) >= long_enough and bool(SENTENCE_END.search(line.text, len(line) - 13))


def resumes(line: Line, reason: str) -> bool:
    """Whether the article goes on with this line: a whole paragraph, not the cut-off summary of another story."""
    if reason == "author box" or TRUNCATED.search(line.text, max(0, len(line) - 8)):
        return False
    return is_sentence(line, 120) and not credits.is_blurb(line) and not credits.is_foreign_dateline(line)


def cut_blurbs(page: Page) -> Iterator[Cut]:
    """A paragraph at the end in which an outlet or an author introduces itself."""
    for line in page.kept()[-8:]:
        if line.start > len(page.text) * 0.5 and credits.is_blurb(line):
            yield Cut(line.start, line.end, "publisher blurb")


def cut_sign_offs(page: Page) -> Iterator[Cut]:
    """Wire codes after the last paragraphs: "(end) slq.onm", "Enditem", "(ANI)", "###"."""
    for line in page.kept()[-6:]:
        if credits.is_bare_sign_off(line) or (line is not page.lines[0] and outlet_named(line.text)):
            yield Cut(line.start, line.end, "wire code")
        elif start := credits.sign_off(line):
            yield Cut(start, line.end, "wire code")


ENDING = frozenset(
    ("share box", "related stories", "tags", "notice", "copyright", "comment box", "pagination", "row of links")
)
SHORTEST_END = 25
"""Characters of a closed line below the last paragraph that may still be the article's."""


def cut_remnants(page: Page) -> Iterator[Cut]:
    """Unclosed lines below the furniture that ends a page: headlines of other stories, names of buttons."""
    last = max((line.end for line in page.kept() if is_sentence(line, SHORTEST_END)), default=len(page.text))
    ended = min((cut.start for cut in page.cuts if cut.start >= last and cut.reason in ENDING), default=len(page.text))
    for line in page.kept():
        if line.start > ended:
            yield Cut(line.start, line.end, "related stories")


STEPS: tuple[Step, ...] = (
    cut_breadcrumb,
    cut_furniture,
    cut_date_lines,
    cut_masthead,
    cut_captions,
    cut_signed_lines,
    cut_rows_of_links,
    cut_copyright,
    cut_addresses,
    cut_bylines,
    cut_sections,
    cut_blurbs,
    cut_sign_offs,
    cut_remnants,
)


def body_of(text: str, cuts: Iterable[Cut]) -> str:
    """`text` without the cuts, runs of blank lines closed up to one."""
    kept: list[str] = []
    position = 0
    for cut in cuts:
        kept.append(text[position : cut.start])
        position = cut.end
    kept.append(text[position:])
    lines = (line.rstrip(" \t") for line in "".join(kept).splitlines())
    return close_up(lines)


def close_up(lines: Iterable[str]) -> str:
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return "\n".join(found).strip()
