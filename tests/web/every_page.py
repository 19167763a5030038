"""One address of every kind of page, over a small archive that fills each part of them. Tests walk this list."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from archive.extraction.reading import Evidence
from archive.extraction.reasons import because, said
from archive.extraction.spans import rival
from archive.models import ActorAlias, Article, Commitment, Fulfilment, Office, StatusEntry
from archive.search import index_pending
from tests import builders

TITLE = "Ruritania promises Freedonia a consulate"
TEXT = (
    "HOME > NEWS\n\n"
    "STRELSAU, May 6 -- Ruritania and Freedonia issued a joint statement on Monday.\n\n"
    "Ruritania will open a consulate in Freedonia by 2030, President Rudolf Elphberg said.\n\n"
    "Freedonia firmly supports the one-Ruritania principle, and both sides agreed to expand trade.\n\n"
    "They praised win-win cooperation.\n"
)
FIXED = (
    "/",
    "/articles/",
    "/articles/?q=consulate",
    "/articles/?q=zzqqxx&country=KZ",
    "/commitments/",
    "/commitments/?show=all",
    "/due/",
    "/actors/",
    "/countries/",
    "/countries/?of=articles&language=en",
    "/relations/",
    "/relations/china-kazakhstan/",
    "/statements/",
    "/topics/",
    "/topics/security/",
    "/formulas/",
    "/formulas/?q=zzqqxx",
    "/formulas/political-trust/",
    "/formulas/win-win/",
    "/codebook/",
    "/about/",
    "/help/search/",
    "/api/docs/",
    "/nowhere/",
)


def small_archive() -> list[str]:
    """Makes the rows and returns the addresses of every kind of page over them."""
    kazakhstan = builders.country("KZ", "Kazakhstan", names={"en": "Kazakhstan", "fr": "Kazakhstan", "ar": "كازاخستان"})
    china = builders.country("CN", "China", names={"en": "China", "fr": "Chine"})
    ActorAlias.objects.create(actor=kazakhstan, text="Kazakh", language="en", usage="demonym")
    president = builders.actor("Rudolf Elphberg", country=kazakhstan)
    Office.objects.create(
        person=president, title="President", title_fr="président", of=kazakhstan, since=dt.date(2019, 3, 20)
    )
    article = full_article()
    builders.appearance(article, kazakhstan, "party")
    builders.appearance(article, china, "counterpart")
    builders.appearance(article, president, "speaker", office="President", speaks_for=kazakhstan)
    builders.mention(article, kazakhstan, "Ruritania")
    builders.mention(article, china, "Freedonia")
    pledge = builders.commitment(
        article,
        "Ruritania will open a consulate in Freedonia by 2030",
        by=[kazakhstan],
        to=[china],
        topics=["security", "political-relations"],
        deadline=dt.date(2030, 12, 31),
        deadline_basis="by 2030",
        quantity="a consulate",
        why="named in the sentence",
    )
    builders.commitment(
        article,
        "both sides agreed to expand trade",
        by=[kazakhstan, china],
        to=[kazakhstan, china],
        kind="undertaking",
        modality="decided",
        topics=["trade-investment"],
    )
    builders.commitment(
        article,
        "Freedonia firmly supports the one-Ruritania principle",
        by=[china],
        to=[kazakhstan],
        kind="support",
        modality="state",
        intensifier="firmly",
    )
    builders.formula_use(article, "joint statement", "strategic-partnership", "Freedonia issued a joint statement")
    other = builders.article("Un autre récit", language="fr", published=dt.date(2021, 2, 3))
    builders.formulas(article)
    follow_up(pledge, article)
    statement = builders.statement("Joint statement of Strelsau", [article, other], [kazakhstan, china])
    index_pending()
    return [
        *FIXED,
        article.get_absolute_url(),
        f"{article.get_absolute_url()}?view=original",
        other.get_absolute_url(),
        pledge.get_absolute_url(),
        kazakhstan.get_absolute_url(),
        president.get_absolute_url(),
        statement.get_absolute_url(),
    ]


def follow_up(promise: Commitment, article: Article) -> None:
    """A line of the log with evidence, and a proposal."""
    StatusEntry.objects.create(
        commitment=promise,
        status="in_progress",
        on=dt.date(2025, 6, 1),
        evidence_article=article,
        evidence_quote="issued a joint statement on Monday",
        author_name="ana",
        recorded_at=builders.RECEIVED,
    )
    quote = "They praised win-win cooperation."
    start = article.text.index(quote)
    Fulfilment.objects.create(
        promise=promise,
        article=article,
        start=start,
        end=start + len(quote),
        quote=quote,
        pattern="opening",
        happened_earliest=dt.date(2025, 6, 1),
        happened_latest=dt.date(2025, 6, 1),
        reasons=[{"what": "sides", "of": ["country:KAZ"]}],
    )


def full_article() -> Article:
    """With evidence, a rival, a cut and an inferred date."""
    quote, step = "May 6", (because("dateline"),)
    start = TEXT.index(quote)
    return builders.article(
        TITLE,
        TEXT,
        publisher=builders.publisher(),
        dateline="Strelsau",
        published=dt.date(2024, 5, 6),
        published_basis="dateline",
        cuts=[[0, 13, "breadcrumb"]],
        evidence={"published": [asdict(Evidence(quote, start, start + 5, said(step), step))]},
        rivals={"published": [asdict(rival("2019-05-06", because("excluded year")))]},
    )
