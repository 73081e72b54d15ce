"""Orden i texterna: varje ord där det står, med orden runt omkring."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_TOKEN: Final = Pattern(r"[^\W\d_]+|\d+")
_WORD: Final = Pattern(r"[^\W\d_]+")
_ADDRESS: Final = Pattern(r"\S{0,200}(?:://|www\.|@)\S*")
# Ord är fler än meningar, och korta.
_MOST_PARTS: Final = 8192
_LONGEST_PART: Final = 60
AROUND: Final = 3
# Kortare ord än så är inte med bland de olika orden: de står nästan överallt.
LONG: Final = 4


class _Read(Struct, frozen=True, gc=False):
    """De långa orden i en text, i gemener: alla, de som inte har stor bokstav, och om någon bokstav är ovanlig."""

    words: tuple[str, ...]
    small: tuple[str, ...]
    unusual: bool


class Tokens(Struct, frozen=True):
    """En menings ord och tal: som de står, i gemener, och var de börjar.

    `letters` är numren på orden, utan tal och utan dem som står i en adress; `hidden` säger att något står i en adress.
    """

    words: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    letters: tuple[int, ...]
    hidden: bool


class Use(Struct, frozen=True):
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
    """De olika långa orden i alla meningar, i gemener och i den ordning de först står, utom dem i adresser.

    `lower` är de som någonstans inte har stor bokstav. `unusual` säger att någon bokstav inte är en i gemener, eller
    där är en annan än den som ord jämförs i, som ß.
    """

    order: Mapping[str, None]
    lower: frozenset[str]
    unusual: bool

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __contains__(self, word: str) -> bool:
        return word in self.order

    def named(self, word: str) -> bool:
        """Om ordet alltid har stor bokstav."""
        return word not in self.lower


def words(view: View) -> Words:
    """Orden i alla meningar."""
    return view.once(_distinct)


def counts(view: View) -> Mapping[str, int]:
    """Hur många gånger varje långt ord står."""
    return view.once(_counted)


def letters(sentence: Sentence) -> list[Use]:
    """Meningens ord, utan tal och utan adresser."""
    read = tokens(sentence.text)
    return [Use(sentence, read, at) for at in read.letters]


def uses(view: View, word: str) -> list[Use]:
    """Ordets ställen, i texternas ordning."""
    return [
        use
        for sentence in having(view, word)
        for use in letters(sentence)
        if use.tokens.folded[use.at] == word
    ]


def having(view: View, word: str) -> Sequence[Sentence]:
    """Meningarna som kan ha ordet i sig, i texternas ordning."""
    if words(view).unusual:
        return view.sentences
    return list({id(sentence): sentence for sentence, _ in view.where(word)}.values())


def places(found: Iterable[Use]) -> list[Use]:
    """Ställena i källan, vart och ett en gång: samma stycke i ärendefilen står i flera avsnitt."""
    backwards = list(found)[::-1]
    return list({use.sentence.spot(use.start, use.end): use for use in backwards}.values())[::-1]


@kept()
def tokens(text: str) -> Tokens:
    """Orden och talen i en menings text."""
    return _tokens(text)


def _distinct(view: View) -> Words:
    read = list(map(_of_part, dict.fromkeys(_parts(view))))
    lower = frozenset(chain.from_iterable([one.small for one in read]))
    unusual = True in [one.unusual for one in read] or not view.even
    return Words(dict.fromkeys(chain.from_iterable([one.words for one in read])), lower, unusual)


def _counted(view: View) -> Counter[str]:
    found: Counter[str] = Counter()
    for part, often in Counter(_parts(view)).items():
        for word in _of_part(part).words:
            found[word] += often
    return found


def _parts(view: View) -> Iterator[str]:
    """Det som står mellan två mellanslag: det återkommer oftare än meningar, och inget ord går över ett mellanslag."""
    return chain.from_iterable(map(str.split, [sentence.text for sentence in view.sentences]))


@kept(_MOST_PARTS, _LONGEST_PART)
def _of_part(part: str) -> _Read:
    alone = part.rstrip(".,;:")
    written = [alone] if alone.isalpha() else _outside(part)
    folded = [(low, word) for word in written if len(low := word.casefold()) >= LONG]
    small = tuple([low for low, word in folded if not word[0].isupper()])
    return _Read(tuple([low for low, _ in folded]), small, part.lower() != part.casefold())


def _outside(part: str) -> list[str]:
    """Orden i delen, utom dem i en adress."""
    if _may_have_address(part):
        read = _tokens(part)
        return [read.words[at] for at in read.letters]
    return [match[0] for match in _WORD.finditer(part)]


def _tokens(text: str) -> Tokens:
    found = list(_TOKEN.finditer(text))
    written = tuple([token[0] for token in found])
    starts = tuple([token.start() for token in found])
    shown = _outside_addresses(text, starts)
    return Tokens(
        written,
        tuple([word.casefold() for word in written]),
        starts,
        tuple([at for at in shown if not written[at][0].isdecimal()]),
        len(shown) < len(starts),
    )


def _outside_addresses(text: str, starts: Sequence[int]) -> tuple[int, ...]:
    """Numren på dem som börjar utanför webb- och e-postadresser."""
    if not _may_have_address(text):
        return tuple(range(len(starts)))
    taken = [match.span() for match in _ADDRESS.finditer(text)]
    return tuple(
        number for number, at in enumerate(starts) if not any(start <= at < end for start, end in taken)
    )


def _may_have_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text
