"""Every model is declared: a new one that nobody declares would be in no digest, log, audit or release."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from archive.fixity.content import NAMES, OF_THE_MACHINE
from archive.fixity.kept import KEPT, NOT_KEPT, Kept, history_of, kinds, parts_of

DECLARED = {kept.model for kept in KEPT} | set(NOT_KEPT)
WITH_HISTORY = [kept for kept in KEPT if history_of(kept.model)]


def models_of_archive() -> list[type[Model]]:
    found = apps.get_app_config("archive").get_models(include_auto_created=True)
    return [model for model in found if not model.__name__.startswith("Historical")]


def test_every_model_is_declared_as_kept_or_with_the_reason_why_not() -> None:
    assert {model.__name__ for model in models_of_archive()} == {model.__name__ for model in DECLARED}


def test_every_history_is_a_history_of_something_kept() -> None:
    every = apps.get_app_config("archive").get_models()
    histories = {model for model in every if model.__name__.startswith("Historical")}
    assert histories == {history_of(kept.model) for kept in WITH_HISTORY}


@pytest.mark.parametrize("kept", WITH_HISTORY, ids=lambda kept: kept.model.__name__)
def test_a_history_leads_to_its_record_in_one_step(kept: Kept) -> None:
    record = kept.model._meta.get_field(kept.of).related_model if kept.of else kept.model
    assert record in {one.model for one in kinds().values()}


@pytest.mark.parametrize("kept", [kept for kept in KEPT if kept.content], ids=lambda kept: kept.model.__name__)
def test_what_content_points_to_has_a_name_of_its_own(kept: Kept) -> None:
    links = [f for f in kept.model._meta.concrete_fields if f.related_model and f.name not in OF_THE_MACHINE]
    assert {link.related_model.__name__ for link in links} <= set(NAMES)


def test_every_table_belongs_to_one_kind_of_record() -> None:
    tables = [part.model for kind in kinds() for part in parts_of(kind)]
    assert len(tables) == len(set(tables)) == len(KEPT) + len(WITH_HISTORY)
