"""Felskrivna namn i löpande text: ett ord i taget, och namn av flera ord där ett ord eller skiljetecken avviker."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.names import REAL_NAMES, known_names, known_words, telling
from beslutsgen.checks.near import inflected, misspelt, one_slip
from beslutsgen.checks.phrases import Phrases
from beslutsgen.checks.uses import having, letters, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.names import KnownName
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.uses import Words

_SHORTEST: Final = 6
_SHORTEST_LOWER: Final = 9
# Så mycket får längden skilja mellan ett namns ord och ordet felskrivet.
_LONGER: Final = 2
# Så många ordpar hålls i minnet: samma ord återkommer i text efter text.
_REMEMBERED: Final = 8192


class Misspelling(Struct, frozen=True):
    """Ett felskrivet namn; lägena är styckets."""

    sentence: Sentence
    start: int
    end: int
    name: KnownName

    @property
    def text(self) -> str:
        """Det som står."""
        return self.sentence.passage.text[self.start : self.end]


def misspellings(view: View) -> Iterator[Misspelling]:
    """Felskrivna namn i texternas ordning."""
    names = known_names(view)
    single, several = _Words(names, known_words(view)), Phrases(names)
    # Först prövas varje ord och namn en gång, sedan läses de meningar där något kan avvika.
    wrong = {sentence.text for word in single.wrong(words(view)) for sentence in having(view, word)}
    wrong |= {sentence.text for sentence in several.wrong(view)}
    for sentence in view.sentences if wrong else ():
        if sentence.text in wrong:
            each = _in_sentence(sentence, single, several)
            yield from (one for one in each if _authored(one.sentence, one.start, one.end))


def _in_sentence(sentence: Sentence, single: _Words, several: Phrases) -> Iterator[Misspelling]:
    taken = []
    for start, end, name in several.misspelt(sentence):
        taken.append((start, end))
        yield Misspelling(sentence, start, end, name)
    for use in letters(sentence):
        # En stor bokstav först i meningen säger inget.
        capital = use.text[0].isupper() and use.start > sentence.start
        name_of = single.misspelt(use.text.casefold(), capital=capital)
        if name_of and not any(start <= use.start < end for start, end in taken):
            yield Misspelling(sentence, use.start, use.end, name_of)


class _Words:
    """De kända namnens ord efter första bokstav; `known` är alla kända namns ord."""

    def __init__(self, names: Sequence[KnownName], known: frozenset[str]) -> None:
        self._known = known
        self._telling: dict[str, dict[str, KnownName]] = {}
        for name in names:
            for word in telling(name.text):
                self._telling.setdefault(word[0], {}).setdefault(word, name)

    def wrong(self, found: Words) -> list[str]:
        """De ord som är felskrivna om de börjar med stor bokstav; övriga är det aldrig."""
        near: defaultdict[tuple[str, int], list[tuple[str, bool]]] = defaultdict(list)
        for letter, words_of_letter in self._telling.items():
            for known, name in words_of_letter.items():
                one = (known, name.proper)
                for length in range(len(known) - _LONGER, len(known) + _LONGER + 1):
                    near[letter, length].append(one)
        alike = [
            (word, known, proper)
            for word in found.order.keys() - self._known
            if len(word) >= _SHORTEST
            for known, proper in near.get((word[0], len(word)), ())
        ]
        return [
            word
            for word, known, proper in alike
            if _near(word, known, proper) and self.misspelt(word, capital=True)
        ]

    def misspelt(self, word: str, *, capital: bool) -> KnownName | None:
        """Namnet som ordet är ett felskrivet ord ur."""
        if len(word) < _SHORTEST or word in self._known or word in REAL_NAMES:
            return None
        # Ett egennamn skrivs med stor bokstav; långa ord är namn också med liten, som omsorgsnämnden.
        likely = (
            name
            for known, name in self._telling.get(word[0], {}).items()
            if abs(len(word) - len(known)) <= _LONGER
            and (capital or not name.proper or len(known) >= _SHORTEST_LOWER)
            and _near(word, known, name.proper)
        )
        found = next(likely, None)
        return found if found and not any(inflected(word, known) for known in self._known) else None


@lru_cache(maxsize=_REMEMBERED)
def _near(word: str, known: str, proper: bool) -> bool:  # noqa: FBT001  # nyckelns delar
    return misspelt(word, known) if proper else one_slip(word, known)


def _authored(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.authored(start) and sentence.authored(end - 1)
