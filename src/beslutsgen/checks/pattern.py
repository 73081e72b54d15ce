"""Mönster som minns vilka meningar de inte finns i, och som ett billigare uttryck kan utesluta."""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.signs import holds
from beslutsgen.kept import kept
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.checks.sentences import Sentence

_NO_FLAGS: Final = re.RegexFlag(0)


class Pattern:
    """Ett reguljärt uttryck med samma sökningar som ett kompilerat. `end` är texternas slut när det inte anges.

    `needs` är ett billigare uttryck som finns i varje text där mönstret finns. Något av `signs` finns också där.
    """

    __slots__ = ("_expression", "_needs", "_present", "_signs")

    def __init__(
        self, source: str, flags: re.RegexFlag = _NO_FLAGS, *, needs: str = "", signs: tuple[str, ...] = ("",)
    ) -> None:
        self._expression = late(source, flags)
        self._signs = signs
        self._needs = late(needs) if needs else None
        self._present = kept()(self._found)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Första träffen."""
        return self._expression.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Träffen som börjar vid `start`."""
        return self._expression.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Träffen på hela texten."""
        return self._expression.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Alla träffar i ordning."""
        if not self._may_be(text):
            return iter(())
        return self._expression.finditer(text, start, len(text) if end is None else end)

    def found_in(self, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """Alla träffar i meningarna, i ordning. Att en mening inte har någon är ihågkommet."""
        each = tuple(sentences)
        for sentence in compress(each, map(self._present, [one.text for one in each])):
            for match in self.finditer(sentence.passage.text, sentence.start, sentence.end):
                yield sentence, match

    def _found(self, text: str) -> bool:
        return self._may_be(text) and self.search(text) is not None

    def _may_be(self, text: str) -> bool:
        """Om de billigare frågorna lämnar rum för en träff."""
        return holds(text, self._signs) and (self._needs is None or self._needs.search(text) is not None)
