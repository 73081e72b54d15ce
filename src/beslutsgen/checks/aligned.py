"""Två meningar ord för ord: vilka värden som skiljer, vilka ord, och om de ändå måste handla om samma sak."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.alike import alike
from beslutsgen.checks.base import Finding
from beslutsgen.checks.contrasts import Difference, Kind, kind_of, kind_within
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import agrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.alike import Masked
    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.tokens import Token
    from beslutsgen.passage import FactSpan

# Så många gemensamma innehållsord gör två meningar till samma mening, var de än står.
_MANY: Final = 6
_SOME: Final = 3
_SHARE_OF_WORDS: Final = 0.7


class Pair(Struct, frozen=True):
    """Två meningar som säger samma sak: fakta som skiljer, och ord som skiljer.

    `sure` säger att inget ord tyder på att de handlar om olika saker, `shared` hur många innehållsord de delar.
    """

    first: Sentence
    second: Sentence
    facts: tuple[tuple[FactSpan, FactSpan], ...]
    words: tuple[Difference, ...]
    sure: bool
    shared: int


def pairs(view: View) -> tuple[Pair, ...]:
    """Alla par som skiljer sig, i textens ordning."""
    return tuple(pair for pair in view.once(_pairs) if pair.facts or pair.words)


def compared(view: View) -> int:
    """Hur många par av meningar som säger samma sak, lika och olika."""
    return len(view.once(_pairs))


def _pairs(view: View) -> tuple[Pair, ...]:
    found = (_compare(first, second) for first, second in alike(view))
    return tuple(pair for pair in found if pair is not None)


def _compare(first: Masked, second: Masked) -> Pair | None:
    """Paret, om meningarna säger samma sak."""
    if first.telling != second.telling:
        return None
    same, different = _opcodes(first, second)
    equal = sum([a.content for a, _ in same])
    if not _can_be_same(first.sentence, second.sentence, equal, different):
        return None
    kind = kind_of if first.telling else kind_within
    kinds = [(one, kind(one)) for one in different]
    shared = equal + sum(len(one.first) for one, found in kinds if found is Kind.FORM)
    apart = sum(
        token.content for one, found in kinds if found is not Kind.FORM for token in (*one.first, *one.second)
    )
    all_kinds = {found for _, found in kinds}
    if Kind.CONTRAST in all_kinds or not _same_subject(first.sentence, second.sentence, shared, apart):
        return None
    facts = () if Kind.OTHER in all_kinds else tuple(_differing_facts(same))
    sure = all_kinds <= {Kind.FUNCTION, Kind.FORM}
    return Pair(first.sentence, second.sentence, facts, tuple(different), sure, shared)


def _differing_facts(same: Sequence[tuple[Token, Token]]) -> Iterator[tuple[FactSpan, FactSpan]]:
    """Fakta av samma sort på samma ställe, med olika värden."""
    for a, b in same:
        if a.fact and b.fact and a.fact.value != b.fact.value and not agrees(a.fact.value, b.fact.value):
            yield a.fact, b.fact


def _can_be_same(first: Sentence, second: Sentence, equal: int, different: Sequence[Difference]) -> bool:
    """Om det kan vara samma mening, när varje skillnad som kan vara en form av samma ord är det."""
    shared, apart = equal, 0
    for one in different:
        mine, theirs = (
            sum([token.content for token in one.first]),
            sum([token.content for token in one.second]),
        )
        if mine == theirs:
            shared += len(one.first)
        else:
            apart += mine + theirs
    return _same_subject(first, second, shared, apart)


def _same_subject(first: Sentence, second: Sentence, shared: int, apart: int) -> bool:
    """Om så mycket är lika att det är samma mening, och de inte står i samma uppräkning eller under var sin rubrik."""
    if shared < _SOME or 2 * shared < _SHARE_OF_WORDS * (2 * shared + apart):
        return False
    return shared >= _MANY or first.paper != second.paper or first.path != second.path


def _opcodes(one: Masked, other: Masked) -> tuple[list[tuple[Token, Token]], list[Difference]]:
    """De lika tecknen parvis, och det som skiljer, i ordning."""
    from rapidfuzz.distance import LCSseq

    first, second = one.tokens, other.tokens
    same: list[tuple[Token, Token]] = []
    different: list[Difference] = []
    here: list[Token] = []
    there: list[Token] = []
    steps = LCSseq.opcodes(one.signature, other.signature)
    for step in steps:
        mine, theirs = first[step.src_start : step.src_end], second[step.dest_start : step.dest_end]
        if step.tag != "equal":
            here += mine
            there += theirs
            continue
        if here or there:
            different.append(_difference(here, there, second, step.dest_start))
            here, there = [], []
        same += zip(mine, theirs, strict=True)
    if here or there:
        different.append(_difference(here, there, second, len(second)))
    return same, different


def _difference(
    here: Sequence[Token], there: Sequence[Token], second: Sequence[Token], after: int
) -> Difference:
    before = after - len(there) - 1
    around = (*second[max(before, 0) : before + 1], *second[after : after + 1])
    return Difference(tuple(here), tuple(there), around)


def differing(view: View, *, sure: bool) -> Iterator[Finding]:
    """Ett fynd för varje par av fakta som skiljer, i säkra par eller i de andra."""
    for pair in pairs(view):
        if pair.sure is sure:
            yield from (_finding(pair, a, b) for a, b in pair.facts if not _said_beside(pair, a, b))


def _said_beside(pair: Pair, first: FactSpan, second: FactSpan) -> bool:
    """Om ett av värdena står i en annan mening bredvid det andra: då är det den meningen som säger samma sak."""
    if not pair.words:
        return False
    return any(
        agrees(other.value, value)
        for sentence, value in ((pair.first, second.value), (pair.second, first.value))
        for other in sentence.passage.facts
        if other.value.kind == value.kind and not sentence.start <= other.start < sentence.end
    )


def _finding(pair: Pair, first: FactSpan, second: FactSpan) -> Finding:
    here, there = _quoted(pair.second, second), _quoted(pair.first, first)
    said = f"Här står {here}, men samma mening {where(pair)} säger {there}."
    if not pair.sure:
        said = f"Här står {here}, men en mening som säger nästan detsamma {where(pair)} säger {there}."
    return Finding(
        pair.second.spot(second.start, second.end),
        said,
        "Ta reda på vilket värde som är rätt, och skriv det på båda ställena."
        if pair.sure
        else "Kontrollera om meningarna handlar om samma sak. Rätta i så fall det värde som är fel.",
        ((pair.first.spot(first.start, first.end), "det andra värdet"),),
    )


def where(pair: Pair) -> str:
    """Var den tidigare meningen står."""
    if pair.first.paper != pair.second.paper:
        return f"i {PurePath(pair.first.paper or '').name}"
    here, there = _heading(pair.second), _heading(pair.first)
    return f"under ”{there.strip(' :')}”" if there and there != here else "på ett annat ställe"


def _heading(sentence: Sentence) -> str | None:
    spot = sentence.spot(sentence.start, sentence.end)
    return spot.heading if isinstance(spot, PaperSpot) else None


def _quoted(sentence: Sentence, fact: FactSpan) -> str:
    return even(sentence.passage.text[fact.start : fact.end])
