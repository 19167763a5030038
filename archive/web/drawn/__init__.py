"""Parts that a page holds by the dozen, drawn in Python: a template would take ten times as long for each.

    entries.py   the lines of a list, each drawn once an edition, with the snippet of the search put in
        articles.py, commitments.py   what a line says          line.py       where the snippet goes
        named.py   links to actors, names of publishers         prepared.py   queries that are put into SQL once
    options.py   the values of a facet        bars.py    the bars of a histogram, as SVG and as a table
    frame.py     what stands around every page              words.py   times, languages, codes, for all of these

Whatever comes from outside is escaped here, value by value, before it is put between tags; `archive.web.tags` hands
the result to the templates. The standard library's `escape` does it: Django's looks for lazy texts, of which there are
none here, and takes six times as long. What a page holds once belongs into a template.
"""
