"""WHAT PEOPLE DID: the lines of history as pages.

    comparing.py   two lines of a record -> its changes in words
    entries.py     lines of any model -> entries of a list
    pages.py       the history of one record; one line of it, and the way back to it
    activity.py    the latest lines of all records

Never: alters a line. Going back to an earlier version is an act of its own, with a line of its own.
"""
