"""The parts of addresses that vary."""

from __future__ import annotations

from archive.web.exports.formats import CITED, CITING, FORMATS
from archive.web.exports.nouns import NOUNS


class PublicId:
    """Letters of a stable id; see `archive.models.public_id`."""

    regex = "[a-z2-7]{10,16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


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


class CitedNoun(OneOf):
    regex = "|".join(CITED)


class CitationFormat(OneOf):
    regex = "|".join(suffix.replace(".", r"\.") for suffix in CITING)
