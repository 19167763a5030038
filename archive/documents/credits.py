"""Furniture that is known by its shape: captions and photo credits, copyright notes, bylines, blurbs, sign-offs.

Every quantifier is bounded, and of long lines only the ends are looked at.
"""

from __future__ import annotations

import re
from functools import cache

from archive.documents.lines import Line, wording
from archive.lexicons import words

CAPTION = "caption"
CAPTION_LENGTH = 600
TAIL = 140
"""Characters at the end of a line in which a credit or a sign-off is looked for."""
CREDIT = re.compile(
    r"""(?:
      [\[(（][^\[\]()（）]{0,60}\b(?i:photo|foto|image|picture|photograph|фото|handout)\b[^\[\]()（）]{0,80}[\])）]
    | (?i:\b(?:photos?|foto|image|picture|pic|(?:photo|image)\ credit|photo\ by|crédits?\ photos?|crédit|фото))
      \s{0,2}(?:/|:|by:|©|\|)\s{0,2}[\w/ .,'’@&|-]{2,60}
    | [./]\s{0,2}/?\s{0,1}(?:[A-Z]{2,8}|Getty\ Images|Reuters|Anadolu|Xinhua)\s{0,1}(?:PHOTO)?\)
    | \((?:Xinhua|Reuters|Getty|Anadolu|Yonhap|Kyodo|[A-Z]{2,12})\s?/\s?[^()]{2,60}\)
    | (?<=[.!)»”"]\s)©\s?[A-Z\u00c0-\u00de][\w.'’-]{1,20}(?:\ [\w.'’-]{1,20}){1,3}(?:\s?[,/|]\s?[\w ]{2,20})?
    | \[[^\[\]]{2,60}/[^\[\]]{2,40}\]{1,2}
    | \b(?:REUTERS|EPA|AFP|AP|EPA-EFE|EFE|ANSA|dpa)\s{0,1}/\s{0,1}[A-Z][\w .'’-]{2,60}
    | [(（]?(?:新华社记者|新华社|中新社记者|中新社|本报记者|记者)[^。，]{0,20}(?:摄|发|攝)[)）]?
    | \b(?:Getty\ Images|Shutterstock|iStock|Wikimedia\ Commons|AP\ Photo)(?:\ via\ [\w ]{2,20})?
    )[.)]?$""",
    re.VERBOSE,
)
CAPTION_OPENS = re.compile(
    r"""[(\[（]{0,2}(?:
      photos?|image|picture|cover|caption|file|file\ (?:photo|image|picture)|(?:photo|image)\ credit|handout\ photo
    | illustration|légende|photo\ d['’]archives?|crédits?\ photos?|foto|foto\ de\ archivo|imagen|pie\ de\ foto
    | imagem|bildunterschrift
    | фото|на\ фото|архивное\ фото|图为|圖為|资料图片?|資料圖|图片来源|图片|配图|الصورة|صورة\ أرشيفية|صورة|مصدر\ الصورة
    )\s{0,2}(?:[:：|©]|[—–-]\s|/)""",
    re.VERBOSE | re.IGNORECASE,
)
CAPTION_SENTENCE = re.compile(
    r"""[(\[（]{0,2}(?:in\ this\ (?:file|handout|undated|screen\ ?grab|image|photo)\b
    | (?:this|a)\ (?:file|handout|undated|general)?\ ?(?:photo|image|picture|view)
      \ (?:taken|shows|released|provided|obtained)
    | (?:sur\ cette\ photo|en\ esta\ imagen|auf\ diesem\ foto|на\ этой\ фотографии|图为|圖為)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"""(?:(?:copyrights?|copr\.|авторские\ права|حقوق\ النشر|版权所有)\s{0,3}(?:©|\(c\)|ⓒ|&copy;|by\s|:|：|\d{4}|$)
    | [(]c[)]\s{0,3}\d{4} | [©ⓒ]\s{0,2}\w
    | [^.]{0,60}(?:©|ⓒ|\(c\)|copyright)\s{0,2}(?:copyright\s{0,2})?\d{4})""",
    re.VERBOSE | re.IGNORECASE,
)
BYLINE = re.compile(
    r"""(?:[Bb][Yy]|[Pp]ar|PAR|[Pp]or|POR|[Vv]on)\ (?:the\ )?
    [A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}(?:\ (?:(?:de|von|van|al|bin|el|der|da|and|et)\ )?[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}){0,4}
    (?:\ ?(?:[,|/;@(–-]|\ in\ |\ at\ |\ with\ |\ avec\ |\ con\ |\ com\ |\ mit\ ).{0,80})?$""",
    re.VERBOSE,
)
REPORTING = re.compile(
    r"""[(\[]?\s?(?:
      (?:(?:additional\ )?reporting|writing|editing|with\ (?:agency\ )?inputs?|compiled|edited|translated)
      (?:\ and\ [a-z]{4,10})?\ (?:by|from)\ .{2,200}$
    | (?:avec|con|com|mit|с)\ (?:AFP|EFE|Reuters|AP|dpa|agences|agencias))""",
    re.VERBOSE | re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"""\s{0,3}(?:
      \((?:end|ends|fin|fim|ende|конец|انتهى|النهاية|完)\)\s{0,2}(?:[\w./=-]{1,12}(?:\ [\w./=-]{1,12}){0,2})?
    | \b(?:Enditem|ENDITEM|ENDS|EOM)\b\.?
    | [-–—*]{1,3}\s?(?:END|ENDS|30)\s?[-–—*]{1,3} | \#{2,5} | [（【]完[）】] | /end/
    | [-=/]{1,2}0{3,4}[-=/]{1,2}
    | (?<=[.!?"”»])\s{1,2}[(\[](?:[A-Z]{2,6}|Xinhua|Reuters|Efe|Anadolu|With\ inputs\ from\ [A-Z]{2,5})[)\]]
    | (?<=[.!?"”»])\s{0,2}[—–-]{1,2}\s?(?:[A-Z]{2,8}(?:[/ -][A-Z]{2,8})?|Agencies|Xinhua|Reuters|Bernama|Kyodo)
    | (?<=[.!?"”»])\s{1,2}[a-z]{2,3}/[a-z]{2,3}(?:\s[a-z/]{2,8})?
    )\s{0,3}$""",
    re.VERBOSE,
)
FOREIGN_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w'’ -]{2,30},? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})[^.:–—-]{0,30}[:–—-]"
)


def is_caption(line: Line) -> bool:
    """A line that describes or credits a picture. A body sentence that mentions a photo has neither shape."""
    if len(line) > CAPTION_LENGTH:
        return False
    if CAPTION_OPENS.match(line.text) or CAPTION_SENTENCE.match(line.text):
        return True
    return bool(CREDIT.search(line.text, max(0, len(line) - TAIL)))


def is_copyright(line: Line) -> bool:
    return len(line) <= 300 and bool(COPYRIGHT.match(line.text))


def is_byline(line: Line) -> bool:
    """ "By Jane Doe, Reuters" and "(Reporting by …)"; a sentence that opens with "By" ends with a full stop."""
    if REPORTING.match(line.text):
        return len(line) <= 240
    return len(line) <= 120 and not line.text.endswith((".", ":", ";", ",")) and bool(BYLINE.match(line.text))


@cache
def blurb_pattern() -> re.Pattern[str]:
    """ "X (Y) is an emerging media outlet …", "X est le quotidien …": a name, a copula and a noun for an outlet."""
    table = words("blurbs")
    copulas = "|".join(re.escape(form) for listed in table["copulas"].values() for form in listed)
    nouns = "|".join(re.escape(form) for listed in table["nouns"].values() for form in listed)
    return re.compile(rf"[^.!?]{{2,80}}?[ —–-](?:{copulas})[ ]?[^.!?]{{0,80}}?\b(?:{nouns})\b", re.IGNORECASE)


def is_blurb(line: Line) -> bool:
    """An outlet or an author introducing itself."""
    return len(line) <= 1200 and bool(blurb_pattern().match(line.text[:240]))


def is_foreign_dateline(line: Line) -> bool:
    """A paragraph with a place and date of its own, as the summary of another story has."""
    return bool(FOREIGN_DATELINE.match(line.text))


def sign_off(line: Line) -> int:
    """Offset at which a wire code ends the line, 0 when none does or it is the whole line."""
    found = SIGN_OFF.search(line.text, max(0, len(line) - 60))
    return line.start + found.start() if found and found.start() else 0


ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{3,300}$|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}$")


def is_address(line: Line) -> bool:
    """An address of the web or of mail and nothing else."""
    return len(line) <= 320 and bool(ADDRESS.match(line.text))


INITIALS = re.compile(r"(?:[a-z]{2,4}/){1,4}[a-z]{2,4}|[A-Z]{2,5}(?: [A-Z]{2,4}){1,4}|[A-Z]{2,4} ?//? ?[A-Z]{2,4}")


def is_bare_sign_off(line: Line) -> bool:
    """A wire code or the initials of a desk ("mrb/lal/jpc", "PTI MPB ZH") that stand on a line of their own."""
    shape = SIGN_OFF.fullmatch(line.text) or INITIALS.fullmatch(line.text)
    return len(line) <= 60 and (bool(shape) or wording(line.text) == "")
