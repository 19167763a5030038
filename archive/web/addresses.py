"""The same page, otherwise: addresses that differ from the present one in a parameter."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict


@dataclass(frozen=True)
class Address:
    """A path with its parameters. Every change starts at the first page again: the old number means nothing there."""

    path: str
    params: QueryDict

    @classmethod
    def of(cls, request: HttpRequest) -> Address:
        return cls(request.path, request.GET)

    def setting(self, **values: str) -> Address:
        params = self._copy()
        for name, value in values.items():
            params[name] = value
        return self._with(params)

    def adding(self, name: str, value: str) -> Address:
        params = self._copy()
        if value not in params.getlist(name):
            params.appendlist(name, value)
        return self._with(params)

    def without(self, name: str, value: str | None = None) -> Address:
        """Without the parameter, or without one of its values."""
        params = self._copy()
        kept = [] if value is None else [other for other in params.getlist(name) if other != value]
        params.setlist(name, kept)
        return self._with(params)

    def at(self, path: str) -> Address:
        """The same list at another path: what it is narrowed to and its order, from its beginning."""
        return Address(path, self._copy())

    def bare(self) -> Address:
        return self._with(QueryDict(mutable=True))

    def _copy(self) -> QueryDict:
        params = self.params.copy()
        params.pop("page", None)
        return params

    def _with(self, params: QueryDict) -> Address:
        return Address(self.path, params)

    def __str__(self) -> str:
        """Without empty parameters, so that the same list has one address however it was reached."""
        kept = QueryDict(mutable=True)
        for name, values in self.params.lists():
            kept.setlist(name, [value for value in values if value])
        query = kept.urlencode()
        return f"{self.path}?{query}" if query else self.path
