"""The query language by example, for the search help: every example is an address that can be tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    """`list` names the address, `parameters` are as in an address: "q=Taiwan&country=KZ"."""

    parameters: str
    says: Any
    list: str = "articles"

    @property
    def shown(self) -> str:
        """Words as one types them; anything else as it stands in the address."""
        words = QueryDict(self.parameters).get("q")
        return words if words and "&" not in self.parameters else f"?{self.parameters}"

    @property
    def address(self) -> str:
        return f"{reverse(self.list)}?{QueryDict(self.parameters).urlencode()}"


@dataclass(frozen=True)
class Section:
    title: Any
    says: Any
    examples: tuple[Example, ...]


SECTIONS = (
    Section(
        _("Words"),
        _("All words must occur, in any order and any form. Capitals and accents do not matter."),
        (
            Example("q=Taiwan", _("also finds Taïwan")),
            Example("q=security cooperation", _("both words")),
            Example('q="joint statement"', _("the exact words, side by side")),
            Example("q=Afghanistan OR Uzbekistan", _("either")),
            Example("q=statement -Taiwan", _("the first word without the second")),
            Example("q=coopera*", _("every word that begins so, three letters at least")),
        ),
    ),
    Section(
        _("Field words"),
        _("A field word narrows a search from within the search box."),
        (
            Example("q=country:KZ", _("Kazakhstan acts or is acted upon")),
            Example("q=language:fr", _("texts in French")),
            Example("q=topic:security", _("texts with a message on that topic")),
            Example("q=formula:three-evil-forces", _("texts that use a formula, by its identifier")),
            Example("q=after:2022", _("published in 2022 or later")),
        ),
    ),
    Section(
        _("Countries"),
        _("By ISO code. A state counts where it promises or is promised something, not where it is named."),
        (
            Example("country=KZ", _("Kazakhstan as a party or counterpart")),
            Example("country=AF&also=mentioned", _("Afghanistan, also where it is only mentioned")),
            Example("by=CN&towards=KZ", _("what China promised Kazakhstan"), "commitments"),
        ),
    ),
    Section(
        _("Dates"),
        _("A year, a month or a day. Texts are found whose date of publication may fall within the span."),
        (
            Example("from=2022-09-01&to=2022-09-30", _("September 2022")),
            Example("from=2013&to=2013", _("the year 2013")),
            Example("basis=stated", _("only dates that the text states")),
        ),
    ),
    Section(
        _("Promises"),
        _("The list of commitments has its own search; it shows strict promises until you ask for all messages."),
        (
            Example("q=training", _("promises about training"), "commitments"),
            Example("kind=opposition&show=all", _("what was opposed"), "commitments"),
            Example("deadline=any&sort=due", _("promises with a date, soonest first"), "commitments"),
        ),
    ),
)
