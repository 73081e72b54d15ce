"""En orsak ger ett fynd: av fynd som säger emot samma uppgift på samma plats visas det allvarligaste."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import PaperSpot, WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beslutsgen.diagnostic import Diagnostic, Spot

_AGAINST_CASE: Final = "DOK011"
# Fynd som säger att en uppgift är motsagd, i den ordning de väljs när allvaret är lika: det som anger ärendefilens
# värde är tydligast, därefter samma mening, samma namn, uträkningar och sist det som bara liknar.
CONTRADICTIONS: Final = (
    *(
        "DOK011",
        "TEX001",
        "DAT001",
        "TEX016",
        "DAT016",
        "BEL012",
        "ANT003",
        "DAT017",
        "BEL013",
        "BEL014",
        "ANT004",
    ),
    *("DAT018", "DAT021", "BEL016", "TEX015", "BEL015", "DAT020", "TEX019", "TEX002"),
    *("NAM001", "NAM006", "NAM002", "TEX014"),
)
# Så många tecken av ett stycke delar nyckel: ett stycke kan vara ett helt papper.
_STRETCH: Final = 64


def one_per_cause(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Fynden utan dem som säger detsamma som ett tydligare fynd på samma två platser."""
    kept: list[Diagnostic] = []
    near: dict[object, list[Diagnostic]] = defaultdict(list)
    for found in sorted(diagnostics, key=_clarity):
        if found.code in CONTRADICTIONS:
            # Samma orsak kräver att fyndets plats är en av det andras.
            if any(_same_cause(found, other) for key in _near(found.spot) for other in near.get(key, ())):
                continue
            there = {key for spot in _spots(found) for key in _near(spot)}
            if any(_explained(found, other) for key in there for other in near.get(key, ())):
                continue
            for key in {key for spot in (found.spot, *_spots(found)) for key in _near(spot)}:
                near[key].append(found)
        kept.append(found)
    return tuple(kept)


def _near(spot: Spot) -> Iterator[object]:
    """Nycklar för platsen; två platser som går i varandra har en gemensam, och få andra har det."""
    if not isinstance(spot, PaperSpot):
        yield spot
        return
    for stretch in range(spot.start // _STRETCH, max(spot.end - 1, spot.start) // _STRETCH + 1):
        yield spot.file, spot.part, spot.paragraph, stretch


def _clarity(found: Diagnostic) -> tuple[int, int]:
    known = CONTRADICTIONS.index(found.code) if found.code in CONTRADICTIONS else len(CONTRADICTIONS)
    return (found.severity.rank, known)


def _same_cause(found: Diagnostic, other: Diagnostic) -> bool:
    """Om fyndet rör samma uppgift som ett annat: platsen är densamma, eller båda platserna är desamma omvänt."""
    mine, theirs = _spots(found), _spots(other)
    if _overlap(found.spot, other.spot):
        return True
    return any(_overlap(found.spot, spot) for spot in theirs) and any(
        _overlap(other.spot, spot) for spot in mine
    )


def _explained(found: Diagnostic, other: Diagnostic) -> bool:
    """Om fyndet pekar ut ett papper som säger vad ärendefilen säger, mot en uppgift som säger emot den."""
    return (
        other.code == _AGAINST_CASE
        and any(_overlap(other.spot, spot) for spot in _spots(found))
        and any(_same_text(found.spot, spot) for spot in _spots(other))
    )


def _same_text(a: Spot, b: Spot) -> bool:
    if isinstance(a, WholeFile) or isinstance(b, WholeFile):
        return False
    return plain(a.excerpt) == plain(b.excerpt)


def _spots(found: Diagnostic) -> Sequence[Spot]:
    return [related.spot for related in found.related]


def _overlap(a: Spot, b: Spot) -> bool:
    if not isinstance(a, PaperSpot) or not isinstance(b, PaperSpot):
        return a == b
    same = (a.file, a.part, a.paragraph) == (b.file, b.part, b.paragraph)
    return same and a.start < b.end and b.start < a.end
