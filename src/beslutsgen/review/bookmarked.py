"""Texterna som ska stå i ett papper, med bokmärken: varje bundet faktum i ett eget, med namnet som papperet gav."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from beslutsgen.emit.prepare.compiled import BOOKMARK
from beslutsgen.word.running import closed, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.passage import FactSpan, Passage


class Binder:
    """Skriver passager som löpande text i den ordning som de står; `own` är mallens största egna bokmärke."""

    def __init__(self, placed: Sequence[Placed], own: int) -> None:
        self._placed = placed
        self._own = own
        self._rest = iter(placed)
        self._next = next(self._rest, None)
        self._sure = True

    def written(self, passages: Iterable[Passage]) -> list[str]:
        """De följande passagerna. En som inte har satts i papperet har inga bokmärken."""
        found: list[str] = []
        for passage in passages:
            one = self._next
            if one is None or one.passage is not passage:
                found.append(passage.text)
                continue
            self._next = next(self._rest, None)
            if passage.facts or one.bookmarks:
                found.append(self._marked(passage, one.bookmarks))
            else:
                found.append(passage.text)
        return found

    def done(self) -> bool:
        """Om varje satt passage har kommit i tur, och varje bundet faktum i dem har ett eget bokmärke."""
        names = [*chain.from_iterable([one.bookmarks for one in self._placed])]
        return self._sure and self._next is None and len(set(names)) == len(names)

    def _marked(self, passage: Passage, names: tuple[str, ...]) -> str:
        text, found = passage.text, ""
        at = taken = 0
        for fact in passage.facts:
            start, end = fact.start, fact.end
            if fact.path is None or start >= end:
                continue
            if taken == len(names):
                self._sure = False
                break
            begins, ends = _edges(names[taken], self._own)
            found += f"{text[at:start]}{begins}{text[start:end]}{ends}"
            at = end
            taken += 1
        self._sure = self._sure and taken == len(names)
        return found + text[at:]


def bound(passage: Passage) -> list[FactSpan]:
    """Passagens bundna fakta: de som är ärendets och visar något."""
    return [fact for fact in passage.facts if fact.path is not None and fact.start < fact.end]


@lru_cache(maxsize=2048)
def _edges(name: str, own: int) -> tuple[str, str]:
    """Ett bokmärkes början och slut: det första efter mallens egna har nummer ett."""
    number = name.removeprefix(BOOKMARK)
    identity = own + int(number) if number.isdecimal() else 0
    return opened(identity, name), closed(identity)
