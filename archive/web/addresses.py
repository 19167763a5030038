"""The same page, otherwise: addresses that differ from the present one in a parameter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote_plus

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict


@dataclass(frozen=True)
class Gap:
    """An address, written out but for a place in it: a list has two hundred that differ in one value alone."""

    before: str
    after: str

    def filled(self, *pairs: tuple[str, str]) -> str:
        """The address with those parameters in its place, escaped for HTML."""
        return f"{self.before}{'&amp;'.join([_pair(name, value) for name, value in pairs])}{self.after}"


@dataclass(frozen=True)
class Address:
    """A path with its parameters. Every change starts at the first page again: the old place means nothing there."""

    path: str
    params: MultiValueDict[str, str]

    @classmethod
    def of(cls, request: HttpRequest) -> Address:
        return cls(request.path, request.GET)

    @classmethod
    def to(cls, written: str) -> Address:
        """Of an address as it is written in a page: "/articles/?formula=win-win"."""
        path, _, query = written.partition("?")
        return cls(path, QueryDict(query))

    def setting(self, **values: str) -> Address:
        return self._with({name: [value] for name, value in values.items()})

    def adding(self, name: str, value: str) -> Address:
        present = self.params.getlist(name)
        return self._with({name: present if value in present else [*present, value]})

    def without(self, name: str, value: str | None = None) -> Address:
        """Without the parameter, or without one of its values."""
        return self._with(
            {name: [] if value is None else [other for other in self.params.getlist(name) if other != value]}
        )

    def at(self, path: str) -> Address:
        """The same list at another path: what it is narrowed to and its order, from its beginning."""
        return Address(path, self._with({}).params)

    def beginning(self) -> Address:
        """The same list from its first page."""
        return self._with({})

    def gap(self, name: str) -> Gap:
        """Where one more value of the parameter goes: after those that it has, or at the end."""
        names = [other for other in self.params if other not in PLACE]
        place = names.index(name) + 1 if name in names else len(names)
        before, after = self._pairs(names[:place]), self._pairs(names[place:])
        return Gap(
            f"{escape(self.path)}?{''.join(f'{pair}&amp;' for pair in before)}", "".join(f"&amp;{one}" for one in after)
        )

    def bare(self) -> Address:
        return Address(self.path, MultiValueDict())

    def _with(self, changes: Mapping[str, list[str]]) -> Address:
        kept = {name: values for name, values in self.params.lists() if name not in PLACE}
        return Address(self.path, MultiValueDict({**kept, **changes}))

    def __str__(self) -> str:
        """Without empty parameters, so that the same list has one address however it was reached."""
        query = "&".join(self._pairs(self.params))
        return f"{self.path}?{query}" if query else self.path

    def _pairs(self, names: Iterable[str]) -> list[str]:
        return [_pair(name, value) for name in names for value in self.params.getlist(name) if value]


PLACE = ("page", "after")
"""The parameters that say how far one has turned the pages."""


@lru_cache(maxsize=4_096)
def _pair(name: str, value: str) -> str:
    return f"{quote_plus(name)}={quote_plus(value)}"
