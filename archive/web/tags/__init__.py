"""The words that templates have beyond Django's, one file a noun. The settings name them; no template loads them.

    archived.py   text, its language, dates      codes.py     labels of the codebook and of the archive's own states
    addresses.py  the same list, otherwise       lists.py     facets and bars             wordings.py  earlier and later
    records.py    citations, data about a record frame.py     what stands around every page

A tag asks the domain and hands on; what it draws of pieces is drawn in `archive.web.drawn`.
"""
