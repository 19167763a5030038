"""The desk for commitments: the sentence, what the machine made of it, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import ManyToManyField, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.acts.span import change_span
from archive.admin.judged import JudgedInQueue
from archive.admin.picking import Rows
from archive.admin.queues.commitments import Commitments
from archive.admin.reviewed import ReviewedAdmin
from archive.admin.verdict import judge
from archive.models import Commitment, CommitmentActor, ReviewState


class CommitmentActorInline(Rows):
    model = CommitmentActor
    extra = 0
    autocomplete_fields = ("actor",)
    fields = ("actor", "role", "position")


@admin.register(Commitment)
class CommitmentAdmin(JudgedInQueue, ReviewedAdmin):
    queue = Commitments()
    list_display = ("quote_in_short", "kind", "modality", "strict", "deadline", "review_state", "article")
    list_filter = ("review_state", "kind", "modality", "strict", "topics", "specificity", "rule")
    list_select_related = ("article",)
    search_fields = ("quote", "public_id", "speaker_label", "article__title")
    autocomplete_fields = ("article", "statement", "speaker")
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    inlines = (CommitmentActorInline,)
    curated_inlines = {CommitmentActor: "actors"}
    readonly_fields = (
        "public_id",
        "article",
        "sentence",
        "strict",
        "rule",
        "confidence",
        "why",
        "deadline_basis",
        "log",
    )
    fieldsets = (
        (None, {"fields": ("sentence", "article", "review_state")}),
        (_("Who says it"), {"fields": ("speaker", "speaker_label", "statement")}),
        (_("What it is"), {"fields": ("kind", "modality", "names_action", "strict", "topics", "specificity")}),
        (
            _("How it is said"),
            {"fields": ("intensifier", "continuity", "reaffirmation", "condition", "quantity")},
        ),
        (_("When it is due"), {"fields": ("deadline", "deadline_basis", "log")}),
        (_("Codes of event data"), {"fields": ("cameo", "plover")}),
        (_("Why the machine proposed it"), {"fields": ("rule", "confidence", "why", "public_id")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A commitment begins with its evidence: it is proposed by a reading, not typed into an empty form."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commitment]:
        found: QuerySet[Commitment] = super().get_queryset(request)
        return found.defer("article__evidence", "article__rivals")

    def get_urls(self) -> list[URLPattern]:
        span = self.admin_site.admin_view(change_span)
        return [path("<int:pk>/span/", span, name="archive_commitment_span"), *super().get_urls()]

    def delete_model(self, request: HttpRequest, obj: Commitment) -> None:
        """It goes by being rejected: deleted for good, the next reading would propose it as new."""
        judge(obj, ReviewState.REJECTED, request.user, timezone.now(), gettext("deleted"))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Commitment]) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What the page asks about: the records alone, for nothing beneath them goes."""
        names = [str(row) for row in objs]
        return names, {self.opts.verbose_name_plural: len(names)}, set(), []

    @admin.display(description=_("quote"), ordering="quote")
    def quote_in_short(self, commitment: Commitment) -> str:
        return commitment.quote if len(commitment.quote) <= 160 else f"{commitment.quote[:159]}…"

    @admin.display(description=_("what became of it"))
    def log(self, commitment: Commitment) -> SafeString:
        lines = (
            (line.on, line.get_status_display(), line.author_name) for line in commitment.status_entries.in_order()
        )
        add = f"{reverse('admin:archive_statusentry_add')}?commitment={commitment.pk}"
        listed = format_html_join("", "<li>{} {} ({})</li>", lines)
        return format_html('<ul>{}</ul><a href="{}">{}</a>', listed, add, _("Add a line to the log"))

    @admin.display(description=_("sentence"))
    def sentence(self, commitment: Commitment) -> SafeString:
        text, row = commitment.article.text, commitment
        return format_html(
            "{}<mark>{}</mark>{}",
            text[row.sentence_start : row.start],
            text[row.start : row.end],
            text[row.end : row.sentence_end],
        )

    def revertible(self, record: Commitment, line: Any, edited: set[str]) -> set[str]:
        """Spans go back together, and only while the text still says there what was quoted."""
        spans = {"start", "end", "quote", "sentence_start", "sentence_end"}
        holds = record.article.text[line.start : line.end] == line.quote
        return edited | spans if holds and line.sentence_end <= len(record.article.text) else edited - spans
