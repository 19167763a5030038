"""ACTS OF CURATORS -> ROWS: what people do to records beyond editing a field.

    spelling.py      one name in several spellings                                            pure
    resemblance.py   why two authority records may be one                                     pure
    statements.py    confirming, parting and joining what articles report
    duplicates.py    the pairs of actors in the archive that may be one
    uniting.py       merging two actors, and taking it back at any time
    passages.py      characters of a text as a person names them                              pure
    marking.py       commitments and names that a person marks in the text
    respanning.py    commitments split, joined, marked otherwise
    taking_back.py   a split or a joining taken back
    beneath.py       the rows beneath a record, as its history keeps them
    recutting.py     passages of a text cut, or put back
    acting.py        who acts, and an act that cannot be done

Does: writes what a person decided, notes who and when, and keeps a way back; no later reading undoes it.
Never: decides. Everything here is called with a person's name; the machine only suggests.
To extend: a new act is a pure decision (what would change) and one function that writes it in one transaction.
"""
