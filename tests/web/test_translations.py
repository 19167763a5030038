"""Every label of every page is translated: what reads the same in both languages is named here, word by word."""

from __future__ import annotations

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from tests.web.every_page import small_archive

ALIKE = {
    "APA",
    "Atom",
    "BibTeX",
    "CSL JSON",
    "Chicago",
    "MLA",
    "OpenAPI",
    "RIS",
    "Afghanistan",
    "Aide-Mémoire",
    "Articles",
    "Assurance",
    "CAMEO / PLOVER",
    "CSV",
    "JSON",
    "JSON Lines",
    "Condition",
    "Dates",
    "English",
    "Finance",
    "Français",
    "Invitation",
    "Messages",
    "Opposition",
    "Original",
    "Pages",
    "Positions",
    "Relations",
    "SHA-",
    "Source",
    "Type",
    "Version",
    "Wikidata",
    "articles",
    "messages",
    "position",
    "utf-",
}
ARCHIVED = {"title", "bdi", "code", "q", "del", "kbd", "script", "abbr"}
RECORDED = {"consulate", "zzqqxx", "Kazakhstan"}
"""What the small archive holds that stands bare on a page."""
VOID = {"meta", "link", "input", "br", "rect", "line", "path"}
CATALOGUE = Path(__file__).resolve().parents[2] / "locale" / "fr" / "LC_MESSAGES"


class Labels(HTMLParser):
    """The words of a page that are the archive's own: not names, codes, or texts with a `lang` of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: set[str] = set()
        self.stack: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        archived = tag in ARCHIVED or (tag != "html" and bool({"lang", "dir"} & own.keys()))
        if tag not in VOID:
            self.stack.append(archived)
        for name in ("aria-label", "placeholder"):
            self._add(own.get(name) or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.stack):
            self._add(data)

    def _add(self, text: str) -> None:
        words = " ".join(text.split()).removesuffix(" · Aide-Mémoire").strip(" ·,.:;()→–…«»“”?0123456789%×−\xa0")
        if re.search(r"[^\W\d_]{3}", words):
            self.labels.add(words)


def labels(client: Client, address: str) -> set[str]:
    parser = Labels()
    parser.feed(client.get(address).content.decode())
    return parser.labels


@pytest.mark.django_db
def test_no_label_is_left_in_english_on_a_french_page(client: Client) -> None:
    left = {}
    for address in small_archive():
        same = labels(client, address) & labels(client, f"/fr{address}")
        if same := {label for label in same if label not in ALIKE and label not in RECORDED}:
            left[address] = same
    assert left == {}


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    source = (CATALOGUE / "django.po").read_text(encoding="utf-8")
    compiled = gettext.GNUTranslations((CATALOGUE / "django.mo").open("rb"))
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.MULTILINE)
    assert len(pairs) > 200
    for msgid, msgstr in pairs:
        if "\\" not in msgid + msgstr:
            assert compiled.gettext(msgid) == msgstr or f'"{msgid}"' in source.split("msgctxt", 1)[-1]


def test_nothing_in_the_catalogue_is_empty_or_uncertain() -> None:
    source = (CATALOGUE / "django.po").read_text(encoding="utf-8")
    assert "#, fuzzy" not in source
    assert not re.search(r'^msgstr(\[\d\])? ""\n\n', source.split("\n\n", 1)[1], re.MULTILINE)
