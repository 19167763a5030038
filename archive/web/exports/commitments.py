"""The columns of commitments. Words of the text are given only where the article's rights allow it to be quoted."""

from __future__ import annotations

from typing import Any

from archive.lexicons.codebook import VERSION
from archive.web.exports.columns import Column, Type, codes, field, names, retrieved_at, set_by_people


def quoted(name: str, type: Type, meaning: str) -> Column:
    """A field that holds words of the text."""
    return Column(name, type, meaning, lambda one, site: getattr(one, name) if one.article.shows_evidence else None)


def of_article(name: str, type: Type, meaning: str) -> Column:
    return Column(name, type, meaning, lambda one, site: getattr(one.article, name))


def actors(plural: str, singular: str, meaning: str, role: str) -> tuple[Column, Column]:
    """Names and codes of those in a role, in two lists of the same order."""
    return (
        Column(plural, "list", f"Names of {meaning}.", lambda one, site: names(one.in_role(role))),
        Column(
            f"{singular}_codes",
            "list",
            "The same as codes: states by ISO 3166-1 alpha-2, everyone else by the slug of their record.",
            lambda one, site: codes(one.in_role(role)),
        ),
    )


def speaker_code(one: Any, site: str) -> str | None:
    return codes([one.speaker])[0] if one.speaker else None


COLUMNS = (
    field("public_id", "text", "Identifier of the message; never changes."),
    Column("address", "text", "Permanent address of the message.", lambda one, site: site + one.get_absolute_url()),
    field("kind", "text", "What the message does; a code of the codebook."),
    field("modality", "text", "How firmly it is said; a code of the codebook."),
    field("strict", "yes/no", "Whether it is a strict promise by the rule of the codebook."),
    field("names_action", "yes/no", "Whether an action or a target is named."),
    *actors("parties", "party", "those who promise or state it", "party"),
    *actors("counterparts", "counterpart", "those to whom it is said", "counterpart"),
    *actors("beneficiaries", "beneficiary", "those who gain by it", "beneficiary"),
    *actors("subjects", "subject", "those whom it is about", "subject"),
    Column(
        "speaker", "text", "Name of the record of whoever speaks.", lambda one, site: one.speaker and one.speaker.name
    ),
    Column("speaker_code", "text", "The same as a code.", speaker_code),
    field("speaker_label", "text", "Who speaks, as shown."),
    quoted("quote", "text", "The words of the message: text[start:end] of the article."),
    field("start", "integer", "Where the quote begins, in characters of the article's text, from 0."),
    field("end", "integer", "Where it ends, exclusive."),
    quoted("sentence", "text", "The whole sentence: text[sentence_start:sentence_end]."),
    field("sentence_start", "integer", "Where the sentence begins."),
    field("sentence_end", "integer", "Where the sentence ends, exclusive."),
    field("speaker_start", "integer", "Where the words that name the speaker begin."),
    field("speaker_end", "integer", "Where they end, exclusive."),
    Column(
        "topics", "list", "Topics; codes of the codebook.", lambda one, site: [topic.code for topic in one.topics.all()]
    ),
    quoted("intensifier", "text", "Word that strengthens the message."),
    field("continuity", "yes/no", "Whether it continues something."),
    field("reaffirmation", "yes/no", "Whether it reaffirms something said before."),
    quoted("condition", "text", "The condition it is bound to."),
    field("condition_start", "integer", "Where the condition begins."),
    quoted("quantity", "text", "The amount promised, as said."),
    field("quantity_value", "number", "The amount as a number."),
    field("quantity_unit", "text", "What the number counts."),
    field("deadline", "date", "Last day by which it is to be done."),
    quoted("deadline_basis", "text", "What the deadline rests on."),
    field("deadline_start", "integer", "Where the words of the deadline begin."),
    field("deadline_end", "integer", "Where they end, exclusive."),
    field("status", "text", "What became of it, by the last line that people wrote in its log; empty where none did."),
    field("status_on", "date", "The day as of which this holds."),
    field("specificity", "text", "How specific it is: low, medium or high."),
    field("cameo", "text", "Code of the CAMEO event scheme."),
    field("plover", "text", "Code of the PLOVER event scheme."),
    field("rule", "text", "Rule by which the machine found it."),
    field("confidence", "number", "How sure the machine is, from 0 to 1."),
    quoted("why", "text", "How the parties were found."),
    field("review_state", "text", "proposed (by machine), accepted or corrected (by a person)."),
    Column("set_by_people", "list", "Fields that a person set.", lambda one, site: set_by_people(one)),
    Column(
        "statement",
        "text",
        "Identifier of the statement it belongs to.",
        lambda one, site: one.statement and one.statement.public_id,
    ),
    Column("article", "text", "Identifier of the article.", lambda one, site: one.article.public_id),
    Column(
        "article_address",
        "text",
        "Permanent address of the article.",
        lambda one, site: site + one.article.get_absolute_url(),
    ),
    Column("article_title", "text", "Title of the article.", lambda one, site: one.article.title),
    of_article("language", "text", "Language of the text, ISO 639-1."),
    Column(
        "publisher",
        "text",
        "Who published the article.",
        lambda one, site: one.article.publisher and one.article.publisher.name,
    ),
    of_article("published_earliest", "date", "First day on which the article can have been published."),
    of_article("published_latest", "date", "Last day on which it can have been published."),
    of_article("published_precision", "text", "How exact that date is: day, month, year, interval, unknown."),
    of_article("published_basis", "text", "What that date rests on."),
    Column(
        "rights",
        "text",
        "What readers may be shown: full, excerpt or metadata.",
        lambda one, site: one.article.shown_rights,
    ),
    of_article("sha256", "text", "SHA-256 of the article's original bytes."),
    Column(
        "retrieved_at",
        "moment",
        "When the original came into the archive.",
        lambda one, site: retrieved_at(one.article),
    ),
    Column("codebook_version", "integer", "Version of the codebook that the codes follow.", lambda one, site: VERSION),
)
