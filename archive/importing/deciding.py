"""Is this text new, changed, or known already? By its bytes and sidecar first, then by its address or its file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from archive.documents.document import Document
from archive.models import Article, Original


@dataclass(frozen=True, slots=True)
class Decision:
    """`known` same bytes · `copy` other bytes, same text · `changed` a new version of `article` · `new`."""

    case: Literal["known", "copy", "changed", "new"]
    article: Article | None = None


NEW = Decision("new")


def text_digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def decide(document: Document, source_path: str, sidecar_sha256: str = "") -> Decision:
    original = Original.objects.filter(sha256=document.sha256).select_related("article").first()
    if original is not None:
        same = original.article.sidecar_sha256 == sidecar_sha256 or original.article.sha256 != document.sha256
        return Decision("known" if same else "changed", original.article)
    twin = Article.objects.filter(text_digest=text_digest(document.text)).order_by("pk").first()
    if twin is not None:
        return Decision("copy", twin)
    earlier = _earlier_version(document, source_path)
    return Decision("changed", earlier) if earlier else NEW


def _earlier_version(document: Document, source_path: str) -> Article | None:
    """By the address the file states, else by the file itself; a line of a JSON lines file has no place of its own."""
    url = document.known("url")
    if url is not None:
        return Article.objects.filter(url=url.value).order_by("pk").first()
    if not source_path or "#" in document.name:
        return None
    return Article.objects.filter(source_path=source_path).order_by("pk").first()
