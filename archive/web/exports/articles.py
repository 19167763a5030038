"""The columns of articles. Words of the text are given only where the article's rights allow it to be quoted."""

from __future__ import annotations

from typing import Any

from archive.lexicons.codebook import VERSION
from archive.models import Actor, Article
from archive.web.exports.columns import Column, codes, field, names, retrieved_at, set_by_people


def in_role(article: Article, *roles: str) -> list[Actor]:
    return [part.actor for part in article.named if part.role in roles]


def others(article: Article) -> list[Actor]:
    return [part.actor for part in article.named if part.role not in ("party", "counterpart")]


def steps(article: Article, fact: str) -> list[dict[str, Any]]:
    """The steps that led to the fact; without the words of the text where these may not be quoted."""
    keys = ("quote", "start", "end", "says") if article.shows_evidence else ("start", "end")
    return [{key: step.get(key) for key in keys} for step in article.evidence.get(fact, ())]


COLUMNS = (
    field("public_id", "text", "Identifier of the article; never changes."),
    Column("address", "text", "Permanent address of the article.", lambda one, site: site + one.get_absolute_url()),
    field("title", "text", "Headline as printed; the first sentence where the text has none."),
    field("title_source", "text", "Where the title was taken from."),
    field("language", "text", "Language of the text, ISO 639-1."),
    Column("publisher", "text", "Who published the text.", lambda one, site: one.publisher and one.publisher.name),
    Column("agency", "text", "News agency that supplied the text.", lambda one, site: one.agency and one.agency.name),
    field("dateline", "text", "Place and date as printed at the head of the text."),
    field("event_place", "text", "Where the reported event took place."),
    Column("source_address", "text", "Address where the text was published.", lambda one, site: one.url),
    field("published_earliest", "date", "First day on which the text can have been published."),
    field("published_latest", "date", "Last day on which the text can have been published."),
    field("published_precision", "text", "How exact the date of publication is: day, month, year, interval, unknown."),
    field("published_basis", "text", "What the date of publication rests on."),
    Column(
        "published_evidence",
        "records",
        "Steps that led to the date of publication: quote, start, end, says; start and end count characters of the "
        "text from 0, end exclusive; without quote and says where the rights do not allow quoting.",
        lambda one, site: steps(one, "published"),
    ),
    field("event_earliest", "date", "First day on which the reported event can have begun."),
    field("event_latest", "date", "Last day on which the reported event can have taken place."),
    field("event_precision", "text", "How exact the date of the event is."),
    field("event_basis", "text", "What the date of the event rests on."),
    Column(
        "event_evidence", "records", "Steps that led to the date of the event.", lambda one, site: steps(one, "event")
    ),
    Column("parties", "list", "Names of those who act.", lambda one, site: names(in_role(one, "party"))),
    Column(
        "party_codes",
        "list",
        "The same as codes: states by ISO 3166-1 alpha-2, everyone else by the slug of their record.",
        lambda one, site: codes(in_role(one, "party")),
    ),
    Column(
        "counterparts",
        "list",
        "Names of those with or towards whom they act.",
        lambda one, site: names(in_role(one, "counterpart")),
    ),
    Column("counterpart_codes", "list", "The same as codes.", lambda one, site: codes(in_role(one, "counterpart"))),
    Column("others", "list", "Names of everyone else who is named.", lambda one, site: names(others(one))),
    Column("other_codes", "list", "The same as codes.", lambda one, site: codes(others(one))),
    field("messages", "integer", "Number of messages found in the text, rejected ones left out."),
    field("promises", "integer", "Number of strict promises among them."),
    field("review_state", "text", "proposed (by machine), accepted, corrected or rejected (by a person)."),
    Column("set_by_people", "list", "Fields that a person set.", lambda one, site: set_by_people(one)),
    Column(
        "rights", "text", "What readers may be shown: full, excerpt or metadata.", lambda one, site: one.shown_rights
    ),
    field("rights_note", "text", "Remark on the rights."),
    field("sha256", "text", "SHA-256 of the original bytes."),
    Column("retrieved_at", "moment", "When the original came into the archive.", lambda one, site: retrieved_at(one)),
    Column("codebook_version", "integer", "Version of the codebook that the codes follow.", lambda one, site: VERSION),
)
