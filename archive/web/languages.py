"""What is worked out once for each language of the interface: words for dates, labels, links that never change."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from django.utils.translation import get_language

Answer = TypeVar("Answer")
MOST = 4_096


def once_a_language(answer: Callable[..., Answer]) -> Callable[..., Answer]:
    """The function, which must depend on nothing but its arguments and the language; the latest MOST answers stay."""

    @lru_cache(maxsize=MOST)
    def known(_language: str | None, *arguments: Any) -> Answer:
        return answer(*arguments)

    @wraps(answer)
    def remembered(*arguments: Any) -> Answer:
        return known(get_language(), *arguments)

    return remembered
