"""A record as JSON-LD in the words of schema.org, so that search engines read who said what, where and when."""

from __future__ import annotations

import datetime as dt
import json
from functools import singledispatch
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from archive.models import Actor, Article, Commitment
from archive.web.citations.citation import Citation, citation_of

_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""None of them needs to stand in JSON as such, and with none of them a title can end the element."""


@singledispatch
def linked(record: object, site: str) -> dict[str, Any]:
    raise TypeError(f"A {type(record).__name__} has no words in schema.org.")


@linked.register
def _(article: Article, site: str) -> dict[str, Any]:
    cited = citation_of(article, site, dt.date.min)
    return known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": cited.address,
            "url": cited.address,
            "headline": cited.title,
            "inLanguage": cited.language,
            "datePublished": day_of(cited),
            "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else None,
            "isBasedOn": article.url,
        }
    )


@linked.register
def _(commitment: Commitment, site: str) -> dict[str, Any]:
    """The words where they may be quoted, and who is held to have said them."""
    cited = citation_of(commitment, site, dt.date.min)
    return known(
        {
            "@context": "https://schema.org",
            "@type": ["Quotation", "Claim"],
            "@id": cited.address,
            "url": cited.address,
            "text": cited.quote,
            "inLanguage": cited.language,
            "datePublished": day_of(cited),
            "spokenByCharacter": party(commitment.speaker) if commitment.speaker else commitment.speaker_label,
            "author": [party(actor) for actor in commitment.promisers],
            "appearance": known({**linked(commitment.article, site), "@context": None}),
        }
    )


_TYPES: dict[str, str | list[str]] = {
    Actor.Type.PERSON: "Person",
    Actor.Type.COUNTRY: ["Country", "Organization"],
    Actor.Type.TERRITORY: ["AdministrativeArea", "Organization"],
    Actor.Type.MEDIA: "NewsMediaOrganization",
}
"""schema.org lets persons and organisations speak, not places: a state that speaks is both."""


def party(actor: Actor) -> dict[str, Any]:
    return known(
        {
            "@type": _TYPES.get(actor.type, "Organization"),
            "name": actor.name,
            "sameAs": f"https://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None,
        }
    )


def day_of(cited: Citation) -> str:
    """As far as it is certain: a year, a month or a day."""
    return "-".join(f"{part:02}" for part in cited.certain)


def known(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def element(said: dict[str, Any]) -> SafeString:
    """A block of data, which no browser runs and which a policy of contents therefore allows."""
    text = json.dumps(said, ensure_ascii=False).translate(_ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
