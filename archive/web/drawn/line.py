"""A line of a list, with room for a snippet."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from archive.search import Highlighted, Segment
from archive.web.drawn.words import archived


@dataclass(frozen=True, slots=True)
class Line:
    """A record of a list: `before`, what is quoted of it, `after`. A snippet stands in place of `quoted`, between
    `opening` and `closing`; None where no snippet may stand."""

    before: str
    after: str
    quoted: str = ""
    opening: str | None = ""
    closing: str = ""

    def with_snippet(self, snippet: Highlighted | None) -> SafeString:
        if not snippet or self.opening is None:
            return mark_safe(f"{self.before}{self.quoted}{self.after}")
        marked = "".join(map(_marked, snippet.segments))
        return mark_safe(f"{self.before}{self.opening}{marked}{self.closing}{self.after}")


def _marked(segment: Segment) -> str:
    text = archived(segment.text)
    return f"<mark>{text}</mark>" if segment.is_match else text
