"""Namn av flera ord i löpande text: ett av orden är felskrivet, eller ett skiljetecken har kommit emellan."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from operator import ne
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.names import REAL_NAMES, words_of
from beslutsgen.checks.near import inflected, one_slip
from beslutsgen.checks.remembered import remembered
from beslutsgen.checks.uses import LONG, Use, letters
from beslutsgen.checks.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.names import KnownName
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.uses import Tokens, Words

_SHORTEST_PART: Final = 3
_TWO: Final = 2


class Phrases:
    """Namn av flera ord. I ett felskrivet namn är högst ett ord fel, så av två av dess ord är minst ett rätt."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        # Samma namn kan stå både i ärendet och i registret; då gäller det första, ärendets.
        self._names = tuple({name.text: name for name in reversed(names) if len(name.words) > 1}.values())
        self._all = names

    def wrong(self, found: Words) -> Iterator[Sentence]:
        """Meningarna som har ett felskrivet namn. De två ovanligaste orden i varje namn söks."""
        for name in self._names:
            words = name.words
            counts = [(found.count(words[position]), position) for position in _sought(name.text)]
            counts.sort()
            if not counts[1][0]:
                continue
            for _, position in counts[:_TWO]:
                for place in found.places(words[position]):
                    if not _settled(place, name, position) and self._wrong_at(Use(*place), name, position):
                        yield place[0]

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


@remembered
def _forms(name: str) -> tuple[str, str]:
    """Namnet så som det jämförs, och i genitiv."""
    return _even(name), f"{_even(name)}s"


@remembered
def _sought(name: str) -> tuple[int, ...]:
    """Numren på de ord i namnet som söks: de långa, om de är minst två."""
    words = words_of(name)
    long = tuple(at for at, word in enumerate(words) if len(word) >= LONG)
    return long if len(long) >= _TWO else tuple(range(len(words)))


def _settled(place: tuple[Sentence, Tokens, int], name: KnownName, position: int) -> bool:
    """Om det redan syns att namnet inte är felskrivet här, där dess ord nummer `position` står.

    Det står precis så som det skrivs, eller så är flera av orden andra. Så är det nästan alltid.
    """
    sentence, tokens, at = place
    first, words = at - position, name.words
    near = tokens.folded[max(first, 0) : first + len(words)]
    if len(near) < len(words) or any(map(str.isdecimal, near)):
        return False
    if sum(map(ne, near, words)) > 1:
        return not tokens.hidden
    start = tokens.starts[first]
    end = start + len(name.text)
    return sentence.text.startswith(name.text, start) and not sentence.text[end : end + 1].isalpha()


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
