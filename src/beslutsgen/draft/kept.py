"""Svaren om texter som återkommer i ärende efter ärende behålls; om mycket långa texter görs de på nytt varje gång."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_Making = TypeVar("_Making", bound="Callable[..., Any]")
# Så många svar behålls av var sort, och ingen text längre än så: minnet växer inte med ärendena.
MOST: Final = 1024
LONGEST: Final = 20_000


def kept(make: _Making) -> _Making:
    """Funktionen, vars första argument är en text, med de senaste svaren i minnet."""
    known = lru_cache(maxsize=MOST)(make)

    @wraps(make)
    def answer(text: str, *rest: Hashable) -> object:
        return known(text, *rest) if len(text) <= LONGEST else make(text, *rest)

    return cast("_Making", answer)
