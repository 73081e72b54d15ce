"""Mönster som kompileras först när de används: programmets start ska inte kosta mer än den måste."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.remembered import LONGEST, MOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.checks.sentences import Sentence

_NO_FLAGS: Final = re.RegexFlag(0)


class Pattern:
    """Ett reguljärt uttryck med samma sökningar som ett kompilerat. `end` är texternas slut när det inte anges.

    `needs` är ett billigare uttryck som finns i varje text där mönstret finns.
    """

    __slots__ = ("_flags", "_needs", "_present", "_source")

    def __init__(self, source: str, flags: re.RegexFlag = _NO_FLAGS, *, needs: str = "") -> None:
        self._source = source
        self._flags = flags
        self._needs = needs
        self._present = lru_cache(maxsize=MOST)(self._found)

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

    def found_in(self, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """Alla träffar i meningarna, i ordning. Att en mening inte har någon är ihågkommet."""
        present = self._present
        for sentence in sentences:
            text = sentence.text
            if present(text) if len(text) <= LONGEST else self._found(text):
                for match in self.finditer(sentence.passage.text, sentence.start, sentence.end):
                    yield sentence, match

    def _found(self, text: str) -> bool:
        may_be = not self._needs or _compiled(self._needs, _NO_FLAGS).search(text) is not None
        return may_be and self.search(text) is not None


@cache
def _compiled(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(source, flags)
