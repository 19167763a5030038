"""Records that went up in another keep their address: it leads to the one in which they went up."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from archive.models import Actor, Commitment, Statement

EDGES: dict[type[Model], str] = {Actor: "merged_into", Statement: "merged_into", Commitment: "replaced_by"}


def successor(model: type[Model], **named: Any) -> Any:
    """The record in which the one so named went up, perhaps by way of others; None when it went up in none."""
    edge = EDGES.get(model, "")
    row = model._default_manager.filter(**named).first() if edge else None
    onwards = row and getattr(row, edge)
    while onwards and getattr(onwards, edge):
        onwards = getattr(onwards, edge)
    return onwards
