"""Documents: file -> Document. What the bytes say, in which language, who published it, what of it is the article.

Does: decodes (`decoding`), reads what the file states about itself (`stated`), cuts page furniture as spans with a
reason (`cleaning`), and finds headline (`title`), publisher, agency and dateline (`source`) and language (`language`).
Never: changes the text, so that every offset counts in what was decoded; never fetches, asks the clock, or guesses
where the file is silent: unknown stays unknown. Only `budget` looks at how long a text takes, and then none of what was
found in it counts.

To extend
    another kind of clutter      words in lexicons/data/words/clutter.toml, or one more step in `cleaning.STEPS`
    another file format          one reader in `opening.FORMATS`
    another language             its lists in the word files; a script that is new also in `language.SCRIPTS`
    another clue to the source   one function in `source.PUBLISHER_CLUES` or `AGENCY_CLUES`
"""

from __future__ import annotations

from archive.documents.document import Cut, Document, Encoding, Named, Quote, Source, Stated
from archive.documents.opening import FORMATS, open_documents
from archive.documents.refusal import Refused

__all__ = ["FORMATS", "Cut", "Document", "Encoding", "Named", "Quote", "Refused", "Source", "Stated", "open_documents"]
