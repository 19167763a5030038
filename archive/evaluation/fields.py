"""One comparison a field. What is compared how:

language         equal
title            equal without case, accents and punctuation; a derived title may be shorter or longer at its end
publication      the interval equal; `publication covered`: the interval holds the coded one (honestly wider)
event date       the interval equal to the coded day or interval; both without one is right
publisher        one of its names stands in the coded note, or the note says it is not in the file and none is given
dateline         the place as printed or by its authority name; both without one is right
actors           by key, else by a shared name or form; coded forms count when they occur in that article
sentences        the sentences that hold a coded message, against those that hold a proposed one
messages         one to one by `matching`; the fields below are read on the messages that were matched
parties          the set of who makes the message equal; `counterparts`: of who receives it, the helped included
kind, modality, strict   equal; topics: each code a hit, a miss or a false alarm
article parties  states that are party or counterpart of the article, against the coded list
clutter          a trap that the coder calls boilerplate, copyright, caption, … is cut, all but its white space
quotes kept      no coded message loses a character to the cuts
traps            a proposal that answers a trap is a false alarm
events …         the fields of all texts together are stated in `of_statements`
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.evaluation import of_article, of_cleaning, of_messages
from archive.evaluation.gold import Gold
from archive.evaluation.of_messages import Compare
from archive.evaluation.of_statements import statements
from archive.evaluation.scores import Comparison
from archive.extraction.reading import Reading

Result = dict[str, dict[str, Comparison]]
"""By field, then by article or event, in the order of FIELDS and of the gold file."""


def evaluate(gold: Gold, readings: Mapping[str, Reading]) -> Result:
    """Every field of every article that was read, then of every event; `readings` by file name."""
    of_articles = {
        name: {article.id: compare(article, readings[article.file]) for article in gold.articles}
        for name, compare in FIELDS.items()
    }
    return {**of_articles, **statements(gold, readings)}


FIELDS: dict[str, Compare] = {
    "language": of_article.language,
    "title": of_article.title,
    "publication": of_article.publication,
    "publication covered": of_article.publication_covered,
    "event date": of_article.event_date,
    "publisher": of_article.publisher,
    "dateline": of_article.dateline,
    "actors": of_article.actors_named,
    "article parties": of_article.article_parties,
    "sentences": of_messages.sentences,
    "messages": of_messages.messages,
    "parties": of_messages.parties,
    "counterparts": of_messages.counterparts,
    "kind": of_messages.kind,
    "modality": of_messages.modality,
    "strict": of_messages.strict,
    "topics": of_messages.topics,
    "clutter": of_cleaning.clutter,
    "quotes kept": of_cleaning.quotes_kept,
    "traps": of_cleaning.traps,
}
