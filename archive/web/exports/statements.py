"""The columns of statements."""

from __future__ import annotations

from archive.lexicons.codebook import VERSION
from archive.web.exports.columns import Column, codes, field, names, set_by_people

COLUMNS = (
    field("public_id", "text", "Identifier of the statement; never changes."),
    Column("address", "text", "Permanent address of the statement.", lambda one, site: site + one.get_absolute_url()),
    field("name", "text", "Name of the statement."),
    field("doc_type", "text", "Kind of document or event."),
    field("place", "text", "Where it was made."),
    field("date_earliest", "date", "First day on which it can have been made."),
    field("date_latest", "date", "Last day on which it can have been made."),
    field("date_precision", "text", "How exact the date is: day, month, year, interval, unknown."),
    Column(
        "parent",
        "text",
        "Identifier of the larger event it belongs to.",
        lambda one, site: one.parent and one.parent.public_id,
    ),
    Column("parties", "list", "Names of those who take part.", lambda one, site: names(one.parties.all())),
    Column(
        "party_codes",
        "list",
        "The same as codes: states by ISO 3166-1 alpha-2, everyone else by the slug of their record.",
        lambda one, site: codes(one.parties.all()),
    ),
    Column(
        "articles",
        "list",
        "Identifiers of the articles that report it.",
        lambda one, site: [r.article.public_id for r in one.standing_reports],
    ),
    Column(
        "article_addresses",
        "list",
        "Permanent addresses of these articles.",
        lambda one, site: [site + report.article.get_absolute_url() for report in one.standing_reports],
    ),
    field("review_state", "text", "proposed (by machine), accepted or corrected (by a person)."),
    Column("set_by_people", "list", "Fields that a person set.", lambda one, site: set_by_people(one)),
    Column("codebook_version", "integer", "Version of the codebook that the codes follow.", lambda one, site: VERSION),
)
