"""The desk for authority records: names, offices, memberships."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, path

from archive.admin.acts.merging import merge_actor
from archive.admin.picking import Rows
from archive.admin.queues.actors import NewActors
from archive.admin.reviewed import ReviewedAdmin
from archive.models import Actor, ActorAlias, Membership, Office


class AliasInline(Rows):
    model = ActorAlias
    fk_name = "actor"
    extra = 0


class OfficeInline(Rows):
    model = Office
    fk_name = "person"
    extra = 0
    autocomplete_fields = ("of",)


class MembershipInline(Rows):
    model = Membership
    fk_name = "group"
    extra = 0
    autocomplete_fields = ("member",)


@admin.register(Actor)
class ActorAdmin(ReviewedAdmin):
    queue = NewActors()
    list_display = ("name", "type", "iso2", "country", "review_state", "key")
    list_filter = ("type", "review_state")
    list_select_related = ("country",)
    search_fields = ("name", "key", "iso2", "iso3", "aliases__text")
    autocomplete_fields = ("country", "parent")
    inlines = (AliasInline, OfficeInline, MembershipInline)
    fields = (
        ("name", "type"),
        "names",
        ("key", "slug"),
        ("iso2", "iso3", "wikidata"),
        ("country", "parent"),
        ("since", "until"),
        "why",
        "review_state",
    )
    readonly_fields = ("why",)
    prepopulated_fields = {"slug": ("name",)}

    def get_urls(self) -> list[URLPattern]:
        merge = self.admin_site.admin_view(merge_actor)
        return [path("<int:pk>/merge/", merge, name="archive_actor_merge"), *super().get_urls()]
