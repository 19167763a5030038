"""What a list can be narrowed by: for each facet its label, the values that exist, and their labels for the chips.

`articles.py`, `commitments.py` and `actors.py` list the facets of each list in the order of the page. What a value
finds, and how many, is the business of `archive.search`; only the few of `actors.py` are asked of the rows themselves.
"""
