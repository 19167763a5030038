"""The desk for articles: metadata with their evidence; the text itself stays as it came."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ChoiceField, ModelForm, ValidationError
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.acts.text import mark_text
from archive.admin.acts.upload import upload_articles
from archive.admin.desk import REASON
from archive.admin.picking import Rows
from archive.admin.queues.dates import Dates
from archive.admin.reviewed import ReviewedAdmin
from archive.curating.marking import remove_appearance, replace_appearance
from archive.models import Appearance, Article, Original
from archive.web.dates import BASES


class ArticleForm(ModelForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        """A basis is one of those that pages have words for, or the one that stands there."""
        super().__init__(*args, **options)
        for name in {"published_basis", "event_basis"} & self.fields.keys():
            stands = getattr(self.instance, name)
            labels: dict[str, Any] = {stands: stands, **BASES}
            self.fields[name] = ChoiceField(label=self.fields[name].label, choices=list(labels.items()))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("hidden") and not values.get("hidden_reason"):
            raise ValidationError({"hidden_reason": _("Say why the article is hidden: others will ask.")})
        if self.initial.get("hidden") and not values.get("hidden"):
            if not self.data.get(REASON, "").strip():
                raise ValidationError({"hidden": _("Say below, as the reason for the change, why it is shown again.")})
            values["hidden_reason"] = ""
        for name in ("published", "event"):
            self._check_interval(values, name)
        return values

    @staticmethod
    def _check_interval(values: dict[str, Any], name: str) -> None:
        earliest, latest = values.get(f"{name}_earliest"), values.get(f"{name}_latest")
        if (earliest is None) != (latest is None):
            raise ValidationError({f"{name}_latest": _("Give both ends of the interval, or neither.")})
        if earliest and latest and latest < earliest:
            raise ValidationError({f"{name}_latest": _("The interval ends before it begins.")})


class AppearanceRows(BaseInlineFormSet):
    """What is deleted or replaced here is remembered as taken away: readings would bring it back."""

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        if commit:
            remove_appearance(obj)

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        saved = super().save_existing(form, obj, commit)
        if commit and "actor" in form.changed_data:
            replace_appearance(saved, form.initial["actor"])
        return saved


class AppearanceInline(Rows):
    model = Appearance
    formset = AppearanceRows
    extra = 0
    autocomplete_fields = ("actor", "speaks_for")
    fields = ("actor", "role", "office", "speaks_for")


class OriginalInline(Rows):
    model = Original
    extra = 0
    fields = readonly_fields = ("file_name", "sha256", "size", "encoding", "encoding_guessed", "received_at")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(ReviewedAdmin):
    queue = Dates()
    form = ArticleForm
    list_display = ("title", "published_earliest", "published_basis", "publisher", "language", "review_state", "hidden")
    list_filter = ("review_state", "language", "published_basis", "published_precision", "hidden", "publisher")
    list_select_related = ("publisher",)
    search_fields = ("title", "public_id", "publisher__name", "source_path")
    date_hierarchy = "published_earliest"
    ordering = ("-published_order", "-pk")
    autocomplete_fields = ("publisher", "agency")
    inlines = (AppearanceInline, OriginalInline)
    readonly_fields = ("public_id", "title_source", "read_from", "evidence_steps", "not_taken", "cut_passages", "body")
    fieldsets = (
        (None, {"fields": ("title", "title_source", "language", "publisher", "agency", "url", "review_state")}),
        (
            _("Dates"),
            {
                "fields": (
                    ("published_earliest", "published_latest", "published_precision", "published_basis"),
                    ("event_earliest", "event_latest", "event_precision", "event_basis"),
                )
            },
        ),
        (_("Places"), {"fields": ("dateline", "event_place")}),
        (_("Rights"), {"fields": ("rights", "rights_note", "hidden", "hidden_reason")}),
        (_("Evidence"), {"fields": ("evidence_steps", "not_taken", "cut_passages", "body", "public_id", "read_from")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come from files, through the import: one typed here would have no original."""
        return False

    def get_urls(self) -> list[URLPattern]:
        text, upload = self.admin_site.admin_view(mark_text), self.admin_site.admin_view(upload_articles)
        return [
            path("upload/", upload, name="archive_article_upload"),
            path("<int:pk>/text/", text, name="archive_article_text"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        found: QuerySet[Article] = super().get_queryset(request)
        listing = request.resolver_match is not None and request.resolver_match.url_name == "archive_article_changelist"
        return found.defer("text", "evidence", "rivals") if listing else found

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        if formset.model is Appearance:
            touched = [*formset.new_objects, *(row for row, _fields in formset.changed_objects)]
            Appearance.objects.filter(pk__in=[row.pk for row in touched]).update(set_by_person=True)

    @admin.display(description=_("evidence"))
    def evidence_steps(self, article: Article) -> SafeString:
        steps = ((fact, step["says"], step["quote"]) for fact, found in article.evidence.items() for step in found)
        return format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b> {}: <q>{}</q></li>", steps))

    @admin.display(description=_("readings not taken"))
    def not_taken(self, article: Article) -> SafeString:
        weighed = ((fact, one["value"], one["why"]) for fact, found in article.rivals.items() for one in found)
        return format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b> {}: {}</li>", weighed))

    @admin.display(description=_("cut passages"))
    def cut_passages(self, article: Article) -> SafeString:
        passages = ((reason, article.text[start:end]) for start, end, reason in article.cuts)
        return format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b>: <q>{}</q></li>", passages))

    @admin.display(description=_("text as it came"))
    def body(self, article: Article) -> SafeString:
        return format_html('<pre tabindex="0">{}</pre>', article.text)

    @admin.display(description=_("read from"))
    def read_from(self, article: Article) -> str:
        return article.source_path

    def revertible(self, record: Article, line: Any, edited: set[str]) -> set[str]:
        """Cut passages count characters: they go back only while the text is the one they were cut from."""
        return edited if line.text_digest == record.text_digest else edited - {"cuts"}
