"""What a query finds, on whichever engine: typed text, and the names of the texts of `corpus` that answer it."""

from __future__ import annotations

import datetime as dt

import pytest

from archive import search
from archive.models import Article, Commitment
from archive.search.fields import FIELDS
from tests.search import corpus
from tests.standing import standing

TODAY = dt.date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def fill() -> None:
    corpus.fill()
    search.index_pending()


archive = standing(fill)

KAZAKHSTAN = "en-declaration en-taiwan fr-taiwan es-acuerdo ru-soglashenie ar-ittifaq zh-lianhe ja-seimei"
FOUND = [
    # Words: all of them, in any case, accent and form
    ("Taiwan", "en-taiwan fr-taiwan zh-lianhe"),
    ("taïwan", "en-taiwan fr-taiwan zh-lianhe"),
    ("TAIWAN", "en-taiwan fr-taiwan zh-lianhe"),
    ("zzqqxx", ""),
    ("terrorism extremism", "en-declaration"),
    ("extremism terrorism", "en-declaration"),
    ("terrorism railways", ""),
    ("agreement", "en-declaration en-summit"),
    ("agreements", "en-declaration en-summit"),
    ("treaty", "en-summit"),
    ("treaties", "en-summit"),
    ("negotiate pact", "en-nigeria"),
    ("pledge", "en-nigeria"),
    ("ministers", "en-undated"),
    ("minister", "en-undated"),
    ("trust mutual", "en-undated"),
    ("   trust   ", "en-undated"),
    ("communique", "en-undated"),  # not "communes", whose French stem is the same
    ("COMMUNIQUÉ", "en-undated"),
    # French
    ("accords", "en-nigeria fr-taiwan fr-accord"),
    ("accord", "en-nigeria fr-taiwan fr-accord"),
    ("signé", "en-summit en-nigeria fr-taiwan"),
    ("inalienable", "fr-taiwan"),
    ("inaliénables", "fr-taiwan"),
    ("l'indépendance", "en-taiwan fr-taiwan"),
    ("l’indépendance", "en-taiwan fr-taiwan"),
    ("independance", "en-taiwan fr-taiwan"),
    ("énergie", "fr-accord"),
    ("energie", "fr-accord"),
    ("oeuvres", "fr-accord"),
    ("œuvre", "fr-accord"),
    ("noel", "fr-ivoire"),
    ("ETE dernier", "fr-ivoire"),
    ("Côte d'Ivoire", "en-nigeria fr-ivoire"),
    ("cote d’ivoire", "en-nigeria fr-ivoire"),
    ("ivoirien", "en-nigeria fr-ivoire"),
    # Spanish
    ("acuerdo", "es-acuerdo"),
    ("acuerdos", "es-acuerdo"),
    ("declaración conjunta", "es-acuerdo"),
    ("declaracion", "en-declaration es-acuerdo es-malvinas"),
    ("ninez", "es-acuerdo"),
    ("niñez", "es-acuerdo"),
    ("becas estudiante", "es-malvinas"),
    ("Astaná", "en-summit es-acuerdo ru-soglashenie"),
    # Russian
    ("соглашение", "ru-soglashenie"),
    ("соглашений", "ru-soglashenie"),
    ("СОГЛАШЕНИЯ", "ru-soglashenie"),
    ("обязательство", "ru-soglashenie"),
    ("емкое", "ru-ekonomika"),
    ("ёмкий", "ru-ekonomika"),
    ("торговля", "ru-ekonomika"),
    ("все согласовано", "ru-ekonomika"),
    ("россия подписала", "ru-soglashenie"),
    # Arabic
    ("اتفاقية", "ar-ittifaq"),
    ("الاتفاقية", "ar-ittifaq"),
    ("الصين", "en-declaration en-taiwan fr-taiwan ru-ekonomika ar-ittifaq zh-lianhe zh-maoyi"),
    ("للصين", "ar-ittifaq"),
    ("التجارة", "ar-tijara"),
    ("تجاره", "ar-tijara"),
    ("وقعت", "ar-ittifaq"),
    ("15", "ar-tijara"),
    ("الي الامام", "ar-tijara"),
    # Chinese, Japanese, Korean, German
    ("台湾独立", "zh-lianhe"),
    ("独立", "zh-lianhe"),
    ("湾独", "zh-lianhe"),
    ("联合声明", "zh-lianhe"),
    ("声明", "zh-lianhe ja-seimei"),
    ("合作", "zh-maoyi"),
    ("贸易 安全", "zh-maoyi"),
    ("贸易安全", ""),
    ("国", "zh-lianhe zh-maoyi zh-empty"),
    ("日", "zh-empty ja-seimei"),
    ("共同声明", "ja-seimei"),
    ("カザフスタン", KAZAKHSTAN),
    ("Kazajistán", KAZAKHSTAN),
    ("كازاخستان", KAZAKHSTAN),
    ("협력", "ko-hyeopryeok"),
    ("공동성명", "ko-hyeopryeok"),
    ("Strasse", "de-energie"),
    ("straße koln", "de-energie"),
    # Exact words
    ('"joint statement"', "en-taiwan"),
    ('"statement joint"', ""),
    ('"Taiwan independence"', "en-taiwan"),
    ("“Taiwan independence”", "en-taiwan"),
    ("« trois forces »", "fr-taiwan"),
    ('"trois forces du mal"', "fr-taiwan"),
    ('"forces trois"', ""),
    ('"law enforcement" terrorism', "en-declaration"),
    ('"law enforcement', "en-declaration"),
    ('"соглашения о сотрудничестве"', "ru-soglashenie"),
    ('"支持一带"', ""),
    ('"一带一路"', "zh-lianhe"),
    ('"Joint declaration"', "en-declaration"),
    # OR, minus, prefix
    ("railways OR fishing", "en-summit en-nigeria"),
    ("railways | fishing", "en-summit en-nigeria"),
    ("chemins OU railways", "en-summit"),
    ("zzqqxx OR fishing", "en-nigeria"),
    ("railways OR fishing OR trust", "en-summit en-nigeria en-undated"),
    ("signed OR treaty -railways", "en-nigeria fr-taiwan"),
    ("Taiwan -inaliénable", "en-taiwan zh-lianhe"),
    ("Taiwan NOT inaliénable", "en-taiwan zh-lianhe"),
    ("Taiwan −lang:zh", "en-taiwan fr-taiwan"),
    ('Taiwan -"joint statement"', "fr-taiwan zh-lianhe"),
    ("-lang:en -lang:fr -lang:es -lang:zh -lang:ar -lang:de -lang:ja -lang:ko", "ru-soglashenie ru-ekonomika"),
    ("declar*", "en-declaration es-acuerdo es-malvinas"),
    ("negotiati*", "en-nigeria"),
    ("extrem*", "en-declaration"),
    ("согла*", "ru-soglashenie ru-ekonomika"),
    ("ta*", ""),
    ("*", " ".join(corpus.TEXTS)),
    # Names of actors
    ("Tokayev", "en-taiwan fr-accord ru-soglashenie zh-lianhe"),
    ("Tokaïev", "en-taiwan fr-accord ru-soglashenie zh-lianhe"),
    ("Токаев", "en-taiwan fr-accord ru-soglashenie zh-lianhe"),
    ("托卡耶夫", "en-taiwan fr-accord ru-soglashenie zh-lianhe"),
    ('"Tokaïev"', "fr-accord"),
    ("Pékin", "en-declaration fr-taiwan es-malvinas ru-ekonomika ar-ittifaq zh-lianhe"),
    ("Beijing", "en-declaration fr-taiwan es-malvinas ru-ekonomika ar-ittifaq zh-lianhe"),
    ('"Beijing"', "en-declaration"),
    ("SCO", "en-summit"),
    ("Kazakhstan Taiwan", "en-taiwan fr-taiwan zh-lianhe"),
    # Signs
    ("U.S.", "en-taiwan"),
    ("COVID-19", "en-taiwan"),
    ("covid 19", "en-taiwan"),
    ("COVID", "en-taiwan"),
    ("3,000 places", "en-declaration"),
    ("3000", "en-declaration"),
    ("one-China", "en-taiwan"),
    ("good-neighborliness", "en-summit"),
    ("<b>tariffs</b>", "en-markup"),
    ("tariffs", "en-markup"),
    ("AND quotas", "en-markup"),
    ("tariffs AND quotas", "en-markup"),
    ("NEAR zero", "en-markup"),
    ("e.g.", "en-markup"),
    ("5%", "en-markup en-nigeria"),
    ("$1.5", "en-nigeria"),
    ("title:tariffs", ""),
    # Field words
    ("lang:es", "es-acuerdo es-malvinas"),
    ("language:ES", "es-acuerdo es-malvinas"),
    ("langue:es", "es-acuerdo es-malvinas"),
    ("lang:es,ko", "es-acuerdo es-malvinas ko-hyeopryeok"),
    ("lang:es OR lang:ko", "es-acuerdo es-malvinas ko-hyeopryeok"),
    ("Taiwan lang:fr", "fr-taiwan"),
    ("country:UZ", "en-summit fr-accord ko-hyeopryeok"),
    ("pays:uz", "en-summit fr-accord ko-hyeopryeok"),
    ("country:UZ country:FR", "fr-accord"),
    ("country:US", "en-markup"),
    ("mentions:US", "en-taiwan en-markup"),
    ("country:ZZ", ""),
    ("country:JP OR fishing", "ja-seimei en-nigeria"),
    ("actor:tokayev", "en-taiwan ru-soglashenie"),
    ("actor:Tokaïev", "en-taiwan ru-soglashenie"),
    ("actor:nobody", ""),
    ("topic:security", "en-declaration"),
    ("topic:security,energy-minerals", "en-declaration fr-accord"),
    ("-topic:security country:CN lang:en", "en-taiwan en-summit"),
    ("publisher:outlet-ko", "ko-hyeopryeok"),
    ('publisher:"Outlet ar"', "ar-ittifaq ar-tijara"),
    ("kind:pledge lang:zh", "zh-maoyi"),
    ("strict:yes lang:ru", "ru-soglashenie"),
    ("modality:will lang:fr", "fr-accord"),
    ("basis:stated lang:ja", "ja-seimei"),
    ("by:JP", "ja-seimei"),
    ("to:JP", ""),
    ("review:proposed lang:de", "de-energie"),
    # Dates
    ("after:2024", "en-summit zh-maoyi de-energie"),
    ("after:2024-09", "en-summit zh-maoyi"),
    ("before:2002", "en-nigeria zh-empty"),
    ("before:1998-03-02", ""),
    ("until:1998-03-02", "en-nigeria"),
    ("after:2022-09-15 before:2022-09-16", "en-taiwan"),
    ("on:2022-09", "en-taiwan fr-taiwan"),
    ("year:2022", "en-taiwan fr-taiwan"),
    ("date:2010..2012", "ru-ekonomika ja-seimei ko-hyeopryeok"),
    ("since:2y", "en-summit"),
    ("since:7d", ""),
    ("depuis:2025", "en-summit"),
    ("Taiwan avant:2022", "zh-lianhe"),
    ("after:2022-02-31", ""),
    ("-after:1990", "en-undated"),
]


@pytest.mark.parametrize(("typed", "names"), FOUND, ids=[typed for typed, _ in FOUND])
def test_an_article_is_found(typed: str, names: str) -> None:
    query = search.parse(typed, TODAY)
    found = search.articles(query)
    assert {one.source_path for one in found} == set(names.split())
    for order in ("newest", "relevance"):
        matched = search.matching(Article, query, order=order)
        assert matched.total == len(found)
        assert {one.source_path for one in search.page(matched, size=100).rows} == set(names.split())


SAID = [
    ("formula:taiwan-inalienable", ""),
    ("training", "en-declaration"),
    ("培训", "zh-maoyi"),
    ("coopérer", "fr-accord"),
    ("by:CN", "en-declaration zh-maoyi"),
    ("by:CN to:KZ", "en-declaration"),
    ("country:KZ", "en-declaration ru-soglashenie"),
    ("topic:trade-investment", "zh-maoyi"),
    ("after:2018", "fr-accord zh-maoyi"),
    ("kind:support", ""),
    ("lang:ru strict:yes", "ru-soglashenie"),
    ("Токаев", "ru-soglashenie"),
    ("terrorism", ""),
]


@pytest.mark.parametrize(("typed", "names"), SAID, ids=[typed for typed, _ in SAID])
def test_a_commitment_is_found(typed: str, names: str) -> None:
    query = search.parse(typed, TODAY)
    assert {one.article.source_path for one in search.commitments(query)} == set(names.split())
    assert search.matching(Commitment, query).total == len(names.split())


def test_every_field_word_has_a_case() -> None:
    cases = " ".join(typed for typed, _ in (*FOUND, *SAID))
    untried = {name for name, others in FIELDS.items() if not any(f"{word}:" in cases for word in (name, *others))}
    assert untried == set()


def test_the_contract_is_as_wide_as_it_says() -> None:
    assert len({typed for typed, _ in FOUND}) >= 120
    assert len({language for language, *_ in corpus.TEXTS.values()}) >= 6
