"""Minnet av det som en text ensam avgör: fraser och stycken återkommer i text efter text och ärende efter ärende."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

# Så många texter hålls i minnet för var sak, och ingen längre än så: minnet växer inte med papperen.
_MOST: Final = 1024
_LONGEST: Final = 1500
# Ord är fler än stycken, och korta.
_MOST_WORDS: Final = 8192
_LONGEST_WORD: Final = 60


class _Memory(dict[str, _T]):
    """Svaren om texter. Ett fullt minne börjar om från tomt: då kostar ett känt svar inte mer än uppslaget."""

    __slots__ = ("_compute", "_longest", "_most")

    def __init__(self, compute: Callable[[str], _T], most: int, longest: int) -> None:
        super().__init__()
        self._compute = compute
        self._most = most
        self._longest = longest

    def __missing__(self, text: str) -> _T:
        answer = self._compute(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = answer
        return answer


def remembered(compute: Callable[[str], _T]) -> Callable[[str], _T]:
    """Funktionen, med svaren om de senaste korta texterna i minnet."""
    return _Memory(compute, _MOST, _LONGEST).__getitem__


def remembered_words(compute: Callable[[str], _T]) -> Callable[[str], _T]:
    """Som `remembered`, för det som ett ord ensamt avgör."""
    return _Memory(compute, _MOST_WORDS, _LONGEST_WORD).__getitem__
