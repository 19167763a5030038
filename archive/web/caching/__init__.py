"""PAGE -> NO WORK: a page that nobody changed is kept in memory, and not sent again to who has it.

    middleware.py   before a page is made: is it in memory, has the visitor got it?
    tags.py         the ETag: edition of the archive, release of the code, settings, and the day where a page shows it
    release.py      the release: a digest of everything that pages are made of but the archive
    memory.py       the pages themselves, within a bound of bytes, in each process of its own
    remembering.py  what pages of one edition share: labels, tallies, the lines of lists

A page is a function of (edition, release, settings, address, perhaps the day), so nothing is hashed that was rendered,
and a 304 needs no page. Which day it is, is asked of `web.clock`, which tells whether a page did.

Never: for anyone who is logged in, for what sets a cookie, for the admin. Whatever else a page is to depend on (a
header, a setting) belongs into `tags.py` first.
"""
