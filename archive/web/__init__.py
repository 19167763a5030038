"""QUERY -> PAGE: what a visitor asks for becomes a page.

Does: reads the address, asks the QuerySets of `models` and `search`, and renders templates. All state is in the
address. Every page works without JavaScript, in English and French; a test pins how many queries it takes.

Never: writes a row, spells out a filter in a view, marks archived text as safe, sets a cookie on a public page.

Where things stand
    urls.py      the addresses             views/     one file a noun: a queryset, a template, a context
    filters/     one FilterSet a list      facets/    what a list can be narrowed by, with counts
    listing.py   a list, whole: filters, facets, chips, page; searched.py is the one that the search index finds
    addresses.py the same page, otherwise            languages.py   what is worked out once a language
    reasons.py   steps of dating -> sentences in the language of the page
    marks.py     spans -> segments         article_text.py   segments -> paragraphs with notes
    charts/      numbers -> geometry; templates draw it as SVG with a table behind
    countries.py states, on a map          relations.py, timelines.py, ladder.py   two states, over the years
    exports/     a list -> files          citations/   a record -> how it is cited       feeds.py   a list -> Atom
    api/         a list -> JSON           harvesting/  the articles -> OAI-PMH           sitemaps.py
    dates.py     intervals in words                drawn/   what a page holds by the dozen
    tags/        the template tags                 templating/   how templates are compiled

To add a filter: a field word in `archive.search` and a facet here; chips, counts and exclusion follow.
To add a page: an address, a view, a template, a line in tests/web/every_page.py.
"""
