"""Minnet av det som en text ensam avgör: fraser och stycken återkommer i text efter text och ärende efter ärende."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

# Så många texter hålls i minnet för var sak, och ingen längre än så: minnet växer inte med papperen.
MOST: Final = 1024
LONGEST: Final = 1500


def remembered(compute: Callable[[str], _T]) -> Callable[[str], _T]:
    """Funktionen, med svaren om de senaste korta texterna i minnet."""
    known = lru_cache(maxsize=MOST)(compute)

    @wraps(compute)
    def of_text(text: str) -> _T:
        return known(text) if len(text) <= LONGEST else compute(text)

    return of_text
