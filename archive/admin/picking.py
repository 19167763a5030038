"""Fields for one record among thousands, and rows beneath a record, as the policy and screen readers want them.

Django's own widget writes style attributes, which the policy forbids, and its rows have fields without labels.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey
from django.forms import Media, ModelChoiceField
from django.http import HttpRequest


class Pick(AutocompleteSelect):
    """Suggestions come from the admin's own address for them; `static/js/pick.js` draws them."""

    @property
    def media(self) -> Media:
        return Media(js=("js/pick.js",))

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        attributes = super().build_attrs(base_attrs, extra_attrs)
        return {**attributes, "class": "pick", "data-ajax-url": self.get_url()}


class Picking:
    """For a ModelAdmin or an inline: what it names in `autocomplete_fields` is picked this way."""

    admin_site: Any

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> ModelChoiceField[Any] | None:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            options["widget"] = Pick(db_field, self.admin_site, using=options.get("using"))
        found: Any = super().formfield_for_foreignkey(db_field, request, **options)  # type: ignore[misc]
        return found


class Rows(Picking, admin.TabularInline):
    """Rows beneath a record, each field with its name."""

    template = "admin/archive/rows.html"

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        made = super().get_formset(request, obj, **options)
        for field in made.form.base_fields.values():
            inner: Any = getattr(field.widget, "widget", field.widget)
            inner.attrs.setdefault("aria-label", str(field.label))
        return made
