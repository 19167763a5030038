"""The columns of actors."""

from __future__ import annotations

from archive.lexicons.codebook import VERSION
from archive.web.exports.columns import Column, codes, field, set_by_people

COLUMNS = (
    field("slug", "text", "Identifier of the record, the end of its address."),
    Column("address", "text", "Permanent address of the actor.", lambda one, site: site + one.get_absolute_url()),
    Column(
        "code",
        "text",
        "As filters take it: a state by ISO 3166-1 alpha-2, else the slug.",
        lambda one, site: codes([one])[0],
    ),
    field("key", "text", "Key of the authority record; “proposed:…” for someone whom only a text names."),
    field("type", "text", "country, territory, person, organisation, grouping, initiative, instrument or media."),
    field("name", "text", "Name in English."),
    field("names", "table", "Names by language, ISO 639-1."),
    field("iso2", "text", "ISO 3166-1 alpha-2."),
    field("iso3", "text", "ISO 3166-1 alpha-3."),
    Column("country", "text", "State to which it belongs.", lambda one, site: one.country and one.country.name),
    Column("country_code", "text", "The same as a code.", lambda one, site: one.country and codes([one.country])[0]),
    Column(
        "parent", "text", "Slug of the body of which it is an organ.", lambda one, site: one.parent and one.parent.slug
    ),
    field("since", "date", "Since when it exists."),
    field("until", "date", "Until when it existed."),
    field("wikidata", "text", "Identifier in Wikidata."),
    field("articles", "integer", "Number of articles that name it."),
    field("promised", "integer", "Number of strict promises it made."),
    field("received", "integer", "Number of strict promises made to it."),
    field("review_state", "text", "proposed (by machine), accepted, corrected or rejected (by a person)."),
    Column("set_by_people", "list", "Fields that a person set.", lambda one, site: set_by_people(one)),
    Column("codebook_version", "integer", "Version of the codebook that the codes follow.", lambda one, site: VERSION),
)
