"""`python -m bench.grouping 100000`: articles with planted reports of one event, grouped one by one as an import would.

Makes an archive of its own in a temporary folder (SQLite), fills it with articles whose events are known, groups every
article in the order of publication, and says how long that took, how much memory, and how many pairs were right.

Planted are, by event: the first report; its text printed again under another name, with another head; a report in
another language; and traps: the same pair of states again within days, at another place, and the same wording a year
later.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

STATES = ("CHN", "KAZ", "RUS", "USA", "FRA", "DEU", "GBR", "UZB", "KGZ", "TUR", "IND", "PAK", "IRN", "JPN", "KOR")
STATES += ("VNM", "BRA", "ZAF", "NGA", "KEN", "EGY", "SAU", "ARE", "POL", "ITA", "ESP", "MEX", "ARG", "CAN", "AUS")
PLACES = ("Astana", "Geneva", "Vienna", "Nairobi", "Doha", "Samarkand", "Lisbon", "Jakarta", "Havana", "Oslo")
FIRST_DAY, DAYS = dt.date(2005, 1, 1), 7_900
SENTENCES, WORDS = 8, 14
BATCH = 2_000
PROGRESS = 5_000


@dataclass(frozen=True, slots=True)
class Planted:
    """One article of the corpus; `event` is the number of the event it reports."""

    event: int
    day: dt.date
    pair: tuple[str, str]
    place: str
    language: str
    outlet: int
    sentences: tuple[str, ...]


def corpus(size: int, seed: int = 7) -> Iterator[Planted]:
    """Articles by event, about `size` of them; the same for the same seed."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("bdfgklmnprstvz", k=3)) + chance.choice("aeiou") * 2 for _ in range(9_000)]
    made = event = 0
    while made < size:
        for article in _event(chance, words, event):
            made += 1
            yield article
        event += 2


def _event(chance: random.Random, words: list[str], event: int) -> Iterator[Planted]:
    pair = tuple(chance.sample(STATES, 2))
    day, place = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)), chance.choice(PLACES)
    said = _sentences(chance, words)
    yield Planted(event, day, pair, place, "en", chance.randrange(40), said)
    if chance.random() < 0.35:
        yield Planted(event, day, pair, place, "en", 40 + chance.randrange(40), _reprinted(chance, words, said))
    if chance.random() < 0.25:
        yield Planted(event, day, pair, place, "fr", 80 + chance.randrange(20), _sentences(chance, words))
    if chance.random() < 0.10:
        other = chance.choice([one for one in PLACES if one != place])
        soon = day + dt.timedelta(days=chance.randint(2, 5))
        yield Planted(event + 1, soon, pair, other, "en", chance.randrange(40), _sentences(chance, words))
    elif chance.random() < 0.05:
        yield Planted(event + 1, day + dt.timedelta(days=365), pair, place, "en", chance.randrange(40), said)


def _sentences(chance: random.Random, words: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(chance.choices(words, k=WORDS)).capitalize() + "." for _ in range(SENTENCES))


def _reprinted(chance: random.Random, words: list[str], said: tuple[str, ...]) -> tuple[str, ...]:
    """Without its last sentence, and with a line of the outlet's own."""
    return (_sentences(chance, words)[0], *said[:-1])


def main(size: int) -> None:
    with tempfile.TemporaryDirectory(prefix="grouping-") as folder:
        os.environ["ARCHIVE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        planted = fill(size)
        report(planted)


def fill(size: int) -> dict[int, int]:
    """Writes the corpus; returns the event of each article by primary key."""
    from archive.models import Actor, Appearance, Article, Publisher

    states = {
        code: Actor.objects.create(key=f"country:{code}", slug=code.lower(), type="country", name=code, iso3=code)
        for code in STATES
    }
    outlets = [Publisher.objects.create(name=f"Outlet {n}", slug=f"outlet-{n}") for n in range(100)]
    planted: dict[int, int] = {}
    rows: list[tuple[Article, Planted]] = []
    for number, one in enumerate(corpus(size)):
        rows.append((_row(Article, number, one, outlets), one))
        if len(rows) == BATCH:
            _write(rows, planted, states, Appearance)
    _write(rows, planted, states, Appearance)
    return planted


def _row(model: type, number: int, one: Planted, outlets: list) -> object:  # type: ignore[type-arg]
    text = "\n\n".join(one.sentences)
    return model(
        public_id=f"b{number:09}",
        sha256=f"{number:064}",
        text_digest=f"{number:064}",
        title=one.sentences[0],
        text=text,
        language=one.language,
        publisher=outlets[one.outlet],
        event_place=one.place,
        published_earliest=one.day,
        published_latest=one.day + dt.timedelta(days=1),
        published_precision="interval",
        event_earliest=one.day,
        event_latest=one.day,
        event_precision="day",
        event_basis="weekday",
    )


def _write(rows: list, planted: dict[int, int], states: dict, appearance: type) -> None:  # type: ignore[type-arg]
    articles = [article for article, _ in rows]
    type(articles[0]).objects.bulk_create(articles) if articles else None
    appearance.objects.bulk_create(  # type: ignore[attr-defined]
        appearance(article=article, actor=states[code], role="party") for article, one in rows for code in one.pair
    )
    planted.update({article.pk: one.event for article, one in rows})
    rows.clear()


def report(planted: dict[int, int]) -> None:
    """Groups every article in the order of publication and prints the figures, processor time beside the clock's.

    An interrupt (Ctrl-C) ends the grouping; the figures are then those of the articles grouped so far.
    """
    costs: dict[int, float] = {}
    start = time.perf_counter()
    with suppress(KeyboardInterrupt):
        _group_all(costs)
    spent, total = list(costs.values()), time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    grouped = {article: event for article, event in planted.items() if article in costs}
    print(f"articles {len(costs):,} of {len(planted):,}, events {len(set(grouped.values())):,}")
    print(f"grouped in {total:,.0f} s by the clock, {sum(spent):,.0f} s of processor time; peak memory {peak:,.0f} MB")
    tenth = max(len(spent) // 10, 1)
    print(f"an article, processor time: first tenth {_spread(spent[:tenth])}; last tenth {_spread(spent[-tenth:])}")
    _print_right(grouped)


def _group_all(costs: dict[int, float]) -> None:
    """Fills in the seconds of each article by its primary key."""
    from archive.importing.grouping import group
    from archive.models import Article

    for article in Article.objects.order_by("published_order", "pk").iterator(chunk_size=500):
        before = time.process_time()
        group(article, is_new=True)
        costs[article.pk] = time.process_time() - before
        if len(costs) % PROGRESS == 0:
            last = list(costs.values())[-PROGRESS:]
            print(f"{len(costs):,} grouped: {_spread(last)}", file=sys.stderr, flush=True)


def _spread(costs: list[float]) -> str:
    ordered = sorted(costs)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return f"median {middle * 1000:.1f} ms, 95 % within {high * 1000:.1f} ms"


def _print_right(planted: dict[int, int]) -> None:
    from archive.models import Report

    found: dict[int, list[int]] = defaultdict(list)
    for statement, article in Report.objects.values_list("statement", "article"):
        found[statement].append(article)
    together = [pair for articles in found.values() for pair in combinations(sorted(articles), 2)]
    right = sum(planted[one] == planted[other] for one, other in together)
    wanted = sum(count * (count - 1) // 2 for count in Counter(planted.values()).values())
    print(
        f"pairs planted {wanted:,}, proposed {len(together):,}, right {right:,}: "
        f"precision {right / max(len(together), 1):.4f}, recall {right / max(wanted, 1):.4f}"
    )
    prints = Report.objects.exclude(copy_of=None).count()
    print(f"prints of the same text found: {prints:,}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
