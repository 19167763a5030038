"""Runs of capitalised words that are somebody's name: "Mohammed bin Abdulrahman Al Thani", "J. D. Vance"."""

from __future__ import annotations

from archive.extraction.actors.person import is_person
from archive.extraction.actors.scene import Scene
from archive.extraction.actors.tokens import Token

_LONGEST_NAME = 6
"""Words."""


def name_from(scene: Scene, number: int) -> tuple[int, int] | None:
    """The run of capitalised words that starts at that word: offsets, None where there is none."""
    last = first = number
    if not _is_name_part(scene, number):
        return None
    while last + 1 < len(scene.tokens) and last + 1 - first < _LONGEST_NAME and scene.beside(last):
        particle = scene.fold(last + 1) in scene.words.particles
        if not _may_end_name(scene, last + 1) and not (particle and _particle_leads_on(scene, last + 1)):
            break
        last += 1
    return scene.tokens[first].start, scene.tokens[last].end


def _particle_leads_on(scene: Scene, number: int) -> bool:
    following = number + 1
    while following < len(scene.tokens) and following - number < 3 and scene.beside(following - 1):
        if _is_name_part(scene, following):
            return True
        if scene.fold(following) not in scene.words.particles:
            return False
        following += 1
    return False


def name_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """ "Ahmed Attaf, ministre …": the name in front of the comma; it must have two words and be no place."""
    last = first - 1
    while last >= 0 and scene.fold(last) in scene.words.openers:
        last -= 1
    if last < 0 or scene.tokens.gap(last).strip() not in (",", ".,"):
        return None
    if last in scene.named and is_person(scene.named[last].key):
        return scene.named[last].start, scene.named[last].end
    start = last
    while start > 0 and last - start < _LONGEST_NAME and scene.beside(start - 1) and _belongs(scene, start - 1):
        start -= 1
    while start < last and not _is_name_part(scene, start):
        start += 1
    if start == last or not all(_belongs(scene, number) for number in range(start, last + 1)):
        return None
    if start > 0 and scene.fold(start - 1) in scene.words.locatives and scene.beside(start - 1):
        return None
    return scene.tokens[start].start, scene.tokens[last].end


def _belongs(scene: Scene, number: int) -> bool:
    return _is_name_part(scene, number) or scene.fold(number) in scene.words.particles


def _is_name_part(scene: Scene, number: int) -> bool:
    """A capitalised word that may start a name: also none of those that ministries are called by."""
    token = scene.tokens[number]
    return _may_end_name(scene, number) and (token.folded not in scene.words.portfolio or _is_initial(token))


def _may_end_name(scene: Scene, number: int) -> bool:
    """A capitalised word: nobody's title, no actor's name, no word of the calendar: "Power" in "Ann Power"."""
    token = scene.tokens[number]
    return (
        token.capitalised
        and not token.text[-1].isdigit()
        and (number not in scene.titled or leads_particle(scene, number))
        and number not in scene.named
        and token.folded not in scene.words.never_names
        and token.folded not in scene.words.honorifics
    )


def leads_particle(scene: Scene, number: int) -> bool:
    """ "Sultan ben Saad": a title's word is a given name when a particle of names follows it."""
    return number + 1 < len(scene.tokens) and scene.fold(number + 1) in ("bin", "ben", "ibn", "al", "el", "bint")


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."
