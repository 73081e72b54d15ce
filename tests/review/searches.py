"""Hur många tecken programmets mönster letar igenom."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from beslutsgen import pattern

if TYPE_CHECKING:
    import re
    from collections import Counter
    from collections.abc import Callable, Iterator

_FIRST: Final = ("search", "match", "fullmatch")
# Vilket i ordningen som texten är.
_ALL: Final = {"findall": 0, "split": 0, "sub": 1, "subn": 1}


class _Counted:
    """En av mönstrens metoder, som dessutom räknar."""

    def __init__(self, name: str, looked: Counter[str]) -> None:
        self._own: Any = vars(pattern._Late)[name]
        self._name = name
        self._looked = looked

    def __get__(self, one: object, kind: type) -> Callable[..., Any]:
        method = self._own.__get__(one, kind)
        if self._name == "finditer":
            return lambda text, start=0, end=None: self._each(method, text, start, _end(text, end))
        if self._name in _ALL:
            return lambda *given, **more: self._whole(method, *given, **more)
        return lambda text, start=0, end=None: self._first(method, text, start, _end(text, end))

    def __set__(self, one: object, value: object) -> None:
        self._own.__set__(one, value)

    def _first(self, method: Callable[..., Any], text: str, start: int, end: int) -> Any:
        match: re.Match[str] | None = method(text, start, end)
        if match:
            self._looked["tecken"] += match.end() - start
        elif self._name == "search":
            self._looked["tecken"] += max(end - start, 0)
        return match

    def _whole(self, method: Callable[..., Any], *given: Any, **more: Any) -> Any:
        self._looked["tecken"] += len(given[_ALL[self._name]])
        return method(*given, **more)

    def _each(self, method: Callable[..., Any], text: str, start: int, end: int) -> Iterator[Any]:
        at = start
        for match in method(text, start, end):
            self._looked["tecken"] += match.end() - at
            at = match.end()
            yield match
        self._looked["tecken"] += max(end - at, 0)


def _end(text: str, end: int | None) -> int:
    return len(text) if end is None else min(end, len(text))


@contextmanager
def counted_searches(looked: Counter[str]) -> Iterator[None]:
    """Så länge det varar räknas tecknen i `looked`."""
    counted: dict[str, Any] = {name: _Counted(name, looked) for name in (*_FIRST, *_ALL, "finditer")}
    with patch.multiple(pattern._Late, **counted):
        yield
