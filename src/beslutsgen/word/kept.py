"""Svaren om det som är lika i många papper behålls; svaren om stora delar gör det inte, så att minnet inte växer."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_Reading = TypeVar("_Reading", bound="Callable[..., Any]")
_LARGE: Final = 64 * 2**10


def kept(maxsize: int) -> Callable[[_Reading], _Reading]:
    """De senaste `maxsize` svaren behålls, efter delens innehåll och det andra som svaret beror på."""

    def keeping(read: _Reading) -> _Reading:
        known = lru_cache(maxsize)(read)

        @wraps(read)
        def answer(data: bytes | str, *rest: Hashable) -> object:
            return read(data, *rest) if len(data) > _LARGE else known(data, *rest)

        return cast("_Reading", answer)

    return keeping
