"""The filters of each list as a django-filter FilterSet: one place for the page, the feeds, the exports and the API.

Whatever stands in the address, a FilterSet answers: a value that makes no sense is left out and listed in `ignored`
with a sentence for the reader. `base.py` has what all lists share; the others say what is particular to theirs.
"""
