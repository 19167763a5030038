"""An archive of any size, made up: names of two hundred letters, text from right to left, everything in great number.

Rows are written in bulk, in the shapes that importing gives them; the same numbers make the same archive, but for the
addresses of its messages.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice

from archive.lexicons import actors as lexicon
from archive.models import (
    Actor,
    Appearance,
    Article,
    Commitment,
    CommitmentActor,
    FormulaUse,
    Mention,
    Original,
    Statement,
)
from archive.search import index_pending
from tests import builders

LONG = "Unaussprechlich" * 13
"""Two hundred letters, near enough, without a place to break."""
NAMES = (
    lambda n: f"{LONG} {n}",
    lambda n: "منظمة التعاون والأمن في المنطقة الشرقية الوسطى " * 4 + str(n),
    lambda n: "關於共同安全與合作的常設委員會" * 13 + str(n),
    lambda n: f"The Standing Joint Commission for Good Neighbourliness, Number {n}",
)
TYPES = ("person", "organisation", "initiative", "grouping")
TITLES = (
    "{one} and {other} issue a joint statement, number {n}",
    "بيان مشترك بين الجانبين رقم {n} " + "بشأن تعزيز التعاون " * 9,
    LONG + " {n}",
    "{one} et {other} publient une déclaration conjointe, numéro {n}",
)
LANGUAGES = ("en", "ar", "en", "fr")
PLEDGE = "{one} will open consulate number {n} in {other} by 2031"
NAME = "comprehensive strategic partnership"
TEXT = (
    "STRELSAU -- {one} and {other} praised their "
    + NAME
    + ".\n\n{pledge}, {long} said.\n\nاتفق الجانبان على التعاون.\n"
)
FIRST_DAY = dt.date(1992, 1, 3)
BATCH = 1_000


@dataclass(frozen=True)
class Crowd:
    """`others`: everyone who is no state."""

    states: list[Actor]
    others: list[Actor]
    articles: list[Article]


def crowd(articles: int, actors: int) -> Crowd:
    """So many articles, each with a promise of one state to another, and so many actors, the states among them."""
    states = _states(min(actors // 2, 190))
    others = _others(actors - len(states))
    made = [_article(n, states) for n in range(articles)]
    Article.objects.bulk_create(made, BATCH)
    Original.objects.bulk_create([builders.drafted_original(one, f"{LONG}.txt") for one in made], BATCH)
    _cast(made, states, others)
    _promises(made, states)
    statement = builders.statement(LONG[:200], made[:3], states[:2])
    statement.articles.set(made[:3])
    while index_pending():
        pass
    return Crowd(states, others, made)


def _states(number: int) -> list[Actor]:
    """China and Kazakhstan first: pages of theirs are what the tests ask for."""
    known = [entry for entry in lexicon().values() if entry.type == "country" and entry.iso2]
    known.sort(key=lambda entry: (entry.iso2 not in ("CN", "KZ"), entry.iso2))
    rows = [
        Actor(
            key=entry.id, slug=entry.id.replace(":", "-").lower() if place > 1 else entry.name.lower(), type="country",
            name=entry.name, names=entry.names, iso2=entry.iso2, iso3=entry.iso3,
        )
        for place, entry in enumerate(islice(known, number))
    ]  # fmt: skip
    return Actor.objects.bulk_create(rows)


def _others(number: int) -> list[Actor]:
    rows = [
        Actor(key=f"{TYPES[n % 4]}:made-up-{n}", slug=f"made-up-{n}", type=TYPES[n % 4], name=NAMES[n % 4](n)[:250])
        for n in range(number)
    ]
    return Actor.objects.bulk_create(rows, BATCH)


def _pair(n: int, states: list[Actor]) -> tuple[Actor, Actor]:
    """Every other article is of the first two; who promises changes."""
    one, other = (0, 1) if n % 2 == 0 else (n % len(states), (n * 7 + 1) % len(states))
    other = other if other != one else (one + 1) % len(states)
    return (states[one], states[other]) if n % 3 else (states[other], states[one])


def _article(n: int, states: list[Actor]) -> Article:
    one, other = _pair(n, states)
    pledge = PLEDGE.format(one=one.name, other=other.name, n=n)
    text = TEXT.format(one=one.name, other=other.name, pledge=pledge, long=LONG)
    day = FIRST_DAY + dt.timedelta(days=n * 12_000 // 10_000 + n % 7)
    return builders.drafted_article(
        TITLES[n % 4].format(one=one.name, other=other.name, n=n),
        text,
        text.encode(),
        dateline=LONG[:200] if n % 5 == 0 else "Strelsau",
        event_place=LONG[:200] if n % 5 == 0 else "",
        publisher=builders.publisher(LONG[:200] if n % 2 else "The Daily Ruritanian"),
        published=day,
        language=LANGUAGES[n % 4],
    )


def _cast(made: list[Article], states: list[Actor], others: list[Actor]) -> None:
    """Both states act and are named; five of the crowd are mentioned; the text names the partnership."""
    appearances, mentions, uses = [], [], []
    for n, article in enumerate(made):
        one, other = _pair(n, states)
        end = article.text.index(NAME) + len(NAME)
        uses.append(
            FormulaUse(
                article=article, formula="comprehensive-partnership", number=1, start=end - len(NAME), end=end,
                quote=NAME, sentence_start=0, sentence_end=end + 1,
            )
        )  # fmt: skip
        for actor, role in ((one, "party"), (other, "counterpart")):
            start = article.text.index(actor.name)
            appearances.append(Appearance(article=article, actor=actor, role=role))
            mentions.append(
                Mention(article=article, actor=actor, start=start, end=start + len(actor.name), quote=actor.name)
            )
        named = {others[(n * 5 + place) % len(others)] for place in range(5)}
        appearances += [Appearance(article=article, actor=actor) for actor in sorted(named, key=lambda actor: actor.pk)]
    for model, rows in ((Appearance, appearances), (Mention, mentions), (FormulaUse, uses)):
        model.objects.bulk_create(rows, BATCH)  # type: ignore[attr-defined]


def _promises(made: list[Article], states: list[Actor]) -> None:
    rows = []
    for n, article in enumerate(made):
        one, other = _pair(n, states)
        quote = PLEDGE.format(one=one.name, other=other.name, n=n)
        due = {"deadline": dt.date(2031, 12, 31), "deadline_basis": "by 2031"}
        rows.append(builders.drafted_commitment(article, quote, speaker_label=LONG, **due))
    Commitment.objects.bulk_create(rows, BATCH)
    parts = [
        CommitmentActor(commitment=row, actor=actor, role=role)
        for n, row in enumerate(rows)
        for actor, role in zip(_pair(n, states), ("party", "counterpart"), strict=True)
    ]
    CommitmentActor.objects.bulk_create(parts, BATCH)
    Tag, topic = Commitment.topics.through, builders.topic("security")
    Tag.objects.bulk_create([Tag(commitment=row, topic=topic) for row in rows], BATCH)


def addresses(made: Crowd) -> list[str]:
    """Every kind of page over it, those of its longest names among them."""
    long, arabic, chinese, _plain = made.others[:4]
    message = Commitment.objects.get(article=made.articles[2])
    records = (*made.articles[:4], message, made.states[1], long, arabic, chinese, Statement.objects.latest("pk"))
    lists = (
        "/articles/",
        "/articles/?q=consulate",
        "/commitments/",
        "/commitments/?by=KZ",
        "/actors/",
        "/actors/?show=all",
    )
    others = ("/", "/countries/", "/relations/", "/relations/china-kazakhstan/", "/statements/", "/topics/security/")
    return [*others, *lists, *(record.get_absolute_url() for record in records)]
