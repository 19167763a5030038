"""What is wanted -> the articles, a part at a time in the order of their keys, and the sets they belong to."""

from __future__ import annotations

from archive.models import Article, Publisher
from archive.models.article import ArticleQuerySet
from archive.web.harvesting.asking import Refused, Wanted, bounds

AT_ONCE = 100


def part(asked: Wanted) -> tuple[list[Article], Wanted | None]:
    """The next records and what stands for the rest, None at the end; raises Refused when nothing matches."""
    found = list(matching(asked).filter(pk__gt=asked.after).for_export().order_by("pk")[: AT_ONCE + 1])
    if not found:
        raise Refused("noRecordsMatch", "No record is like that.")
    shown = found[:AT_ONCE]
    return shown, asked.going_on(shown[-1].pk) if len(found) > AT_ONCE else None


def matching(asked: Wanted) -> ArticleQuerySet:
    first, last = bounds(asked)
    rows = _in_set(Article.objects.visible(), asked.set)
    rows = rows.filter(updated_at__gte=first) if first else rows
    return rows.filter(updated_at__lt=last) if last else rows


def _in_set(rows: ArticleQuerySet, name: str) -> ArticleQuerySet:
    kind, _, value = name.partition(":")
    if not name:
        return rows
    if "\x00" in value or kind not in ("language", "publisher"):
        raise Refused("badArgument", "Sets are called language:… and publisher:…; ListSets lists them.")
    return rows.filter(language=value) if kind == "language" else rows.filter(publisher__slug=value)


def sets() -> list[tuple[str, str]]:
    """Specification and name."""
    languages = Article.objects.visible().exclude(language="").order_by("language").values_list("language", flat=True)
    publishers = Publisher.objects.filter(articles__hidden=False).distinct().order_by("slug")
    return [
        *((f"language:{code}", code) for code in languages.distinct()),
        *((f"publisher:{publisher.slug}", publisher.name) for publisher in publishers),
    ]


def sets_of(article: Article) -> list[str]:
    language = [f"language:{article.language}"] if article.language else []
    return [*language, *([f"publisher:{article.publisher.slug}"] if article.publisher else [])]


def one(identifier: str, host: str) -> Article:
    """Raises Refused when there is none."""
    scheme, _, public_id = identifier.rpartition(":")
    known = scheme == f"oai:{host}" and public_id.isalnum()
    found = Article.objects.visible().filter(public_id=public_id).for_export().first() if known else None
    if found is None:
        raise Refused("idDoesNotExist", "There is no such record.")
    return found


def earliest() -> Article | None:
    return Article.objects.visible().order_by("updated_at").defer("text").first()
