"""Forty questions that a researcher puts to an archive, as they are typed in seven languages, and what must come first.

The five seeds as they are imported, and beside them the texts of OTHERS: other states, languages and subjects, some
of them close enough to be mistaken for the answer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from archive.importing.running import run_import
from archive.search import index_pending
from tests import builders

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

JOINT_2013 = "China and Kazakhstan agreed to boost"
SUMMIT_2025 = "China and five Central Asian countries"
STATEMENT_2022 = "China, Kazakhstan issue joint statement"
XI_2022 = "Xi Jinping: China-Kazakhstan relations"
FRENCH_2022 = "La Chine et le Kazakhstan réprimeront"
HARBOUR = "Ruritania lends Freedonia a harbour"
FISHING = "Nigeria and Côte d’Ivoire sign fishing accord"
RUSSIAN = "Россия и Казахстан расширят сотрудничество"
CHINESE = "中国与哈萨克斯坦发表联合声明"
ARABIC = "مصر والأردن توقعان اتفاقية المياه"
SPANISH = "México promete vacunas a Guatemala"
GERMAN = "Deutschland und Österreich vereinbaren Bahnausbau"

OTHERS: dict[str, tuple[str, dt.date | None, str]] = {
    HARBOUR: (
        "en",
        dt.date(1998, 3, 2),
        "Ruritania will lend Freedonia $40 million for a deep-water harbour. The loan is to be repaid by 2010.",
    ),
    FISHING: (
        "en",
        dt.date(2004, 7, 9),
        "Nigeria and Côte d’Ivoire signed an accord on fishing quotas. Patrols begin.",
    ),
    RUSSIAN: (
        "ru",
        dt.date(2019, 4, 3),
        "Президенты подписали соглашение о сотрудничестве в области энергетики. Стороны построят электростанцию.",
    ),
    CHINESE: ("zh", dt.date(2022, 9, 16), "两国元首发表联合声明，双方愿共同打击三股势力，深化共建一带一路合作。"),
    ARABIC: ("ar", dt.date(2015, 1, 20), "وقعت مصر والأردن اتفاقية لتقاسم المياه. وستبدأ اللجنة المشتركة عملها قريبا."),
    SPANISH: ("es", dt.date(2021, 5, 11), "México donará un millón de vacunas a Guatemala, anunció la cancillería."),
    GERMAN: ("de", dt.date(2017, 11, 5), "Beide Länder werden die Bahnstrecke bis 2030 ausbauen, sagte der Minister."),
    "Undated note on mediation": ("en", None, "The envoy offered mediation between the parties."),
}
STATES = {HARBOUR: "XA XB", FISHING: "NG CI", RUSSIAN: "RU KZ", CHINESE: "CN KZ", ARABIC: "EG JO", SPANISH: "MX GT"}


def archive() -> None:
    run_import([str(SEEDS)])
    for title, (language, published, text) in OTHERS.items():
        article = builders.article(title, text, language=language, published=published)
        for code in STATES.get(title, "").split():
            builders.appearance(article, builders.country(code, code), "party")
    index_pending()


@dataclass(frozen=True)
class Question:
    """`first` begins the title, or of a message is in the words, that must come first."""

    says: str
    address: str
    first: str


QUESTIONS = (
    Question(
        "When was a treaty of good neighbourliness signed?", "/articles/?q=treaty good neighborliness", SUMMIT_2025
    ),
    Question(
        "… typed with the British spelling and in another form",
        "/articles/?q=treaties of friendly cooperation",
        SUMMIT_2025,
    ),
    Question("Who promised training places?", "/commitments/?q=training opportunities", "3,000 training opportunities"),
    Question("What was said on Taiwan in English?", "/articles/?q=Taiwan language:en", STATEMENT_2022),
    Question("Taïwan, en français", "/articles/?q=Taïwan language:fr", FRENCH_2022),
    Question("Les trois forces du mal", '/articles/?q="trois forces du mal"', FRENCH_2022),
    Question("Sans accents ni majuscules", "/articles/?q=ingerence exterieure", FRENCH_2022),
    Question("Au pluriel et au singulier", "/articles/?q=energies nouvelles uraniums", FRENCH_2022),
    Question("An atelier Luban in Kazakhstan?", "/commitments/?q=atelier Luban", "atelier Luban"),
    Question(
        "The Astana financial centre, by its French name", "/articles/?q=centre financier international", FRENCH_2022
    ),
    Question("What did both agree in 2013?", "/articles/?from=2013&to=2013", JOINT_2013),
    Question("Trans-border water", "/articles/?q=trans-border water", JOINT_2013),
    Question("Intelligence sharing, by the word alone", "/articles/?q=intelligence sharing", JOINT_2013),
    Question("Cooperation within CICA", '/articles/?q=CICA "mutual trust"', JOINT_2013),
    Question("Help for Afghanistan, the latest", "/articles/?q=Afghanistan", SUMMIT_2025),
    Question("Help for Afghanistan, the earliest", "/articles/?q=Afghanistan&sort=oldest", JOINT_2013),
    Question("Was Tokayev in Beijing for the Olympics?", "/articles/?q=Tokayev Winter Olympics", XI_2022),
    Question("Le président Tokaïev, à la française", "/articles/?q=Tokaïev Olympics", XI_2022),
    Question("Artificial intelligence as a promise", "/commitments/?q=artificial intelligence", "new growth drivers"),
    Question("Who supports whose core interests?", '/articles/?q="core interests" brother', XI_2022),
    Question(
        "Permanent comprehensive strategic partnership",
        '/articles/?q="permanent comprehensive strategic partnership" hailed',
        XI_2022,
    ),
    Question(
        "Thirty years of relations, reported by the Financial Daily",
        "/articles/?q=30-year relations publisher:financial-daily",
        STATEMENT_2022,
    ),
    Question(
        "The Global Development Initiative, 2022, in English",
        '/articles/?q="Global Development Initiative" lang:en after:2022-09',
        STATEMENT_2022,
    ),
    Question("The Belt and Road synergy in a promise", "/commitments/?q=synergy Belt Road", "synergy"),
    Question("Twelve documents at the summit", "/articles/?q=summit 12 documents", SUMMIT_2025),
    Question("Desertification or poverty", "/articles/?q=desertification OR fishing&from=2020", SUMMIT_2025),
    Question("Central Asia without Taiwan", "/articles/?q=central asia -Taiwan", SUMMIT_2025),
    Question("Beijing stands for China", "/articles/?q=Pékin intelligence law enforcement", JOINT_2013),
    Question(
        "A promise with a date, soonest first", "/commitments/?deadline=any&sort=due", "3,000 training opportunities"
    ),
    Question("What China promised Kyrgyzstan", "/commitments/?by=CN&towards=KG", "3,000 training opportunities"),
    Question("The harbour loan, British or American", "/articles/?q=harbour loans", HARBOUR),
    Question("A loan in dollars before 2000", "/articles/?q=$40 million&to=1999", HARBOUR),
    Question("Ivory Coast and its circumflex", "/articles/?q=cote d'ivoire", FISHING),
    Question("Fisheries of Nigeria, by its code", "/articles/?country=NG&q=fish*", FISHING),
    Question("Соглашение об энергетике, в другом падеже", "/articles/?q=соглашения энергетики", RUSSIAN),
    Question("Ru: electricity, with a capital", "/articles/?q=Электростанция", RUSSIAN),
    Question("三股势力", "/articles/?q=三股势力", CHINESE),
    Question("联合声明 of 2022", "/articles/?q=联合声明&from=2022", CHINESE),
    Question("اتفاقية المياه", "/articles/?q=اتفاقية المياه", ARABIC),
    Question("Vacunas para Guatemala", "/articles/?q=vacuna Guatemala", SPANISH),
    Question("Bahnstrecken in Österreich", "/articles/?q=Bahnstrecken Osterreich", GERMAN),
    Question("What has no date at all", "/articles/?basis=none", "Undated note"),
)
