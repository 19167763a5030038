"""The tables whose rows a public page may show."""

from __future__ import annotations

from django.apps import apps

UNSEEN = ("ImportRun", "ImportProblem", "Difference", "Event", "Touch", "Head")
"""Models that only curators and operators see. A model that is not named here is watched, its history too."""


def watched() -> list[str]:
    models = apps.get_app_config("archive").get_models(include_auto_created=True)
    return sorted(model._meta.db_table for model in models if model.__name__.removeprefix("Historical") not in UNSEEN)
