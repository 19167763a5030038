"""TEMPLATE -> PAGE: what a template says by itself is written into it when it is compiled, not for every page.

    loader.py     keeps each template once a language, so that translations can be a part of it
    folding.py    {% translate "…" %}, {% url "…" %} and {% static "…" %} without anything variable become plain text

A list has eighty of these tags, and working them out for every page took longer than finding its rows.

Never: for what depends on the request, on a row or on the day. A tag that gets a variable stays as it is.
"""
