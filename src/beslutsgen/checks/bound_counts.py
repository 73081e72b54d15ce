"""Antal som texten binder till en verksamhet, ett uppdrag eller ett avtal, och när två sådana inte kan vara sanna."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.checks.bound import Said
from beslutsgen.checks.bound_clauses import subject_clause
from beslutsgen.checks.near import one_slip
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import upper_first
from beslutsgen.facts import Antal, agrees, double_notation
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_PROSE_OUT: Final = ("tabell", "rubrik", "header", "footer", "comment")
_COUNTS: Final = Pattern(
    r"(?:\A|(?<=[.;:] )|(?<=, och ))(?P<np>[^.;:,]{3,140}?)\s+(?:kommer att\s+|ska\s+|beräknas\s+|föreslås\s+)?"
    r"(?P<verb>omfattar|omfatta|avser|avse|rymmer|rymma|består av|bestå av|innehåller|innehålla|innefattar|har)\s+"
    r"(?:totalt\s+|sammanlagt\s+)?\Z",
    re.IGNORECASE,
)
_LONG_UNIT: Final = 8
_TAIL: Final = 5
_JOINED: Final = Pattern(r"\s*(?:,|och|samt)\s+\Z")
_NOT_WHOLE: Final = Pattern(
    r"(?<!\w)(?:varav|ytterligare|utöver|hittills|i dag|idag|för närvarande|i genomsnitt|har haft|tidigare"
    r"|nuvarande|som mest"
    r"|först\w*|inledningsvis|därefter|senare|ökar|minskar|utök\w*|under 20\d\d|per)(?!\w)",
    re.IGNORECASE,
)
# Ord som nästan vad som helst kan heta; de pekar bara ut något när texterna är var sin framställning av samma ärende.
_ANY: Final = frozenset(
    {"verksamhet", "boendet", "enhet", "det", "avtal", "uppdrag", "kommun", "nämnd", "förvaltning"}
)


def bound_counts(view: View) -> Iterator[Said]:
    """Allt som texterna säger att något omfattar."""
    units: dict[str, str] = {}
    for sentence in view.sentences:
        facts = [fact for fact in sentence.facts if isinstance(fact.value, Antal)]
        if facts and sentence.path not in _PROSE_OUT and not _NOT_WHOLE.search(sentence.text):
            yield from _stated(sentence, facts, units)


def _stated(sentence: Sentence, facts: list[FactSpan], units: dict[str, str]) -> Iterator[Said]:
    """Det första antalet efter verbet, och de som räknas upp efter det."""
    text = sentence.passage.text
    before = text[sentence.start : facts[0].start]
    subject = _COUNTS.search(before)
    clause = subject_clause(sentence, facts[0], subject["np"], before) if subject else None
    if clause is None:
        return
    for at, fact in enumerate(facts):
        if at and not _JOINED.match(text, facts[at - 1].end, fact.start):
            return
        if isinstance(fact.value, Antal) and not _disagrees(text[fact.start : fact.end]):
            unit = _known_unit(enhetsnyckel(fact.value.enhet), units)
            key = (clause.head, unit, "förr" if clause.past else "nu")
            value = replace(fact.value, enhet=unit)
            yield Said(key, clause.about, upper_first(clause.shown), value, sentence, fact)


def _disagrees(text: str) -> bool:
    """Om antalet i ord är ett annat än i siffror: det är ett eget fel."""
    double = double_notation(text)
    return double is not None and double[0] != double[1]


def _known_unit(unit: str, units: dict[str, str]) -> str:
    """Enheten, eller den redan lästa enhet som den är en felskrivning av: svikplats är sviktplats."""
    if unit not in units:
        near = (
            known
            for known in units.values()
            if min(len(unit), len(known)) >= _LONG_UNIT and one_slip(unit, known)
        )
        units[unit] = next(near, unit)
    return units[unit]


def conflicting(one: Said, other: Said, single: bool) -> bool:  # noqa: FBT001  # samma form för alla sorter
    """Om antalen säkert räknar samma sak och inte kan vara sanna samtidigt."""
    if (
        not isinstance(one.value, Antal)
        or not isinstance(other.value, Antal)
        or agrees(one.value, other.value)
    ):
        return False
    if one.part == other.part:
        return one.about == other.about and bool(one.about or one.subject[0] not in _ANY)
    nested = one.about <= other.about or other.about <= one.about
    return one.about == other.about or (
        single and nested and _units(one) == _units(other) and len(_units(one)) > 1
    )


def _units(one: Said) -> tuple[str, ...]:
    """Enheterna som meningen räknar: samma uppräkning på två ställen är om samma sak."""
    counts = (fact.value for fact in one.sentence.facts)
    return tuple(enhetsnyckel(count.enhet)[-_TAIL:] for count in counts if isinstance(count, Antal))
