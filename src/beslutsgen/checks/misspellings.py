"""Felskrivna namn i löpande text: ett ord i taget, och namn av flera ord där ett ord eller skiljetecken avviker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.names import WORD, known_names
from beslutsgen.checks.near import inflected, misspelt, one_slip
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.names import KnownName
    from beslutsgen.checks.sentences import Sentence

# Namn som ligger en bokstav från varandra men är två: de är aldrig skrivfel för varandra.
_REAL_NAMES: Final = frozenset({"lidköping", "linköping", "lidköpings", "linköpings"})
_ADDRESS: Final = Pattern(r"\S{0,200}(?:://|www\.|@)\S*")
_SHORTEST: Final = 6
_SHORTEST_LOWER: Final = 9
_SHORTEST_PART: Final = 3


@dataclass(frozen=True, slots=True)
class Misspelling:
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
    names = known_names(view.arende, view.pack)
    words, phrases = _Words(names), _Phrases(names)
    faultless: set[str] = set()
    for sentence in view.sentences:
        # Samma stycke står ofta i flera avsnitt; en felfri mening är felfri överallt.
        if sentence.text in faultless:
            continue
        found = tuple(_in_sentence(sentence, words, phrases))
        if not found:
            faultless.add(sentence.text)
        yield from (one for one in found if _authored(one.sentence, one.start, one.end))


def _in_sentence(sentence: Sentence, words: _Words, phrases: _Phrases) -> Iterator[Misspelling]:
    tokens = _tokens(sentence)
    several = tuple(phrases.misspelt(sentence, tokens))
    yield from several
    taken = [(found.start, found.end) for found in several]
    for token in tokens:
        name = words.misspelt(token[0], capital=_mid_capital(sentence, token))
        if name and not _inside(token, taken):
            yield Misspelling(sentence, token.start(), token.end(), name)


class _Words:
    """De kända namnens ord efter första bokstav, och omdömet om varje ord som redan prövats."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._known = {word for name in names for word in name.words}
        self._telling: dict[str, dict[str, KnownName]] = {}
        for name in names:
            for word in name.telling:
                self._telling.setdefault(word[0], {}).setdefault(word, name)
        self._judged: dict[tuple[str, bool], KnownName | None] = {}

    def misspelt(self, token: str, *, capital: bool) -> KnownName | None:
        """Namnet som ordet är ett felskrivet ord ur."""
        key = (token.casefold(), capital)
        if key not in self._judged:
            self._judged[key] = self._judge(*key)
        return self._judged[key]

    def _judge(self, word: str, capital: bool) -> KnownName | None:  # noqa: FBT001  # nyckelns delar
        if len(word) < _SHORTEST or word in self._known or word in _REAL_NAMES:
            return None
        close = [
            (known, name)
            for known, name in self._telling.get(word[0], {}).items()
            if _near(word, known, name)
        ]
        # Ett egennamn skrivs med stor bokstav; långa ord är namn också med liten, som omsorgsnämnden.
        likely = (
            name for known, name in close if capital or not name.proper or len(known) >= _SHORTEST_LOWER
        )
        found = next(likely, None)
        return found if found and not any(inflected(word, known) for known in self._known) else None


def _tokens(sentence: Sentence) -> list[re.Match[str]]:
    """Meningens ord, utom dem i webb- och e-postadresser."""
    text = sentence.passage.text
    tokens = list(WORD.finditer(text, sentence.start, sentence.end))
    addresses = [match.span() for match in _ADDRESS.finditer(text, sentence.start, sentence.end)]
    return [token for token in tokens if not _inside(token, addresses)] if addresses else tokens


def _near(word: str, known: str, name: KnownName) -> bool:
    return misspelt(word, known) if name.proper else one_slip(word, known)


class _Phrases:
    """Namn av flera ord, efter vart och ett av sina två första ord: minst ett av dem är rätt skrivet."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._written = {_even(name.text) for name in names}
        self._written |= {f"{text}s" for text in self._written}
        self._by_word: dict[str, list[tuple[KnownName, int]]] = {}
        # Samma namn kan stå både i ärendet och i registret; då gäller det första, ärendets.
        for name in {name.text: name for name in reversed(names) if len(name.words) > 1}.values():
            for position, word in enumerate(name.words[:2]):
                self._by_word.setdefault(word, []).append((name, position))

    def misspelt(self, sentence: Sentence, tokens: Sequence[re.Match[str]]) -> Iterator[Misspelling]:
        """Namnen där ett ord är felskrivet, eller där ett skiljetecken har kommit emellan."""
        folded = [token[0].casefold() for token in tokens]
        for at, word in enumerate(folded):
            for name, position in self._by_word.get(word, ()):
                first, last = at - position, at - position + len(name.words) - 1
                if first < 0 or last >= len(tokens) or not _one_wrong(folded[first : last + 1], name):
                    continue
                start, end = tokens[first].start(), tokens[last].end()
                if _even(sentence.passage.text[start:end]) not in self._written:
                    yield Misspelling(sentence, start, end, name)


def _one_wrong(words: Sequence[str], name: KnownName) -> bool:
    """Om alla ord är namnets, så när som på högst ett som är felskrivet."""
    wrong = [(word, right) for word, right in zip(words, name.words, strict=True) if word != right]
    if len(wrong) != 1:
        return not wrong
    word, right = wrong[0]
    long = min(len(word), len(right)) >= _SHORTEST_PART and word not in _REAL_NAMES
    return long and word[0] == right[0] and one_slip(word, right) and not inflected(word, right)


def _even(text: str) -> str:
    return " ".join(plain(text).casefold().split())


def _mid_capital(sentence: Sentence, token: re.Match[str]) -> bool:
    """Om ordet har stor bokstav fast det inte börjar meningen."""
    return token[0][0].isupper() and token.start() > sentence.start


def _inside(token: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start() < end for start, end in taken)


def _authored(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.authored(start) and sentence.authored(end - 1)
