"""Svaren på det som en text avgör behålls för de senaste texterna, utom för långa: minnet växer inte med arbetet."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_Text = TypeVar("_Text", bound="str | bytes")
_Answer = TypeVar("_Answer")
_Making = TypeVar("_Making", bound="Callable[..., Any]")

_MOST: Final = 1024
# Så långa är de längsta meningar och stycken, prosor och delar av papper som svaren behålls om.
SENTENCE: Final = 1500
PROSE: Final = 20_000
PART: Final = 64 * 2**10


class _Memory(dict[_Text, _Answer]):
    """Ett fullt minne börjar om från tomt: då kostar ett känt svar inte mer än uppslaget."""

    __slots__ = ("_longest", "_make", "_most")

    def __init__(self, make: Callable[[_Text], _Answer], most: int, longest: int) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._longest = longest

    def __missing__(self, text: _Text) -> _Answer:
        answer = self._make(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = answer
        return answer


def kept(
    most: int = _MOST, longest: int = SENTENCE
) -> Callable[[Callable[[_Text], _Answer]], Callable[[_Text], _Answer]]:
    """Funktionen av en enda text, med de senaste svaren i minnet: högst `most`, och inga om längre texter."""
    return lambda make: _Memory(make, most, longest).__getitem__


def kept_with(most: int = _MOST, longest: int = SENTENCE) -> Callable[[_Making], _Making]:
    """Som `kept`, för en funktion vars svar beror på mer än sin första text."""

    def keeping(make: _Making) -> _Making:
        known = lru_cache(maxsize=most)(make)

        @wraps(make)
        def answer(text: str | bytes, *rest: Hashable) -> object:
            return known(text, *rest) if len(text) <= longest else make(text, *rest)

        return cast("_Making", answer)

    return keeping
