"""What a form showed, field by field as plain text: sent along with it, so that a save knows what its author had seen.

Three states are compared: as it was seen, as it stands now, as it was sent. Nothing here writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.models import InlineForeignKeyField
from django.utils.datastructures import MultiValueDict

TOKEN = "_seen"
"""The hidden field that carries it."""
CELL, ROW = " · ", "\n"

Shown = dict[str, str]
Data = MultiValueDict[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else changed: what the author of this save had seen, what stands now, what was sent."""

    name: str
    label: str
    seen: str
    now: str
    sent: str

    @property
    def is_touched(self) -> bool:
        """Whether the author changed it too; what was only seen is no opinion."""
        return self.sent != self.seen


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form with the rows beneath it and the facts it shows but does not edit, all as the database has them now."""

    form: forms.BaseForm
    formsets: tuple[Any, ...] = ()
    """Inline formsets, unbound."""
    facts: Mapping[str, str] = field(default_factory=dict)

    def shown(self) -> Shown:
        fields = {name: as_text(self.form[name].value()) for name in self.form.fields}
        rows = {str(one.prefix): _rows(one.initial_forms) for one in self.formsets}
        return {**self.facts, **fields, **rows}

    def sent(self, data: Data) -> Shown:
        """What a browser sent for each field; facts cannot be sent."""
        fields = {name: _sent(self.form, name, data) for name in self.form.fields}
        rows = {str(one.prefix): _sent_rows(one, data) for one in self.formsets}
        return {**fields, **rows}

    def clashes(self, seen: Shown, data: Data) -> list[Clash]:
        """Every field that stands otherwise than it was seen. What was not seen at all counts as seen empty."""
        now, sent = self.shown(), self.sent(data)
        moved = [name for name in now if now[name] != seen.get(name, "")]
        return [self._clash(name, seen.get(name, ""), now[name], sent) for name in moved]

    def _clash(self, name: str, seen: str, now: str, sent: Shown) -> Clash:
        return Clash(name, self.label(name), seen, now, sent.get(name, seen))

    def label(self, name: str) -> str:
        if name in self.form.fields:
            return str(self.form[name].label)
        titles = {one.prefix: one.model._meta.verbose_name_plural for one in self.formsets}
        return str(titles.get(name, name.replace("_", " ")))

    def words(self, name: str, text: str) -> str:
        """The text of a field as people read it: labels of choices, names behind keys."""
        if name in self.form.fields:
            return _words(self.form.fields[name], text)
        for one in self.formsets:
            if one.prefix == name:
                return ROW.join(_row_words(one.empty_form, row) for row in text.split(ROW) if row)
        return text

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """What a browser would send for the field, or for the rows of a formset, if nobody touched them."""
        if name in self.form.fields:
            yield from _pairs(self.form, name)
        for one in self.formsets:
            if one.prefix == name:
                for part in (one.management_form, *one.initial_forms):
                    for inner in part.fields:
                        yield from _pairs(part, inner)

    def owns(self, name: str, key: str) -> bool:
        """Whether a browser sends this key for that field, or for that formset."""
        is_form = name in self.form.fields
        return key == self.form.add_prefix(name) if is_form else key.startswith(f"{name}-")


def as_text(value: Any) -> str:
    """A value of a form, the same whether it comes from the record or back from a browser."""
    if isinstance(value, (list, tuple)):
        return ROW.join(sorted(as_text(one) for one in value))
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def written(shown: Shown) -> str:
    return json.dumps(shown, ensure_ascii=False)


def read(token: str) -> Shown:
    """Back from a browser: whatever is no mapping of texts counts as having seen nothing."""
    try:
        found = json.loads(token)
    except (ValueError, RecursionError):
        return {}
    return {str(name): as_text(text) for name, text in found.items()} if isinstance(found, dict) else {}


def _sent(form: forms.BaseForm, name: str, data: Data) -> str:
    return as_text(form.fields[name].widget.value_from_datadict(data, MultiValueDict(), form.add_prefix(name)))


def _rows(parts: list[forms.BaseForm]) -> str:
    cells = ([as_text(part[name].value()) for name in _told(part)] for part in parts)
    return ROW.join(sorted(CELL.join(row) for row in cells))


def _sent_rows(formset: Any, data: Data) -> str:
    """Rows that are kept or added: neither those marked for deletion nor the empty ones at the end."""
    bound = type(formset)(data, instance=formset.instance, prefix=formset.prefix, queryset=formset.queryset)
    sent = [*bound.initial_forms, *(part for part in bound.extra_forms if part.has_changed())]
    kept = [part for part in sent if "DELETE" not in part.fields or not _sent(part, "DELETE", data)]
    return ROW.join(sorted(CELL.join(_sent(part, name, data) for name in _told(part)) for part in kept))


def _told(part: forms.BaseForm) -> list[str]:
    """The fields of a row that say something: neither its key nor that of the record above it."""
    key = part.instance._meta.pk.name  # type: ignore[attr-defined]
    silent = (name for name, inner in part.fields.items() if isinstance(inner, InlineForeignKeyField))
    return [name for name in part.fields if name not in {"DELETE", key, *silent}]


def _pairs(form: forms.BaseForm, name: str) -> Iterator[tuple[str, str]]:
    value, key = form[name].value(), form.add_prefix(name)
    values = value if isinstance(value, (list, tuple)) else [value]
    yield from ((key, as_text(one)) for one in values if one is not False)


def _words(inner: Any, text: str) -> str:
    if isinstance(inner, forms.ModelChoiceField):
        keys = [key for key in text.split(ROW) if key.isascii() and key.isdecimal() and len(key) < 19]
        records: Any = inner.queryset
        return ", ".join(str(record) for record in records.filter(pk__in=keys)) if keys else ""
    if isinstance(inner, forms.ChoiceField):
        choices: Any = inner.choices
        return str({str(value): label for value, label in choices}.get(text, text))
    return {"on": "✓", "": "✗"}.get(text, text) if isinstance(inner, forms.BooleanField) else text


def _row_words(part: forms.BaseForm, row: str) -> str:
    fields = [part.fields[name] for name in _told(part)]
    return CELL.join(word for word in map(_words, fields, row.split(CELL)) if word)
