"""Mönster som kompileras först när de används: programmets start ska inte kosta mer än den måste."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.sentences import Sentence

# Så många svar hålls i minnet, om texter som inte är längre än så: stycken återkommer i text efter text.
_REMEMBERED: Final = 8192
_LONGEST: Final = 1500


class Pattern:
    """Ett reguljärt uttryck med samma sökningar som ett kompilerat. `end` är texternas slut när det inte anges."""

    __slots__ = ("_flags", "_source")

    def __init__(self, source: str, flags: re.RegexFlag = re.RegexFlag(0)) -> None:  # noqa: B008  # ett oföränderligt värde
        self._source = source
        self._flags = flags

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Första träffen."""
        return _compiled(self._source, self._flags).search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Träffen som börjar vid `start`."""
        return _compiled(self._source, self._flags).match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Träffen på hela texten."""
        return _compiled(self._source, self._flags).fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Alla träffar i ordning."""
        return _compiled(self._source, self._flags).finditer(text, start, len(text) if end is None else end)

    def found_in(self, sentence: Sentence) -> tuple[re.Match[str], ...]:
        """Alla träffar i en mening, ihågkomna."""
        text = sentence.passage.text
        if len(text) > _LONGEST:
            return tuple(self.finditer(text, sentence.start, sentence.end))
        return _found(self, text, sentence.start, sentence.end)


@lru_cache(maxsize=_REMEMBERED)
def _found(pattern: Pattern, text: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    return tuple(pattern.finditer(text, start, end))


@cache
def _compiled(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(source, flags)
