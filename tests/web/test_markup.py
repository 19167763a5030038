"""Every kind of page is whole, in both languages, and leads somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.standing import standing
from tests.web.every_page import small_archive

pytestmark = pytest.mark.django_db
Walk = dict[str, HttpResponse]


def every_page() -> Walk:
    """By address, each as it was answered: they are judged here, and asked for once."""
    client = Client()
    return {address: client.get(address) for page in small_archive() for address in (page, f"/fr{page}")}


walk = standing(every_page)

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect", "line", "path", "circle"}


class Balance(HTMLParser):
    """Finds elements that are closed but were not opened, or the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def faults_of(html: str) -> list[str]:
    parser = Balance()
    parser.feed(html)
    return [*parser.faults, *(f"<{tag}> left open" for tag in parser.open)]


def test_every_page_is_well_formed_and_has_one_heading_a_title_and_its_language(walk: Walk) -> None:
    for address, response in walk.items():
        html = response.content.decode()
        language = "fr" if address.startswith("/fr/") else "en"
        assert faults_of(html) == [], address
        assert html.count("<h1") == 1, address
        assert re.search(r"<title>[^<]+ · Aide-Mémoire</title>", html), address
        assert f'<html lang="{language}">' in html, address


def test_no_public_page_sets_a_cookie_or_writes_a_style_or_a_script_into_itself(walk: Walk) -> None:
    for address, response in walk.items():
        assert not response.cookies, address
        # A block of data is no script: no browser runs it.
        html = response.content.decode().replace('<script type="application/ld+json">', "<data>")
        assert not re.search(r"<style|style=|<script(?![^>]*src=)|\son\w+=", html), address


def test_identifiers_occur_once_on_a_page(walk: Walk) -> None:
    for address, response in walk.items():
        found = re.findall(r'\sid="([^"]+)"', response.content.decode())
        assert sorted(set(found)) == sorted(found), address


def test_every_link_within_the_archive_leads_somewhere(client: Client, walk: Walk) -> None:
    seen = {"/nowhere/", "/admin/"}
    for address, response in walk.items():
        if address.startswith("/fr/"):
            continue
        for link in re.findall(r'href="(/[^"#]*)', response.content.decode()):
            link = link.replace("&amp;", "&")
            if link in seen or link.startswith(("/static/", "/fr/nowhere")):
                continue
            seen.add(link)
            status = (walk.get(link) or client.get(link)).status_code
            assert status in (200, 301), f"{link} on {address}"
