"""A small archive in six languages for the contract: every text short enough to see why a query finds it."""

from __future__ import annotations

import datetime as dt

from archive.models import Actor, Appearance, Article
from tests import builders

DAY = dt.date

TEXTS: dict[str, tuple[str, str, dt.date | None, str, str]] = {
    # name: language, title, published, text, countries as parties
    "en-declaration": (
        "en",
        "Joint declaration on security",
        DAY(2013, 9, 8),
        "China and Kazakhstan agreed to boost cooperation in law enforcement. The agreement names terrorism, "
        "separatism and extremism. Beijing will provide 3,000 places for training.",
        "CN KZ",
    ),
    "en-taiwan": (
        "en",
        "Kazakhstan backs one-China principle",
        DAY(2022, 9, 15),
        "Kazakhstan opposes “Taiwan independence” in all forms, the joint statement says. President Tokayev "
        "thanked the U.S. and the UN for COVID-19 vaccines.",
        "CN KZ",
    ),
    "en-summit": (
        "en",
        "Second summit in Astana",
        DAY(2025, 6, 17),
        "Leaders signed a treaty of permanent good-neighborliness. The Shanghai Cooperation Organization welcomed the "
        "treaties. Agreements on railways were signed.",
        "CN KZ UZ",
    ),
    "en-nigeria": (
        "en",
        "Côte d'Ivoire and Nigeria sign accords",
        DAY(1998, 3, 2),
        "The two states will negotiate a fishing pact; negotiations begin in May. A $1.5 million credit was pledged.",
        "CI NG",
    ),
    "en-undated": (
        "en",
        "Undated communiqué",
        None,
        "The ministers stressed mutual trust. Nothing else was said.",
        "KZ",
    ),
    "en-markup": (
        "en",
        "Trade & <b>tariffs</b>",
        DAY(2020, 2, 29),
        "They and we: tariffs AND quotas OR nothing. NOT a word. e.g. a 5% cut, i.e. NEAR zero.",
        "US",
    ),
    "fr-taiwan": (
        "fr",
        "La Chine et le Kazakhstan réprimeront les trois forces du mal",
        DAY(2022, 9, 16),
        "Taïwan est une partie inaliénable du territoire chinois. Le Kazakhstan s’oppose à"
        " « l’indépendance de Taïwan ». Les deux parties ont signé des accords à Pékin.",
        "CN KZ",
    ),
    "fr-accord": (
        "fr",
        "Un accord-cadre sur l’énergie",
        DAY(2019, 7, 14),
        "La France et l’Ouzbékistan ont convenu de coopérer. Le président Tokaïev a salué les œuvres communes."
        " Fait à Tachkent.",
        "FR UZ",
    ),
    "fr-ivoire": (
        "fr",
        "La Côte d’Ivoire s’engage",
        DAY(2021, 1, 5),
        "Le gouvernement ivoirien versera 30 000 euros. L’été dernier, Noël approchait déjà.",
        "CI FR",
    ),
    "es-acuerdo": (
        "es",
        "España y Kazajistán firman un acuerdo",
        DAY(2018, 11, 20),
        "Los acuerdos fueron firmados en Astaná. La declaración conjunta subraya la cooperación económica y la niñez.",
        "ES KZ",
    ),
    "es-malvinas": (
        "es",
        "Declaración sobre el Año Nuevo",
        DAY(2016, 12, 31),
        "El presidente prometió becas para estudiantes. Pekín apoya las negociaciones.",
        "AR CN",
    ),
    "ru-soglashenie": (
        "ru",
        "Россия и Казахстан подписали соглашение",
        DAY(2017, 5, 9),
        "Соглашения о сотрудничестве подписаны в Астане. Президент Токаев подтвердил обязательства Казахстана.",
        "RU KZ",
    ),
    "ru-ekonomika": (
        "ru",
        "Ёмкое заявление об экономике",
        DAY(2011, 2, 3),
        "Стороны договорились о торговле с Китаем. Всё согласовано в Пекине, мой друг.",
        "RU CN",
    ),
    "ar-ittifaq": (
        "ar",
        "الصين وكازاخستان توقعان اتفاقية",
        DAY(2014, 10, 1),
        "وقّعت الصين اتفاقية التعاون في بكين. وأكد الرئيس دعم بلاده للصين وتعزيز العلاقات الاقتصادية.",
        "CN KZ",
    ),
    "ar-tijara": (
        "ar",
        "بيان مشترك حول التجارة",
        DAY(2023, 4, 4),
        "أعلن الوزير أن التجارة بين البلدين ستزداد ١٥ في المئة. إلى الأمام.",
        "SA",
    ),
    "zh-lianhe": (
        "zh",
        "中华人民共和国和哈萨克斯坦共和国联合声明",
        DAY(2015, 8, 31),
        "双方反对“台湾独立”，支持“一带一路”倡议。习近平在北京会见托卡耶夫。",
        "CN KZ",
    ),
    "zh-maoyi": ("zh", "中国同非洲加强贸易合作", DAY(2024, 9, 5), "中方将提供3万个培训名额，开展安全合作。", "CN"),
    "zh-empty": ("zh", "国", DAY(2001, 1, 1), "日", ""),
    "de-energie": ("de", "Energiepartnerschaft", DAY(2024, 1, 10), "Die Straße nach Köln wird verlängert.", "DE KZ"),
    "ja-seimei": ("ja", "共同声明", DAY(2010, 6, 6), "日本とカザフスタンは協力を強化する。", "JP KZ"),
    "ko-hyeopryeok": ("ko", "한국과 우즈베키스탄의 협력", DAY(2012, 3, 3), "양국은 공동성명을 발표했다.", "KR UZ"),
}

PEOPLE = {"en-taiwan": "Kassym-Jomart Tokayev", "ru-soglashenie": "Kassym-Jomart Tokayev"}
MERELY_MENTIONED = {"en-taiwan": "US"}
TOPICS = {"en-declaration": "security", "zh-maoyi": "trade-investment", "fr-accord": "energy-minerals"}
PROMISES = {
    "en-declaration": ("Beijing will provide 3,000 places for training", "CN", "KZ"),
    "fr-accord": ("La France et l’Ouzbékistan ont convenu de coopérer", "FR", "UZ"),
    "zh-maoyi": ("中方将提供3万个培训名额", "CN", "NG"),
    "ru-soglashenie": ("Президент Токаев подтвердил обязательства Казахстана", "KZ", "RU"),
}


def fill() -> None:
    """The texts as articles, `source_path` holding the name; the promises of PROMISES as commitments."""
    for name, (language, title, published, text, countries) in TEXTS.items():
        article = builders.article(
            title,
            text,
            language=language,
            published=published,
            source_path=name,
            publisher=builders.publisher(f"Outlet {language}"),
        )
        builders.formulas(article)
        for iso2 in countries.split():
            appear(article, builders.country(iso2), "party")
        if iso2 := MERELY_MENTIONED.get(name):
            appear(article, builders.country(iso2), "mentioned")
        if person := PEOPLE.get(name):
            appear(article, someone(person), "speaker")
    for name in PROMISES:
        _promise(name)


def _promise(name: str) -> None:
    quote, by, to = PROMISES[name]
    article = Article.objects.get(source_path=name)
    topics = [TOPICS[name]] if name in TOPICS else []
    builders.commitment(article, quote, by=[builders.country(by)], to=[builders.country(to)], topics=topics)


def appear(article: Article, actor: Actor, role: str) -> None:
    Appearance.objects.create(article=article, actor=actor, role=role)


def someone(name: str) -> Actor:
    return Actor.objects.filter(name=name).first() or builders.actor(name)
