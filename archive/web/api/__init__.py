"""LIST -> JSON, a page at a time: the lists of the archive for programs, read-only, at /api/v1/.

Does: answers with the records of the page's list, in its order, in the columns of the exports; says in RFC 9457 problem
details what it did not understand. Anyone may read it from any site; it knows no cookies and no credentials.

Never: leaves out in silence what it did not understand, writes, differs from the description in openapi.json.

    views.py      the operations            asking.py   what a request asks for beyond the filters
    problems.py   errors as answers         openapi.json   the description, kept by hand, held to the code by tests

To add a parameter or an operation: here, in openapi.json, and where it helps in the examples of the documentation.
"""
