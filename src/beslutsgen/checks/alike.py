"""Meningar som säger nästan samma sak: kandidaterna hittas genom de ord som är ovanliga i texterna."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.contrasts import contrasting
from beslutsgen.checks.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.tokens import Token

_FEWEST_WORDS: Final = 3
# Ord i fler meningar än så pekar inte ut någon av dem; de rarare orden räcker.
_COMMON: Final = 60
_RAREST: Final = 12
_SHARED: Final = 0.5
_MOST: Final = 0.6
_OTHER_TEXTS: Final = ("tabell", "rubrik", "underlag", "skickas_till", "comment", "header", "footer")


class Masked(Struct, frozen=True):
    """En mening och dess tecken, med fakta utan värden.

    `content` är orden som säger vad meningen handlar om, utan böjning, `signature` tecknen som jämförs, och `telling`
    de tecken som skiljer en sak från en annan: två meningar om samma sak har samma.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    content: frozenset[str]
    signature: tuple[str, ...]
    telling: tuple[str, ...]


def masked_sentences(view: View) -> tuple[Masked, ...]:
    """Meningarna i löpande text och punkter, de som har så många ord att de går att känna igen."""
    found = (_masked(sentence) for sentence in view.sentences if not sentence.path.startswith(_OTHER_TEXTS))
    return tuple(one for one in found if len(one.content) >= _FEWEST_WORDS)


def _masked(sentence: Sentence) -> Masked:
    found = tokens(sentence)
    return Masked(
        sentence,
        found,
        frozenset([one.norm[:7] for one in found if one.content]),
        tuple([one.norm for one in found]),
        tuple(sorted([one.norm for one in found if contrasting(one)])),
    )


def alike(view: View) -> Iterator[tuple[Masked, Masked]]:
    """Par av meningar som delar de flesta av sina ord, den som står först först; samma ordalydelse en gång."""
    groups: dict[tuple[str, ...], list[Masked]] = defaultdict(list)
    for one in masked_sentences(view):
        groups[one.signature].append(one)
    for group in groups.values():
        yield from ((group[0], other) for other in group[1:])
    yield from _near([group[0] for group in groups.values()])


def _near(different: Sequence[Masked]) -> Iterator[tuple[Masked, Masked]]:
    """Par med olika ordalydelse som delar minst hälften av sina ovanliga ord."""
    frequency = Counter(word for one in different for word in one.content)
    earlier: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(different):
        rare = sorted([(frequency[word], word) for word in one.content])[:_RAREST]
        telling = [word for often, word in rare if often <= _COMMON]
        shared = Counter(chain.from_iterable([earlier[word] for word in telling]))
        fewest = _SHARED * _FEWEST_WORDS
        for other, count in shared.items():
            if count < fewest:
                continue
            before = different[other]
            if count >= _SHARED * min(len(telling), len(before.content)) and _close(one, before):
                yield before, one
        for word in telling:
            earlier[word].append(at)


def _close(a: Masked, b: Masked) -> bool:
    """Om meningarna delar de flesta av den kortares ord; annars är det inte lönt att jämföra dem ord för ord."""
    return len(a.content & b.content) >= _MOST * min(len(a.content), len(b.content))
