from __future__ import annotations

import pytest

from archive.extraction.topics import topics_of
from archive.lexicons.codebook import TOPICS
from archive.lexicons.grammar import languages, table


@pytest.mark.parametrize(
    ("text", "language", "topics"),
    [
        ("build a gas pipeline and a wind farm", "en", {"energy-minerals"}),
        ("cut tariffs on wheat", "en", {"trade-investment", "agriculture"}),
        ("help afghanistan to fight drugs and terrorism", "en", {"afghanistan"}),
        ("the government of china and taiwan in the united nations", "en", {"taiwan-one-china"}),
        ("renforcer la coopération financière", "fr", {"finance"}),
        ("une aide humanitaire aux réfugiés", "fr", {"development-aid"}),
        ("say hello", "en", {"political-relations"}),
        ("historical bonds of friendship", "en", {"political-relations"}),
        ("guarantee energy security", "en", {"energy-minerals"}),
        ("double climate finance", "en", {"finance", "water-environment"}),
        ("open a hospital during a visit to the port", "en", {"health"}),
        ("raise their bilateral trade", "en", {"trade-investment"}),
        ("est prête à ouvrir une école", "fr", {"education-people"}),
        ("une feuille de route sur la pêche", "fr", {"agriculture"}),
    ],
)
def test_words_give_topics(text: str, language: str, topics: set[str]) -> None:
    assert set(topics_of(text.split(), language)) == topics


def test_topics_come_in_the_order_of_the_codebook() -> None:
    found = topics_of(["health", "trade", "security"], "en")
    assert list(found) == sorted(found, key=list(TOPICS).index)


@pytest.mark.parametrize("language", languages())
def test_every_topic_has_words_in_every_language_of_commitments(language: str) -> None:
    assert set(table(language, "topics")["topics"]) == set(TOPICS)
