"""The addresses that programs ask for. They carry no language: what they hand out is the same in all of them."""

from __future__ import annotations

from django.urls import path, register_converter

from archive.web.exports.formats import FORMATS
from archive.web.exports.nouns import NOUNS
from archive.web.views import exports


class OneOf:
    """One of the names of a table."""

    regex = ""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ListNoun(OneOf):
    regex = "|".join(NOUNS)


class ListFormat(OneOf):
    regex = "|".join(suffix.replace(".", r"\.") for suffix in FORMATS)


register_converter(ListNoun, "list_noun")
register_converter(ListFormat, "list_format")

urlpatterns = [
    path("<list_noun:noun>.<list_format:suffix>", exports.export, name="export"),
]
