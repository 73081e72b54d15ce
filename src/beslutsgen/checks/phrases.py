"""Namn av flera ord i löpande text: ett av orden är felskrivet, eller ett skiljetecken har kommit emellan."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import chain, count
from operator import ne
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.names import REAL_NAMES, words_of
from beslutsgen.checks.near import inflected, one_slip
from beslutsgen.checks.uses import LONG, Use, letters, tokens, words
from beslutsgen.checks.words import plain
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.names import KnownName
    from beslutsgen.checks.sentences import Sentence

_SHORTEST_PART: Final = 3
_TWO: Final = 2


class Phrases:
    """Namn av flera ord. I ett felskrivet namn är högst ett ord fel, så av två av dess ord är minst ett rätt."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        # Samma namn kan stå både i ärendet och i registret; då gäller det första, ärendets.
        self._names = tuple(
            {name.text: name for name in reversed(names) if len(words_of(name.text)) > 1}.values()
        )
        self._all = names

    def wrong(self, view: View) -> Iterator[Sentence]:
        """Meningarna som har ett felskrivet namn, och någon gång andra. De två längsta orden i varje namn söks."""
        found = words(view)
        if found.unusual:
            yield from view.sentences
            return
        known = found.order
        for name in self._names:
            if len({word for word in words_of(name.text) if len(word) >= LONG and word not in known}) <= 1:
                # Nästan alltid står namnet så som det skrivs, eller i genitiv.
                left = view.without(name.text.lower())
                for word, position in _sought(name.text):
                    yield from self._beside(view.where(word, left), name, position)

    def _beside(
        self, places: Iterable[tuple[Sentence, int]], name: KnownName, position: int
    ) -> Iterator[Sentence]:
        """Meningarna där namnet är felskrivet. På ställena står det ord som har det numret i namnet."""
        found = list(places)
        if not found:
            return
        read = {
            text: tokens(text)
            for text in {sentence.text for sentence, _ in found}
            if _most_of(name, text.lower())
        }
        for sentence, at in found:
            in_sentence = read.get(sentence.text)
            if in_sentence is None:
                continue
            use = Use(sentence, in_sentence, bisect_left(in_sentence.starts, at))
            if not _settled(use, name, position) and self._wrong_at(use, name, position):
                yield sentence

    def misspelt(self, sentence: Sentence) -> Iterator[tuple[int, int, KnownName]]:
        """Namnen där ett ord är felskrivet eller ett skiljetecken har kommit emellan, och var i stycket de står."""
        for use in letters(sentence):
            for name, position in self._by_word.get(use.text.casefold(), ()):
                wrong = self._wrong_at(use, name, position)
                if wrong:
                    yield *wrong, name

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[KnownName, int]]]:
        """Namnen efter vart och ett av sina två första ord."""
        found: dict[str, list[tuple[KnownName, int]]] = {}
        for name in self._names:
            for position, word in enumerate(name.words[:_TWO]):
                found.setdefault(word, []).append((name, position))
        return found

    @cached_property
    def _written(self) -> frozenset[str]:
        """Namnen, och namnen i genitiv."""
        return frozenset(chain.from_iterable([_forms(name.text) for name in self._all]))

    def _wrong_at(self, use: Use, name: KnownName, position: int) -> tuple[int, int] | None:
        """Var namnet står felskrivet, när `use` är dess ord nummer `position`."""
        near = use.beside(-position, len(name.words) - position)
        if not near or not _one_wrong([one.text.casefold() for one in near], name):
            return None
        start, end = near[0].start, near[-1].end
        return None if _even(use.sentence.passage.text[start:end]) in self._written else (start, end)


@kept()
def _forms(name: str) -> tuple[str, str]:
    """Namnet så som det jämförs, och i genitiv."""
    return _even(name), f"{_even(name)}s"


@kept()
def _sought(name: str) -> tuple[tuple[str, int], ...]:
    """De två längsta orden i namnet, och deras nummer."""
    return tuple(sorted(zip(words_of(name), count(), strict=False), key=lambda one: -len(one[0]))[:_TWO])


def _most_of(name: KnownName, text: str) -> bool:
    """Om högst ett av namnets ord saknas i texten: fler är aldrig fel."""
    each = name.words
    return len(each) <= _TWO or sum(map(text.__contains__, each)) >= len(each) - 1


def _settled(use: Use, name: KnownName, position: int) -> bool:
    """Om flera av orden är andra än namnets, där ordet är nummer `position` i det."""
    read, parts = use.tokens, name.words
    first = use.at - position
    near = read.folded[max(first, 0) : first + len(parts)]
    if len(near) < len(parts) or any(map(str.isdecimal, near)):
        return False
    return sum(map(ne, near, parts)) > 1 and not read.hidden


def _one_wrong(words: Sequence[str], name: KnownName) -> bool:
    """Om alla ord är namnets, så när som på högst ett som är felskrivet."""
    wrong = [(word, right) for word, right in zip(words, name.words, strict=True) if word != right]
    if len(wrong) != 1:
        return not wrong
    word, right = wrong[0]
    long = min(len(word), len(right)) >= _SHORTEST_PART and word not in REAL_NAMES
    return long and word[0] == right[0] and one_slip(word, right) and not inflected(word, right)


def _even(text: str) -> str:
    return " ".join(plain(text).casefold().split())
