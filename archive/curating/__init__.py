"""ACTS OF CURATORS -> ROWS: what people do to records beyond editing a field.

    spelling.py      one name in several spellings                                            pure
    resemblance.py   why two authority records may be one                                     pure
    duplicates.py    the pairs of actors in the archive that may be one

Does: writes what a person decided, notes who and when, and keeps a way back; no later reading undoes it.
Never: decides. Everything here is called with a person's name; the machine only suggests.
To extend: a new act is a pure decision (what would change) and one function that writes it in one transaction.
"""
