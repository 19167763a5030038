"""A list as CSV, opened by LibreOffice Calc: nothing in it runs, and every text comes back.

Slow, and with a program of its own: `make exports`.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from archive.search import index_pending
from archive.web.exports.tables import neutralised
from tests import builders
from tests.web.exports.archive_of_everything import LEADS

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

CALC = shutil.which("soffice")
AS_UTF8 = "CSV:44,34,76,1"  # commas, double quotes, UTF-8, from the first line on
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HIDDEN = "\x0b=1+1"  # Calc drops the first character
TITLES = [f"{lead}(1){tail}" for lead in (*LEADS, HIDDEN) for tail in ("", '\n=2+2, “more”;\t"quoted"\n\nend')]


@pytest.fixture
def exported(client: Client, tmp_path: Path) -> Path:
    if CALC is None:
        pytest.skip("soffice is not there: install LibreOffice Calc (Debian: libreoffice-calc)")
    for title in TITLES:
        builders.article(title)
    index_pending()
    path = tmp_path / "articles.csv"
    path.write_bytes(b"".join(client.get("/articles.csv?sort=oldest")))
    return path


def converted(source: Path, format: str, into: Path) -> Path:
    """By Calc, with a profile of its own, so that it asks nothing and finds no other that runs."""
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"
    reading = [f"--infilter={AS_UTF8}"] if source.suffix == ".csv" else []
    command = [CALC, "--headless", profile, *reading, "--convert-to", format, "--outdir", into, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # type: ignore[arg-type]
    return into / f"{source.stem}.{format.partition(':')[0]}"


def said(element: Element) -> str:
    """The text of a paragraph, in which tabs and runs of spaces are elements."""
    inside = {f"{TEXT}tab": "\t", f"{TEXT}s": " " * int(element.get(f"{TEXT}c", "1")), f"{TEXT}line-break": "\n"}
    own = inside.get(element.tag, element.text or "")
    return own + "".join(said(child) + (child.tail or "") for child in element)


def cells(row: Element) -> Iterator[str]:
    for cell in row.iterfind(f"{TABLE}table-cell"):
        text = "\n".join(said(paragraph) for paragraph in cell.iterfind(f"{TEXT}p"))
        yield from [text] * int(cell.get(f"{TABLE}number-columns-repeated", "1"))


def as_calc_has_it(text: str) -> str:
    """It knows one kind of line break and, in a text of one line, tabs; no other control character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "")
    return text.replace("\t", "") if "\n" in text else text


def test_no_cell_is_a_formula_and_every_text_is_in_the_sheet(exported: Path, tmp_path: Path) -> None:
    sheet = ElementTree.parse(converted(exported, "fods", tmp_path)).getroot()
    assert not [cell for cell in sheet.iter(f"{TABLE}table-cell") if cell.get(f"{TABLE}formula")]
    names, *rows = [list(cells(row)) for row in sheet.iter(f"{TABLE}table-row")]
    titles = [row[names.index("title")] for row in rows if len(row) > len(names) / 2]
    assert titles == [as_calc_has_it(neutralised(title)) for title in TITLES]


def test_a_sheet_that_is_saved_as_csv_again_holds_the_same_texts(exported: Path, tmp_path: Path) -> None:
    """But tabs, which Calc leaves out of the CSV that it writes."""
    saved = converted(
        converted(exported, "ods", tmp_path), "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path / "b"
    )
    with saved.open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles == [as_calc_has_it(neutralised(title)).replace("\t", "") for title in TITLES]
