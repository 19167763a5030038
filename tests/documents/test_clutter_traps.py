"""Sentences of diplomatic texts that resemble page furniture: none may be cut, wherever they stand."""

from __future__ import annotations

import pytest

from archive.documents.cleaning import body_of, clean

LEDE = (
    "The presidents of the two countries met in the capital on Monday and agreed to widen their cooperation in trade."
)
CLOSE = "The two delegations will meet again next year to review progress, the foreign ministry said in a statement."

TRAPS = [
    "The two sides will share information on terrorism and organised crime.",
    "Share prices of the joint venture were discussed by the ministers.",
    "Both sides encourage students to read more books by each other's authors.",
    "The parties signed a copyright law cooperation agreement.",
    "Copyright protection will be strengthened by both sides.",
    "They unveiled a photo exhibition on thirty years of relations.",
    "Photographs of the ceremony were shown to both delegations.",
    "(c) The Parties shall consult each other on threats to their security;",
    "(end of the first phase) the customs union enters into force.",
    "- establish a joint commission on water management",
    "• open direct flights between the two capitals",
    "1. Reaffirming the principles of the Charter of the United Nations;",
    "By 2030 both countries will double their trade",
    "By Decree of the President the embassy will open in May",
    "The agreement ends the dispute over fishing rights.",
    "Related agreements on customs were initialled.",
    "Related to the above, the sides agreed to exchange lists.",
    "The foreign ministers will comment on the draft by June.",
    "Comments by either side will be attached to the protocol.",
    "Contact points for the exchange of information were named.",
    "Tags on containers will be recognised by both customs services.",
    "The advertisement of tobacco will be restricted in both countries.",
    "Next year will be the year of tourism.",
    "Print media of both countries will exchange journalists.",
    "Subscribe to the principle of non-interference, the leaders said, and peace will follow.",
    "Recommended measures include joint patrols on the river.",
    "Most read the treaty as a security guarantee, the minister said.",
    "Home affairs ministers of the two countries will meet in May.",
    "Main results of the talks were set out in a communiqué.",
    "Updated lists of prohibited goods will be exchanged every year.",
    "Published statistics show that trade rose by 10 percent.",
    "Follow-up meetings will be held in Geneva.",
    "Energy: the sides will build a gas pipeline.",
    "Trade - The sides agreed to lower tariffs.",
    "Notes verbales were exchanged by the two embassies.",
    "Editors of state media of the two countries signed a memorandum.",
    "Source countries of migrants will receive assistance.",
    "Les deux parties partageront leurs informations.",
    "Partager l'eau du fleuve reste un objectif commun des deux pays.",
    "Lire et écrire dans la langue de l'autre sera encouragé.",
    "La suite des négociations se tiendra à Genève.",
    "Droits de l'homme : les deux parties poursuivront leur dialogue.",
    "Auteur de la proposition, le ministre a remercié son homologue.",
    "Las dos partes compartirán información sobre migración.",
    "Comparten la voluntad de ampliar el comercio.",
    "Стороны поделятся опытом в области образования.",
    "Главное, что стороны договорились о встрече.",
    "Печать двух стран будет обмениваться материалами.",
    "双方将分享减贫经验。",
    "双方同意加强版权保护合作。",
    "关注阿富汗局势的两国外长举行会谈。",
    "وسيشارك الجانبان في المؤتمر.",
    "إعلان مشترك صادر عن البلدين بشأن التعاون.",
    "Beide Seiten teilen die Kosten.",
    "For the Government of Norway | For the Government of Iceland",
    "Energy, trade and water",
    "the two sides > their peoples > the region",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_a_sentence_of_the_article_is_never_cut(sentence: str) -> None:
    text = f"Presidents agree to widen cooperation\n\n{LEDE}\n\n{sentence}\n\n{CLOSE}\n"
    cuts, _ = clean(text)
    assert sentence in body_of(text, cuts)


@pytest.mark.parametrize("sentence", TRAPS)
def test_it_is_not_cut_as_the_last_paragraph_either(sentence: str) -> None:
    text = f"Presidents agree to widen cooperation\n\n{LEDE}\n\n{CLOSE}\n\n{sentence}\n"
    cuts, _ = clean(text)
    assert sentence in body_of(text, cuts)


FURNITURE = [
    ("5 min read", "reading time"),
    ("Lecture : 3 min", "reading time"),
    ("1,234 views", "reading time"),
    ("Время чтения: 2 минуты", "reading time"),
    ("阅读时间：3分钟", "reading time"),
    ("Share this article", "share box"),
    ("Facebook Twitter LinkedIn WhatsApp", "share box"),
    ("Partager sur Facebook", "share box"),
    ("Compartir en WhatsApp", "share box"),
    ("Поделиться", "share box"),
    ("分享到：", "share box"),
    ("شارك هذا الخبر", "share box"),
    ("Read more: Ministers meet in Geneva", "related stories"),
    ("ALSO READ | Ministers meet in Geneva", "related stories"),
    ("Lire aussi : Les ministres à Genève", "related stories"),
    ("Читайте также: Министры в Женеве", "related stories"),
    ("相关阅读：部长会晤", "related stories"),
    ("اقرأ أيضا: الوزراء في جنيف", "related stories"),
    ("Lea también: Los ministros en Ginebra", "related stories"),
    ("By Jane Doe", "byline"),
    ("By Jane Doe and John Roe, Reuters", "byline"),
    ("Par Jeanne Dupont", "byline"),
    ("Par Le Monde avec AFP", "byline"),
    ("(Reporting by Jane Doe; Editing by John Roe)", "byline"),
    ("Editor: Huaxia", "author box"),
    ("责任编辑：张三", "author box"),
    ("Published: 14 September 2022, 10:46", "date line"),
    ("Updated 10:46, 06-Feb-2022", "update line"),
    ("Mis à jour le 14 septembre 2022 à 10h46", "update line"),
    ("Опубликовано: 14 сентября 2022", "date line"),
    ("发布时间：2022-09-14 10:46", "date line"),
    ("Wednesday, September 14, 2022", "date line"),
    ("14/09/2022", "date line"),
    ("Copyright © 2022 Example News. All rights reserved.", "copyright"),
    ("© Example News 2022", "copyright"),
    ("Tous droits réservés", "copyright"),
    ("Все права защищены", "copyright"),
    ("版权所有", "copyright"),
    ("جميع الحقوق محفوظة", "copyright"),
    ("We use cookies to improve your experience.", "notice"),
    ("Sign up for our newsletter", "notice"),
    ("Abonnez-vous à notre newsletter", "notice"),
    ("Tags: China, Kazakhstan, trade", "tags"),
    ("Mots-clés : Chine, Kazakhstan", "tags"),
    ("Теги: Китай, Казахстан", "tags"),
    ("标签：中国 哈萨克斯坦", "tags"),
    ("Page 1 of 3", "pagination"),
    ("Previous article", "pagination"),
    ("Enditem", "wire code"),
    ("###", "wire code"),
    ("-30-", "wire code"),
    ("Advertisement", "share box"),
    ("Publicité", "share box"),
    ("Leave a comment", "comment box"),
    ("0 Comments", "comment box"),
    ("Photo: Reuters", "caption"),
    ("Leaders shake hands in Astana, June 17, 2025. [Photo/Xinhua]", "caption"),
    ("Les deux ministres à Paris. Photo : AFP", "caption"),
    ("Foto: dpa", "caption"),
    ("Фото: пресс-служба президента", "caption"),
    ("图为两国元首会谈。新华社记者张三摄", "caption"),
    ("Media contact: press@example.org", "press contact"),
    ("World  |  Asia  |  Business  |  Opinion", "row of links"),
    ("Search   Menu   +12°C Astana   USD 538.2", "row of links"),
    ("Newsroom » Accreditation", "row of links"),
    ("#Laos  #Vietnam  #state visit", "row of links"),
    ("https://www.example.org/news/ministers-meet", "press contact"),
    ("desk@example.org", "press contact"),
    ("mrb/lal/jpc", "wire code"),
    ("PTI MPB ZH", "wire code"),
    ("Xinhua", "wire code"),
    ("Leaders after their talks in Jakarta on Wednesday. (EXAMPLE/Jane Doe/uu)", "caption"),
    ("The presidents on the steps, 4 June 2025. © Jane Doe, AFP", "caption"),
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_furniture_is_cut_and_says_what_it_was(line: str, reason: str) -> None:
    text = f"Presidents agree to widen cooperation\n\n{LEDE}\n\n{CLOSE}\n\n{line}\n"
    cuts, _ = clean(text)
    assert [(text[cut.start : cut.end], cut.reason) for cut in cuts] == [(line, reason)]


def test_headlines_of_other_stories_below_the_buttons_are_cut() -> None:
    text = f"Presidents agree to widen cooperation\n\n{LEDE}\n\n{CLOSE}\n\nShare this article\nBuses to run from May\n"
    cuts, _ = clean(text)
    assert body_of(text, cuts).endswith(CLOSE)


def test_signatures_below_the_last_paragraph_stay() -> None:
    text = f"Joint declaration\n\n{LEDE}\n\n{CLOSE}\n\nFor the Republic of Zambia\nMulambo Haimbe\n"
    cuts, _ = clean(text)
    assert body_of(text, cuts).endswith("Mulambo Haimbe")
