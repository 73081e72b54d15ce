"""Långa ord där de står, med orden runt omkring."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.checks.sentences import Sentence

_TOKEN: Final = Pattern(r"[^\W\d_]+|\d+")
_ADDRESS: Final = Pattern(r"\S{0,200}(?:://|www\.|@)\S*")
SHORTEST: Final = 4
_LONGEST: Final = 60
AROUND: Final = 3


@dataclass(frozen=True, slots=True)
class Use:
    """Ett ord där det står: `before` och `after` är orden närmast, det närmaste först."""

    sentence: Sentence
    start: int
    end: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def text(self) -> str:
        """Ordet som det står."""
        return self.sentence.passage.text[self.start : self.end]

    @property
    def follows(self) -> bool:
        """Om ordet står direkt efter ett annat, utan komma emellan."""
        return (
            bool(self.before)
            and self.sentence.passage.text[max(0, self.start - 3) : self.start].rstrip()[-1:].isalnum()
        )

    @property
    def capital(self) -> bool:
        """Om ordet har stor bokstav fast det inte börjar meningen."""
        return self.text[0].isupper() and bool(self.before)


def uses(sentences: Iterable[Sentence]) -> Mapping[str, list[Use]]:
    """Varje långt ord i gemener och ställena där det står."""
    found: dict[str, list[Use]] = defaultdict(list)
    for sentence in sentences:
        for use in _in(sentence):
            found[use.text.casefold()].append(use)
    return found


def places(found: Sequence[Use]) -> list[Use]:
    """Ställena i källan, vart och ett en gång: samma stycke i ärendefilen står i flera avsnitt."""
    return list({use.sentence.spot(use.start, use.end): use for use in reversed(found)}.values())[::-1]


def _in(sentence: Sentence) -> Iterator[Use]:
    text = sentence.passage.text
    tokens = list(_TOKEN.finditer(text, sentence.start, sentence.end))
    words = [token[0] for token in tokens]
    addresses = [match.span() for match in _ADDRESS.finditer(text, sentence.start, sentence.end)]
    for at, token in enumerate(tokens):
        word = SHORTEST <= len(token[0]) <= _LONGEST and token[0].isalpha()
        if not word or _inside(token.start(), addresses):
            continue
        before = tuple(reversed(words[max(0, at - AROUND) : at]))
        yield Use(sentence, token.start(), token.end(), before, tuple(words[at + 1 : at + 1 + AROUND]))


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
