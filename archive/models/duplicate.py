"""Two records that may be one: a suspicion with its reasons, judged once and for all."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.actor import Actor
from archive.models.article import Article
from archive.models.chronicle import chronicle
from archive.models.review import Reviewed


class DuplicateQuerySet(models.QuerySet["Duplicate"]):
    def suspect(self, one: Actor | Article, other: Actor | Article, why: str) -> Duplicate:
        """The suspicion against the pair; one that was judged already is not raised anew."""
        name = type(one).__name__.lower()
        first, second = sorted((one, other), key=lambda record: record.pk)
        pair = {name: first, f"other_{name}": second}
        return self.get_or_create(**pair, defaults={"why": why[:300]})[0]


class Duplicate(Reviewed):
    """Either two actors or two articles; the one with the smaller key stands first."""

    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="+")
    other_actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="+")
    other_article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="+")
    why = models.CharField(_("why"), max_length=300)
    found_at = models.DateTimeField(auto_now_add=True)

    history = chronicle()
    objects = DuplicateQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(article=None, other_article=None, other_actor__gt=F("actor"))
                | Q(actor=None, other_actor=None, other_article__gt=F("article")),
                name="duplicate_of_one_kind",
            ),
            models.UniqueConstraint(fields=["actor", "other_actor"], name="actors_suspected_once"),
            models.UniqueConstraint(fields=["article", "other_article"], name="articles_suspected_once"),
        ]

    def __str__(self) -> str:
        return " = ".join(str(record) for record in self.pair)

    @property
    def pair(self) -> tuple[Actor, Actor] | tuple[Article, Article]:
        if self.actor and self.other_actor:
            return self.actor, self.other_actor
        assert self.article
        assert self.other_article
        return self.article, self.other_article


def articles_of_one_text() -> Iterator[tuple[Article, Article]]:
    """Pairs of visible articles whose texts are equal, each with the oldest of its kind."""
    shown = Article.objects.visible().defer("text", "evidence", "rivals").order_by("pk")
    texts = shown.order_by().values("text_digest").annotate(n=models.Count("pk")).filter(n__gt=1)
    oldest: dict[str, Article] = {}
    for article in shown.filter(text_digest__in=texts.values("text_digest")):
        if article.text_digest in oldest:
            yield oldest[article.text_digest], article
        oldest.setdefault(article.text_digest, article)
