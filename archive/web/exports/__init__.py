"""LIST -> FILE: exactly the list that an address asks for, in the formats people work with.

Does: takes the records of a list in the order of its page, reads them in chunks of bounded size, and writes each as a
row of stable, documented columns. The same columns serve CSV, JSON, JSON Lines and the API.

Never: asks for rows in another way than the page does, guesses at a value that could not be understood, hands out words
of a text whose rights do not allow it.

    selection.py   a list -> its keys, and its rows in chunks
    columns.py     a column: name, type, meaning, value; one file a noun says which
    nouns.py       what can be exported, and the list behind it
    formats.py     rows -> text of a format
    turns.py       a file is gone on with while no page is being made

To add a column: a line in the noun's file and in docs/data-dictionary.md; a test holds the two together, and the
schema of the API. To add a format: a writer and a line in `formats.FORMATS`.
"""
