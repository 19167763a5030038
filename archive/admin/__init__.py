"""CURATION: the desks at which people judge and correct what the machine proposed. One file a noun.

    desk.py        what every form shares: nobody's save goes over another's head, each leaves one line of history
    seen.py        what a form showed, sent along with it
    reviewed.py    desks for records that a machine proposes: who set which field
    judged.py      bulk verdicts in a list
    history/       what people did: one record's history, the way back, the activity page
    queues/        review queues: one record after the other, one key a verdict

Does: the stock Django admin with its own habits (search, filters, autocomplete, actions, permissions, history).
Never: decides what a record means (see `models`), or writes a curated field without noting who set it (`reviewed.py`).
To extend: a model with a `CURATED` list gets a `ReviewedAdmin`, any other a `Desk`; choices of thousands get
`autocomplete_fields`; what can be judged with one key gets a queue.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import (
    actor,
    article,
    commitment,
    duplicate,
    follow_up,
    import_run,
    person,
    publisher,
    report,
    review,
    statement,
    topic,
    wording,
)

__all__ = [
    "actor",
    "article",
    "commitment",
    "duplicate",
    "follow_up",
    "import_run",
    "person",
    "publisher",
    "report",
    "review",
    "statement",
    "topic",
    "wording",
]

admin.site.site_header = admin.site.site_title = _("Aide-Mémoire: curation")
admin.site.index_title = _("Desks")
