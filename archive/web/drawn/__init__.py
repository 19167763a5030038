"""Parts that a page holds by the dozen, drawn in Python: a template would take ten times as long for each.

    options.py     the values of a facet         bars.py    the bars of a histogram, as SVG and as a table

Whatever comes from outside is escaped here, value by value, before it is put between tags; `archive.web.tags` hands
the result to the templates. What a page holds once belongs into a template.
"""
