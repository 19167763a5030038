"""A document has so much processor time to be read and no more; what is pure is cut, and nothing else is."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from archive.documents import Document, Refused, open_documents, opening
from archive.documents.budget import OutOfTime, at_most, go_on, is_fully_read
from archive.extraction import read, read_within, reader
from archive.extraction.reading import UNDATED

NEWS = b"ASTANA, May 6 (KUNA) -- Kazakhstan will open a consulate in Jordan, the ministry said on Monday.\n"
SHORT = 0.05


def never_ends(*_: object) -> None:
    while True:
        pass


def swallows_everything(*_: object) -> None:
    for _ in range(3):
        with suppress(BaseException):
            never_ends()


def asks_as_it_goes(*_: object) -> None:
    while True:
        go_on()


def news() -> Document:
    (document,) = open_documents("news.txt", NEWS)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("endless", [never_ends, asks_as_it_goes])
def test_what_never_ends_is_ended(endless: Callable[[], None]) -> None:
    with pytest.raises(OutOfTime), at_most(SHORT):
        endless()


def test_a_library_that_swallows_it_meets_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.documents.budget.RINGS_AGAIN", SHORT)
    began = time.process_time()
    with at_most(SHORT):
        swallows_everything()
    assert time.process_time() - began < 20 * SHORT


def test_nothing_rings_once_the_work_is_done() -> None:
    with at_most(SHORT):
        pass
    ends = time.thread_time() + 3 * SHORT
    while time.thread_time() < ends:
        go_on()
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == signal.SIG_DFL


def test_waiting_is_not_counted() -> None:
    with at_most(SHORT):
        time.sleep(2 * SHORT)
        go_on()


def test_in_another_thread_the_long_loops_ask_for_themselves() -> None:
    met: list[str] = []

    def reads() -> None:
        try:
            with at_most(SHORT):
                asks_as_it_goes()
        except OutOfTime:
            met.append("out of time")

    thread = threading.Thread(target=reads)
    thread.start()
    thread.join(10)
    assert met == ["out of time"]


@pytest.mark.parametrize("stage", ["name_actors", "date_document", "find_commitments"])
def test_a_text_that_takes_too_long_is_told_nothing_of(monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    document = news()
    monkeypatch.setattr(reader, stage, never_ends)
    reading = read_within(document, SHORT)
    assert (reading.document, reading.published) == (document, UNDATED)
    assert (reading.actors, reading.commitments, reading.event) == ((), (), None)
    assert not is_fully_read(reading.warnings)
    assert "--not-fully-read" in reading.warnings[0]


def test_a_text_that_takes_its_time_is_read_as_without_a_budget() -> None:
    assert read_within(news(), 30) == read(news())


def test_a_text_that_takes_too_long_to_clean_stays_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "clean", never_ends)
    (document,) = open_documents("news.txt", NEWS, seconds=SHORT)
    assert isinstance(document, Document)
    assert (document.data, document.text) == (NEWS, NEWS.decode())
    assert document.title_quote is not None
    assert document.text[document.title_quote.start : document.title_quote.end] == document.title
    assert not is_fully_read(document.warnings)
    assert read_within(document, 30).actors == ()


def test_the_other_records_of_a_file_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaned = opening.clean
    monkeypatch.setattr(opening, "clean", lambda text, cuts: (never_ends if "slow" in text else cleaned)(text, cuts))
    lines = b'{"text": "slow text"}\n{"text": "Jordan thanked Kazakhstan."}\n'
    slow, quick = open_documents("two.jsonl", lines, seconds=SHORT)
    assert isinstance(slow, Document)
    assert isinstance(quick, Document)
    assert (is_fully_read(slow.warnings), is_fully_read(quick.warnings)) == (False, True)


def test_a_page_whose_text_cannot_be_found_in_time_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.html, "article_text", never_ends)
    with pytest.raises(Refused, match=r"slow\.html: finding its text takes more than"):
        list(open_documents("slow.html", b"<p>Jordan thanked Kazakhstan.</p>", seconds=SHORT))
