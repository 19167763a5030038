"""What must hold of all the data together, whoever adds to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archive.lexicons import actors, ambiguous, dated_facts, fold
from archive.lexicons.entries import ActorEntry

Claim = tuple[str, str]
"""(language, folded form)"""


def claims(entry: ActorEntry) -> Iterator[tuple[Claim, str]]:
    """Everything under which the entry occurs; beside it the exact letters, "" where case and accents do not count."""
    yield from (((language, fold(name)), "") for language, name in entry.names.items())
    yield from (((alias.language, fold(alias.text)), alias.text if alias.exact else "") for alias in entry.aliases)


def claimed_by_several() -> dict[Claim, set[str]]:
    """Forms of which a text cannot tell whose they are, with the keys of those who claim them."""
    claimants: dict[Claim, list[tuple[str, str]]] = defaultdict(list)
    for entry in actors().values():
        for claim, letters in claims(entry):
            claimants[claim].append((entry.id, letters))
    for (language, form), claiming in claimants.items():
        claiming += claimants.get(("", form), []) if language else []
    return {claim: keys for claim, claiming in claimants.items() if len(keys := indistinct(claiming)) > 1}


def indistinct(claiming: list[tuple[str, str]]) -> set[str]:
    """The claimants whose letters do not set them apart from another: "US" and "us" do, "US" and any case do not."""
    return {
        key
        for key, letters in claiming
        for other, other_letters in claiming
        if key != other and (not letters or not other_letters or letters == other_letters)
    }


def are_people_sharing_a_surname(keys: set[str]) -> bool:
    return all(key.startswith("person:") for key in keys)


def test_no_form_belongs_to_two_actors_unless_it_is_declared_ambiguous() -> None:
    undeclared = {
        claim: sorted(keys)
        for claim, keys in claimed_by_several().items()
        if not are_people_sharing_a_surname(keys) and not keys <= set(ambiguous().get(fold(claim[1]), ()))
    }
    assert undeclared == {}


def test_whatever_is_declared_ambiguous_names_actors_that_exist() -> None:
    assert {key for keys in ambiguous().values() for key in keys} <= actors().keys()


def test_no_alias_equals_the_name_it_stands_beside() -> None:
    assert [
        (entry.id, alias.text)
        for entry in actors().values()
        for alias in entry.aliases
        if alias.text == entry.names.get(alias.language or "en")
    ] == []


def test_no_form_is_given_twice_in_a_language() -> None:
    for entry in actors().values():
        forms = [(alias.language, alias.text) for alias in entry.aliases]
        assert len(forms) == len(set(forms)), entry.id


def test_no_form_still_carries_the_marks_of_its_short_spelling() -> None:
    marks = set("{}|")
    assert [alias.text for entry in actors().values() for alias in entry.aliases if marks & set(alias.text)] == []


def test_members_and_offices_lie_in_the_order_of_time() -> None:
    for entry in actors().values():
        for span in (*entry.members, *entry.offices):
            assert span.since is None or span.until is None or span.since <= span.until, entry.id


def test_facts_come_oldest_first() -> None:
    days = [fact.earliest for fact in dated_facts()]
    assert days == sorted(days)


def test_every_actor_says_where_it_can_be_checked() -> None:
    assert [entry.id for entry in actors().values() if not entry.source] == []
