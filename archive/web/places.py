"""How far one has turned the pages of a list: a number, and beyond what is counted the key after which to go on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

LAST_PAGE = 10_000
"""Nobody turns so many pages, and an offset beyond what a 64-bit integer holds is an error in SQLite."""


@dataclass(frozen=True)
class Place:
    """`after`: the key of the last row before this page, None where pages are numbered. `is_understood` is False for
    what is no place in any list: the list is shown from its beginning then, and says so."""

    page: int = 1
    after: int | None = None
    is_understood: bool = True


def place(params: MultiValueDict[str, str]) -> Place:
    page, after = params.get("page") or "", params.get("after") or ""
    if after:
        return Place(after=int(after)) if _is_number(after, digits=18) else Place(is_understood=False)
    if page:
        return Place(min(int(page), LAST_PAGE)) if _is_number(page, digits=9) else Place(is_understood=False)
    return Place()


def _is_number(typed: str, digits: int) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) <= digits
