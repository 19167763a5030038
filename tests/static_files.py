"""Static files as pages under test see them."""

from __future__ import annotations

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class FoundOrRefused(StaticFilesStorage):
    """Links files by their own names, so that nothing has to be collected before a test.

    A file that is not there is refused, as the manifest of a served archive refuses it: with a 500 on every page.
    """

    def url(self, name: str | None) -> str:
        if name and finders.find(name) is None:
            raise ValueError(f"There is no static file {name!r}.")
        return super().url(name)
