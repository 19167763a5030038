"""Rebuild: the archive made anew from the original bytes, read again, and from what people decided.

    arrivals.py     which originals came, in which order, and the same once more
    telling.py      a row told by the names of what it points to, without keys
    difference.py   what of the archive reading alone would not make: that is what people decided
    alone.py        what reading alone makes, found in an archive beside this one, in a process of its own
    exporting.py    archive -> decisions, a bag
    rebuilding.py   originals and decisions -> an equal archive, in an empty place only, on either engine

A release (`releasing`) keeps every row, and needs nobody to read again. This keeps what no machine can make a second
time, small enough to be printed, and proves at the same time that all the rest follows from the originals.
"""
