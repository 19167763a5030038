"""What a list can be narrowed by: for each facet a filter, its opposite, counts, and labels for the chips.

A facet is a small object over QuerySet words (see `facet.py`); `articles.py`, `commitments.py` and `actors.py` list
those of each list in the order of the page. A new one is a class or an instance there; nothing else changes.
"""
