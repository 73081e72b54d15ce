"""Orden i texterna: varje ord där det står, med orden runt omkring."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from operator import eq
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_TOKEN: Final = Pattern(r"[^\W\d_]+|\d+")
_ADDRESS: Final = Pattern(r"\S{0,200}(?:://|www\.|@)\S*")
AROUND: Final = 3
# Kortare ord än så har inget eget register: de är många, och söks sällan.
LONG: Final = 4


class Tokens(NamedTuple):
    """En menings ord och tal: som de står, i gemener, och var de börjar.

    `letters` är numren på orden, utan tal och utan dem som står i en adress, `long` de långa av dem i gemener, med sina
    nummer; `hidden` säger att något står i en adress, `twice` att samma ord står två gånger i följd.
    """

    words: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    letters: tuple[int, ...]
    long: tuple[tuple[str, int], ...]
    hidden: bool
    twice: bool


class Use(NamedTuple):
    """Ett ord där det står: meningen, dess ord, och ordets nummer bland dem."""

    sentence: Sentence
    tokens: Tokens
    at: int

    @property
    def text(self) -> str:
        """Ordet som det står."""
        return self.tokens.words[self.at]

    @property
    def start(self) -> int:
        """Var ordet börjar i stycket."""
        return self.sentence.start + self.tokens.starts[self.at]

    @property
    def end(self) -> int:
        """Var ordet slutar i stycket."""
        return self.start + len(self.text)

    @property
    def before(self) -> tuple[str, ...]:
        """Orden före, det närmaste först."""
        return self.tokens.words[max(0, self.at - AROUND) : self.at][::-1]

    @property
    def after(self) -> tuple[str, ...]:
        """Orden efter, det närmaste först."""
        return self.tokens.words[self.at + 1 : self.at + 1 + AROUND]

    def beside(self, first: int, last: int) -> list[Use]:
        """Orden från `first` till före `last`, räknat från det här, utan tal; inget när meningen inte räcker."""
        here = bisect_left(self.tokens.letters, self.at)
        near = self.tokens.letters[here + first : here + last] if here + first >= 0 else ()
        return [Use(self.sentence, self.tokens, at) for at in near] if len(near) == last - first else []

    @property
    def follows(self) -> bool:
        """Om ordet står direkt efter ett annat, utan komma emellan."""
        start = self.start
        return self.at > 0 and self.sentence.passage.text[max(0, start - 3) : start].rstrip()[-1:].isalnum()

    @property
    def capital(self) -> bool:
        """Om ordet har stor bokstav fast det inte börjar meningen."""
        return self.at > 0 and self.text[0].isupper()


class Words(Struct, frozen=True):
    """Ställena för varje långt ord i gemener, utom dem i adresser; `_places` är det som en `Use` görs av."""

    _places: Mapping[str, Sequence[tuple[Sentence, Tokens, int]]]
    _lines: Sequence[tuple[Sentence, Tokens]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def count(self, word: str) -> int:
        """Hur många gånger ordet står."""
        return len(self.places(word))

    def places(self, word: str) -> Sequence[tuple[Sentence, Tokens, int]]:
        """Ordets ställen; ett kort ord söks mening för mening."""
        if len(word) >= LONG:
            return self._places.get(word, ())
        return [
            (sentence, read, at)
            for sentence, read in self._lines
            if word in read.folded
            for at in read.letters
            if read.folded[at] == word
        ]

    def uses(self, word: str) -> list[Use]:
        """Ordets ställen, i texternas ordning."""
        return [Use(*place) for place in self.places(word)]

    def named(self, word: str) -> bool:
        """Om ordet alltid har stor bokstav."""
        return all(tokens.words[at][0].isupper() for _, tokens, at in self._places[word])


def lines(view: View) -> tuple[Tokens, ...]:
    """Varje menings ord."""
    return view.once(_lines)


def _lines(view: View) -> tuple[Tokens, ...]:
    return tuple([tokens(sentence.text) for sentence in view.sentences])


def letters(sentence: Sentence) -> list[Use]:
    """Meningens ord, utan tal och utan adresser."""
    read = tokens(sentence.text)
    return [Use(sentence, read, at) for at in read.letters]


def words(view: View) -> Words:
    """Orden i alla meningar."""
    return view.once(_indexed)


def places(found: Iterable[Use]) -> list[Use]:
    """Ställena i källan, vart och ett en gång: samma stycke i ärendefilen står i flera avsnitt."""
    backwards = list(found)[::-1]
    return list({use.sentence.spot(use.start, use.end): use for use in backwards}.values())[::-1]


@remembered
def tokens(text: str) -> Tokens:
    """Orden och talen i en menings text."""
    found = list(_TOKEN.finditer(text))
    written = tuple([token[0] for token in found])
    starts = tuple([token.start() for token in found])
    folded = tuple([word.casefold() for word in written])
    shown = _outside_addresses(text, starts)
    letters = tuple([at for at in shown if not written[at][0].isdecimal()])
    return Tokens(
        written,
        folded,
        starts,
        letters,
        tuple([(folded[at], at) for at in letters if len(folded[at]) >= LONG]),
        len(shown) < len(starts),
        any(map(eq, folded, folded[1:])),
    )


def _outside_addresses(text: str, starts: Sequence[int]) -> tuple[int, ...]:
    """Numren på dem som börjar utanför webb- och e-postadresser."""
    if "@" not in text and "://" not in text and "www." not in text:
        return tuple(range(len(starts)))
    taken = [match.span() for match in _ADDRESS.finditer(text)]
    return tuple(
        number for number, at in enumerate(starts) if not any(start <= at < end for start, end in taken)
    )


def _indexed(view: View) -> Words:
    found: dict[str, list[tuple[Sentence, Tokens, int]]] = defaultdict(list)
    read_lines = tuple(zip(view.sentences, lines(view), strict=True))
    for sentence, read in read_lines:
        for word, at in read.long:
            found[word].append((sentence, read, at))
    return Words(found, read_lines)
