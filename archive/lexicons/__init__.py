"""The words we know: states, people, bodies, outlets and dated facts, kept as data that a person can edit.

Does: reads the TOML files below `data/` once a process, validates them, and answers questions about them. Pure Python.
Never: reads a document, guesses, looks anything up outside the repository, or keeps a word in Python.

Where things stand
    data/derived/    made by `derive.py` from other people's data; never edited; source and licence at the top
    data/actors/     hand-written records, any number of files; a record here adds to and wins over the derived one
    data/facts/      dated facts          data/words/    word lists of the readers, fetched with `words("months")`
    data/formulas.toml    recurring phrases    data/partnerships.toml   the order of some of them
      data/ambiguous.toml   names that several actors share
    data/endings.toml     named sets of endings

A record of `data/actors/`; the key gives the type (country, territory, person, organisation, grouping, initiative,
instrument, media). Every field but names.en may be left out:

    ["country:KAZ"]
    names      = { en = "Kazakhstan", fr = "Kazakhstan", ru = "Казахстан" }     # preferred name by language
    alias      = { en = ["Republic of Kazakhstan"], ru = ["Казахстан{м}"] }    # further names; "any" = every language
    demonym    = { en = ["Kazakh(|s)"], fr = ["kazakh(|e|s|es)", "kazakho-"] } # "kazakho-": as in compounds
    capital    = { en = ["Astana", { text = "Nur-Sultan", since = "2019-03-23", until = "2022-09-17" }] }
    government = { any = ["Akorda"] }                 # stands for the state: Kremlin, White House
    acronym    = { en = ["ROK"] }                     # acronyms match case for case; `exact = true` does so for others
    without    = ["Kazakhstanian"]                    # takes back forms of the derived record, unless given as exact
    iso2 = "KZ"                                       # iso3 follows from the key

    ["person:kassym-jomart-tokayev"]
    names   = { en = "Kassym-Jomart Tokayev", fr = "Kassym-Jomart Tokaïev" }
    alias   = { en = ["Tokayev"], fr = ["Tokaïev"] }  # one word alone: to be trusted only once the person is introduced
    country = "KAZ"                                   # short for "country:KAZ", also in offices, members and parties
    offices = [                                       # [rank, of, since, until, title, French title]
      ["head of state", "KAZ", "2019-03-20", "", "President", "président"],
    ]
    source  = "…"

    ["organisation:sco"]                              # organisation, grouping, initiative, instrument
    names   = { en = "Shanghai Cooperation Organization", fr = "Organisation de coopération de Shanghai" }
    acronym = { en = ["SCO"], fr = ["OCS"] }
    since   = "2001-06-15"                            # founded, proposed, adopted
    members = { "2001-06-15" = "CHN KAZ", "1973/2020-01-31" = "GBR", "" = "organisation:eu" }   # period = keys
    parent  = "organisation:un"                       # for an organ
    source  = "…"

    ["media:kuna"]
    names = { en = "Kuwait News Agency" }             # plus alias, acronym
    kind = "agency"                                   # newspaper, broadcaster, web, photo agency, ministry
    country = "KWT"
    domains = ["kuna.net.kw"]
    exact = true                                      # where the name is a common word as well: "Le Monde", "Dawn"

A record of `data/facts/`; the key is any unique slug, `kind` one of records.FACT_KINDS, the source is compulsory:

    [china-central-asia-summit-2]
    kind = "summit"
    names = { en = ["second China-Central Asia Summit", "Astana summit of 2025"], fr = ["…"] }
    earliest = "2025-06-17"        # or `day = "…"` for both; 2013 and 2013-09 are dates too
    latest = "2025-06-17"
    place = "Astana"
    parties = "CHN KAZ"
    base = ""                      # for an anniversary: the day that is counted from
    source = "…"

A record of `data/formulas.toml`, the recurring phrases of diplomacy:

    [win-win]
    forms.en = ["win-win cooperation"]   # the fullest form first; English and French are compulsory
    forms.fr = ["coopération gagnant-gagnant"]
    owners = "CHN organisation:sco"      # those whose phrase it is; left out for common property
    first_use = "2012-11-08"             # only where the source proves it
    source = "…"

A record of `data/partnerships.toml`, the ladder of what states call their partnership, lowest rung first:

    [strategic]
    name = { en = "strategic partnership", fr = "partenariat stratégique" }
    formulas = "strategic-partnership"   # keys of formulas.toml; several names may share a rung

A line `source = "…"` before the first record of a file is the source of all its records that name no other.

Forms may be written short: "kazakh(|e|s|es)" lists endings, "казахск{ий}" takes them from data/endings.toml.

To extend: add records to a file of `data/`, run tests/lexicons. No Python changes.
"""

from __future__ import annotations

from archive.lexicons.folding import fold
from archive.lexicons.loading import LexiconError, actors, ambiguous, dated_facts, digest, formulas, partnerships, words
from archive.lexicons.lookup import Holder, actor, media, members_of, officeholders

__all__ = [
    "Holder",
    "LexiconError",
    "actor",
    "actors",
    "ambiguous",
    "dated_facts",
    "digest",
    "fold",
    "formulas",
    "media",
    "members_of",
    "officeholders",
    "partnerships",
    "words",
]
