"""Files and pages of one process: a page goes first, a file holds a place, and whoever finds none is told so."""

from __future__ import annotations

import runpy
import threading

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from archive.web.exports import turns
from archive.web.exports.turns import AT_ONCE, InTurns, PagesFirst, TooMany, Turns

pytestmark = pytest.mark.django_db


def test_a_piece_waits_while_a_page_is_made_but_not_for_ever() -> None:
    order: list[str] = []
    own = Turns()

    def piece(patience: float) -> None:
        with own.of_a_piece(patience):
            order.append("piece")

    with own.of_a_page():
        piece(patience=0.01)
        waiting = threading.Thread(target=piece, args=(60,))
        waiting.start()
        order.append("page")
    waiting.join(10)
    assert order == ["piece", "page", "piece"]


def test_pieces_of_two_files_are_never_made_at_once() -> None:
    own = Turns()
    with own.of_a_piece():
        assert not own.piece.acquire(blocking=False)
    assert own.piece.acquire(blocking=False)


def test_a_file_is_gone_on_with_between_pages_and_not_while_its_reader_reads() -> None:
    own = Turns()
    file = InTurns(iter(["a", "b"]), own)
    assert next(file) == "a"
    assert own.piece.acquire(blocking=False)
    own.piece.release()
    assert list(file) == ["b"]


@pytest.mark.parametrize("read", [0, 1, 2])
def test_a_file_gives_its_place_back_once_it_is_closed_however_much_was_read(read: int) -> None:
    own = Turns(at_once=1)
    file = InTurns(iter(["a", "b"]), own)
    for _ in range(read):
        next(file)
    with pytest.raises(TooMany):
        InTurns(iter([]), own)
    file.close()
    file.close()
    assert list(InTurns(iter(["c"]), own)) == ["c"]


def test_who_finds_no_place_is_asked_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns.TURNS, "places", threading.BoundedSemaphore(1))
    first = client.get("/articles.csv")
    refused = client.get("/articles.csv")
    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert "Ask again" in refused.content.decode()
    assert b"".join(first)
    assert client.get("/articles.csv").status_code == 200


def test_pages_are_counted_while_they_are_made_and_when_they_fail() -> None:
    seen: list[int] = []

    def view(request: object) -> HttpResponse:
        seen.append(turns.TURNS.pages)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        PagesFirst(view)(RequestFactory().get("/"))
    assert (seen, turns.TURNS.pages) == ([1], 0)


def test_files_never_take_all_threads_of_a_process() -> None:
    assert runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))["threads"] >= AT_ONCE + 4
