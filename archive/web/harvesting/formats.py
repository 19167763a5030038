"""In which formats records are harvested: a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from archive.models import Article
from archive.web.harvesting import dublin_core, mods


@dataclass(frozen=True)
class Format:
    """`describe` gives the description of an article, its addresses beginning with the site's."""

    prefix: str
    namespace: str
    schema: str
    describe: Callable[[Article, str], Element]

    def names(self) -> Iterator[tuple[str, str]]:
        """As ListMetadataFormats wants them."""
        yield "metadataPrefix", self.prefix
        yield "schema", self.schema
        yield "metadataNamespace", self.namespace


FORMATS = {
    format.prefix: format
    for format in (
        Format("oai_dc", dublin_core.NAMESPACE, dublin_core.SCHEMA, dublin_core.describe),
        Format("mods", mods.NAMESPACE, mods.SCHEMA, mods.describe),
    )
}
