"""The forms of what a curator says of a passage."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.admin.acts.naming import TypedActor
from archive.curating.marking import Marked
from archive.models import Actor, Article, Topic
from archive.models.coded import kinds, modalities


class ActorForm(forms.Form):
    """Whom the words name: one of those in the article, or another."""

    actor = forms.ModelChoiceField(Actor.objects.none(), required=False, label=_("Who is named"))
    other = TypedActor(label=_("Or somebody else"))

    def __init__(self, *args: Any, article: Article, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["actor"].queryset = actors_of(article)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and not (values.get("actor") or values.get("other")):
            raise forms.ValidationError(_("Say who is named."))
        return values

    @property
    def chosen(self) -> Actor:
        chosen: Actor = self.cleaned_data["other"] or self.cleaned_data["actor"]
        return chosen


class MessageForm(forms.Form):
    """What a message is: kind and strength of the codebook, who says it, who promises, to whom."""

    kind = forms.ChoiceField(choices=kinds, initial="undertaking", label=_("Kind"))
    modality = forms.ChoiceField(choices=modalities, initial="will", label=_("Strength"))
    speaker = forms.ModelChoiceField(Actor.objects.none(), required=False, label=_("Speaker"))
    speaker_label = forms.CharField(max_length=250, required=False, label=_("Speaker as shown"))
    by = forms.ModelMultipleChoiceField(
        Actor.objects.none(), required=False, label=_("Who"), widget=forms.CheckboxSelectMultiple
    )
    other_by = TypedActor(label=_("Or somebody else"))
    to = forms.ModelMultipleChoiceField(
        Actor.objects.none(), required=False, label=_("To whom"), widget=forms.CheckboxSelectMultiple
    )
    other_to = TypedActor(label=_("Or somebody else"))
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), required=False, label=_("Topics"), widget=forms.CheckboxSelectMultiple
    )
    deadline = forms.DateField(
        required=False, label=_("Deadline"), help_text=_("YYYY-MM-DD"), input_formats=["%Y-%m-%d"]
    )

    def __init__(self, *args: Any, article: Article, **options: Any) -> None:
        super().__init__(*args, **options)
        known = actors_of(article)
        for name in ("speaker", "by", "to"):
            self.fields[name].queryset = known  # type: ignore[attr-defined]

    @property
    def said(self) -> Marked:
        values = self.cleaned_data
        sides = (("party", "by"), ("counterpart", "to"))
        chosen = [(role, actor) for role, side in sides for actor in (*values[side], values[f"other_{side}"]) if actor]
        return Marked(
            kind=values["kind"],
            modality=values["modality"],
            speaker=values["speaker"],
            speaker_label=values["speaker_label"],
            parts=tuple(chosen),
            topics=tuple(values["topics"]),
            deadline=values["deadline"],
        )


def actors_of(article: Article) -> Any:
    """Those who stand in the article."""
    return Actor.objects.filter(pk__in=article.appearances.values("actor")).by_name()
