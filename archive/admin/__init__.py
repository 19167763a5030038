"""CURATION: the desks at which people judge and correct what the machine proposed. One file a noun.

Does: the stock Django admin with its own habits (search, filters, autocomplete, actions, permissions, history).
Never: decides what a record means (see `models`), or writes a curated field without noting who set it (`reviewed.py`).
To extend: a model with a `CURATED` list gets a `ReviewedAdmin`; choices of thousands get `autocomplete_fields`.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import actor, article, commitment, import_run, publisher, review, statement, topic

__all__ = ["actor", "article", "commitment", "import_run", "publisher", "review", "statement", "topic"]

admin.site.site_header = admin.site.site_title = _("Aide-Mémoire: curation")
admin.site.index_title = _("Desks")
