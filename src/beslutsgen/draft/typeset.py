"""Ett stycke sätts: raden i uppställningen får sina fakta, med lägen för fakta och formatering."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.draft.lines import FACT, OPAQUE, Still
from beslutsgen.draft.place import ProsePlace
from beslutsgen.facts import (
    Belopp,
    Datum,
    Diarienummer,
    Lagrum,
    Organisationsnummer,
    Period,
    Personnummer,
    Sfs,
    find,
    may_hold,
    write,
)
from beslutsgen.kept import PROSE, kept_with
from beslutsgen.passage import FactSpan, Mark, Passage
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.draft.lines import Line, Style
    from beslutsgen.draft.pieces import Fact
    from beslutsgen.draft.place import Sheet

# Så många skrivna datum finns kvar.
_KEPT: Final = 4096
# Sorter som skrivs så att de inte kan läsas som ett antal.
_NEVER_COUNTED: Final[frozenset[type]] = frozenset(
    {Belopp, Datum, Diarienummer, Lagrum, Organisationsnummer, Period, Personnummer, Sfs}
)
_DATED: Final[frozenset[type]] = frozenset({Datum, Period})
# Blanksteg mellan siffergrupper, mellan tal och enhet och kring paragraftecken.
_BREAKABLE: Final = late(r"(?<=[0-9§]) (?=[0-9§%]|[^\W_])|(?<=kap\.) (?=[0-9])")


def typeset(line: Line, at: int, sheet: Sheet, units: frozenset[str], dates: str = "") -> Passage:
    """Raden som stycke. `at` är var den börjar i Markdown-texten, `units` ärendets egna enheter för antal.

    `dates` är skrivsättet för datum utan eget.
    """
    still = line.still
    if still is not None:
        return Passage(still.text, ProsePlace(line, at, sheet, still.starts), still.facts, still.marks)
    text, starts, facts = _placed(line, sheet.told.facts, dates)
    if line.typed == "yes" or (line.typed == "after count" and _counted(text, facts)):
        text, facts = _with_typed(text, facts, units)
    marks = tuple(_marks(line.styles, starts, sheet.told.facts)) if line.styles else ()
    return Passage(text, ProsePlace(line, at, sheet, starts), tuple(facts), marks)


def settled(line: Line, units: frozenset[str]) -> Line:
    """Raden, satt redan nu om den är utan hänvisningar."""
    if line.facts or any(FACT.search(one.target) for one in line.styles):
        return line
    text, starts, facts = _placed(line, (), "")
    if line.typed == "yes":
        text, facts = _with_typed(text, facts, units)
    marks = tuple(_marks(line.styles, starts, ()))
    return replace(line, still=Still(text, tuple(starts), tuple(facts), marks))


def _placed(line: Line, printed: Sequence[Fact], dates: str) -> tuple[str, list[int], list[FactSpan]]:
    """Radens text, var dess delar börjar, och dess fakta."""
    texts = list(line.texts)
    shown: list[tuple[int, Fact, str]] = []
    for at, number in line.facts:
        fact = printed[number]
        text, notation = fact.text, fact.notation
        # Ett datum utan eget skrivsätt får husets.
        if dates and not notation and type(fact.value) in _DATED:
            text, notation = _dated(fact.value, dates), dates
        texts[at] = text
        shown.append((at, fact, notation))
        if text[-1:] == " ":
            texts[at + 1 : at + 2] = [after.removeprefix(" ") for after in texts[at + 1 : at + 2]]
    starts = list(accumulate(map(len, texts), initial=0))
    facts = [
        FactSpan(starts[at], starts[at + 1], fact.value, fact.path, notation) for at, fact, notation in shown
    ]
    return "".join(texts).rstrip(" "), starts, facts


@lru_cache(maxsize=_KEPT)
def _dated(value: Datum | Period, dates: str) -> str:
    return write(value, dates)


def _counted(text: str, bound: list[FactSpan]) -> bool:
    """Om något faktum kan läsas som ett antal: ett antal, ett namn med ett tal i, en tid eller gånger."""
    return any(
        type(fact.value) not in _NEVER_COUNTED and may_hold(text[fact.start : fact.end]) != "no"
        for fact in bound
    )


def _with_typed(text: str, bound: list[FactSpan], units: frozenset[str]) -> tuple[str, list[FactSpan]]:
    """Texten och dess fakta, också de som skrivits för hand; de får hårda blanksteg där raden inte får brytas."""
    typed = [fact for fact in _found(text, units) if not any(_overlap(fact, other) for other in bound)]
    for fact in typed:
        text = text[: fact.start] + _unbroken(text[fact.start : fact.end]) + text[fact.end :]
    return text, sorted((*bound, *typed), key=lambda fact: fact.start) if typed else bound


@kept_with(longest=PROSE)
def _found(text: str, units: frozenset[str]) -> tuple[FactSpan, ...]:
    """Fakta i texten; samma text står ofta i flera ärenden."""
    return find(text, units)


def _overlap(fact: FactSpan, other: FactSpan) -> bool:
    return fact.start < other.end and other.start < fact.end


def _unbroken(text: str) -> str:
    return _BREAKABLE.sub("\N{NO-BREAK SPACE}", text)


def _marks(styles: Sequence[Style], starts: Sequence[int], facts: Sequence[Fact]) -> Iterator[Mark]:
    """Formateringen där den omfattar något."""
    for style in styles:
        start, end = starts[style.first], starts[style.end]
        if start < end:
            target = FACT.sub(lambda mark: facts[ord(mark[1]) - OPAQUE].text, style.target)
            yield Mark(start, end, style.kind, target or None)
