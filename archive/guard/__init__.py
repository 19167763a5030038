"""GUARD: what stands between strangers and the archive. Beside the flow; knows requests, never records.

Does: the headers of every response, who may ask how much, who may log in and how often they may try, a second factor,
what is answered when the database cannot be used, and the log of what touches security.
Never: judges a record, or keeps anything about visitors beyond the minute in which they are counted.
To extend: a limit is a number in the settings; a header is a line in `headers.py`.
"""
