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
_NO_FLAGS: Final = re.RegexFlag(0)


class Pattern:
    """Ett reguljärt uttryck med samma sökningar som ett kompilerat. `end` är texternas slut när det inte anges.

    `needs` är ett billigare uttryck som finns i varje text där mönstret finns.
    """

    __slots__ = ("_flags", "_needs", "_source")

    def __init__(self, source: str, flags: re.RegexFlag = _NO_FLAGS, *, needs: str = "") -> None:
        self._source = source
        self._flags = flags
        self._needs = needs

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

    def found_in(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Alla träffar i en mening. Att meningen inte har någon är ihågkommet."""
        remember = len(sentence.text) <= _LONGEST
        if not (_present(self, sentence.text) if remember else self._may_match(sentence.text)):
            return iter(())
        return self.finditer(sentence.passage.text, sentence.start, sentence.end)

    def _may_match(self, text: str) -> bool:
        return not self._needs or _compiled(self._needs, _NO_FLAGS).search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def _present(pattern: Pattern, text: str) -> bool:
    return pattern._may_match(text) and pattern.search(text) is not None  # noqa: SLF001  # samma fil


@cache
def _compiled(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(source, flags)
