"""The formats of a list. Each writes rows one by one: nothing is held but the row at hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.web.citations.bibtex import write_bibtex
from archive.web.citations.csl import write_csl
from archive.web.citations.ris import write_ris
from archive.web.exports.listed import Listed
from archive.web.exports.tables import write_csv, write_json, write_jsonl
from archive.web.feeds import write_atom


@dataclass(frozen=True)
class Format:
    """`suffix` ends the address; `says` tells what it is good for; `nouns` are the lists that come in it."""

    suffix: str
    name: str
    media_type: str
    write: Callable[[Listed], Iterator[str]]
    says: Any
    nouns: Collection[str] = ("articles", "commitments", "actors", "statements")
    cites: bool = False

    def serves(self, noun: str) -> bool:
        return noun in self.nouns


CITED = ("articles", "commitments")

FORMATS = {
    one.suffix: one
    for one in (
        Format(
            "csv",
            "CSV",
            "text/csv; charset=utf-8",
            lambda listed: write_csv(listed.names, listed.rows),
            _("for spreadsheets and statistics"),
        ),
        Format("json", "JSON", "application/json", lambda listed: write_json(listed.rows), _("for programs")),
        Format(
            "jsonl",
            "JSON Lines",
            "application/jsonl; charset=utf-8",
            lambda listed: write_jsonl(listed.rows),
            _("for large lists"),
        ),
        Format("atom", "Atom", "application/atom+xml; charset=utf-8", write_atom, _("to follow what is new")),
        Format(
            "bib",
            "BibTeX",
            "application/x-bibtex; charset=utf-8",
            lambda listed: write_bibtex(listed.citations),
            _("for LaTeX"),
            CITED,
            cites=True,
        ),
        Format(
            "ris",
            "RIS",
            "application/x-research-info-systems; charset=utf-8",
            lambda listed: write_ris(listed.citations),
            _("for reference managers"),
            CITED,
            cites=True,
        ),
        Format(
            "csl.json",
            "CSL JSON",
            "application/vnd.citationstyles.csl+json",
            lambda listed: write_csl(listed.citations),
            _("for citation processors"),
            CITED,
            cites=True,
        ),
    )
}
CITING = {suffix: one for suffix, one in FORMATS.items() if one.cites}
