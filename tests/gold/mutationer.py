"""Mutationskörningen: `python tests/gold/mutationer.py [--arende] [--missade] [--operator O]`.

Varje mutant (se `mutanter.py`) granskas som ett par, förslag och tjänsteskrivelse, med `--arende` mot ärendefilen. Den
är funnen när ett fel eller en varning, som det oändrade papperet inte ger, pekar på det ändrade stället eller nämner
det.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from granskning import granska
from mutanter import DELAR, PAPPER, arendefil, delar, mutanter

from beslutsgen.diagnostic import PaperSpot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mutanter import Mutant

    from beslutsgen.diagnostic import Diagnostic

_BLOCK: Final = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
# Med ärendefilen ska varje ändring av de här sorterna hittas.
I_ARENDET: Final = ("date", "period", "amount", "count")


def _stalle(spot: PaperSpot, text: str) -> tuple[int, int] | None:
    """Platsen som läge i hela texten; ett stycke är ett block mellan tomma rader."""
    block = next(
        (match for nr, match in enumerate(_BLOCK.finditer(text), 1) if nr == spot.paragraph),
        None,
    )
    if block is None:
        return None
    traffar = [hit.start() for hit in re.finditer(re.escape(spot.excerpt), text[block.start() : block.end()])]
    if not traffar:
        return None
    start = block.start() + min(traffar, key=lambda hit: abs(hit - spot.start))
    return start, start + len(spot.excerpt)


def _pekar(fynd: Diagnostic, mutant: Mutant) -> bool:
    """Om fyndet pekar på det ändrade stället, eller nämner det."""
    for spot in (fynd.spot, *(annat.spot for annat in fynd.related)):
        if not isinstance(spot, PaperSpot) or spot.file != DELAR[mutant.del_]:
            continue
        stalle = _stalle(spot, mutant.delar[mutant.del_])
        if stalle and stalle[0] < mutant.end and mutant.start < stalle[1]:
            return True
    return False


def _fynd(par: tuple[str, str], arende: bytes | None) -> tuple[Diagnostic, ...]:
    return granska(dict(zip(DELAR, par, strict=True)), arende)


def _nyckel(fynd: Diagnostic) -> tuple[str, str, tuple[str, ...]]:
    """Det som gör två fynd till samma: kod, meddelande och utdrag, var de än står i stycket."""
    stallen = (fynd.spot, *(annat.spot for annat in fynd.related))
    return fynd.code, fynd.message, tuple(spot.excerpt for spot in stallen if isinstance(spot, PaperSpot))


@cache
def _oandrat(papper: str, *, med_arende: bool) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """Fynden i det oändrade papperet."""
    arende = arendefil(papper) if med_arende else None
    return Counter(_nyckel(ett) for ett in _fynd(delar(papper), arende))


def nya_fynd(mutant: Mutant, *, med_arende: bool) -> tuple[Diagnostic, ...]:
    """Fynden i mutanten som det oändrade papperet inte ger."""
    gamla = Counter(_oandrat(mutant.papper, med_arende=med_arende))
    nya = []
    for ett in _fynd(mutant.delar, arendefil(mutant.papper) if med_arende else None):
        if gamla[_nyckel(ett)] > 0:
            gamla[_nyckel(ett)] -= 1
        else:
            nya.append(ett)
    return tuple(nya)


def funnen(mutant: Mutant, *, med_arende: bool) -> bool:
    """Om mutanten hittas på sitt ställe."""
    return any(_pekar(ett, mutant) for ett in nya_fynd(mutant, med_arende=med_arende))


@dataclass(slots=True)
class Utfall:
    """Antal mutanter per operator, hur många som ska märkas, hur många som hittades, och de missade."""

    alla: Counter[str] = field(default_factory=Counter)
    ska: Counter[str] = field(default_factory=Counter)
    hittade: Counter[str] = field(default_factory=Counter)
    dessutom: Counter[str] = field(default_factory=Counter)
    missade: list[Mutant] = field(default_factory=list)
    omarkta: defaultdict[str, list[Mutant]] = field(default_factory=lambda: defaultdict(list))

    @property
    def andel(self) -> float:
        """Andelen hittade av dem som ska märkas."""
        return sum(self.hittade.values()) / (sum(self.ska.values()) or 1)


def ska_markas(mutant: Mutant, *, med_arende: bool) -> bool:
    """Om ändringen ska märkas: av papperet ensamt enligt reglerna, och med ärendefilen också allt som står i den."""
    if med_arende and mutant.sort in I_ARENDET:
        return True
    return mutant.omarkt is None


def kor(alla: Iterable[Mutant], *, med_arende: bool) -> Utfall:
    """Utfallet av att granska varje mutant."""
    utfall = Utfall()
    for mutant in alla:
        hittad = funnen(mutant, med_arende=med_arende)
        utfall.alla[mutant.operator] += 1
        if ska_markas(mutant, med_arende=med_arende):
            utfall.ska[mutant.operator] += 1
            utfall.hittade[mutant.operator] += hittad
            if not hittad:
                utfall.missade.append(mutant)
        else:
            utfall.dessutom[mutant.operator] += hittad
            if not hittad:
                utfall.omarkta[mutant.omarkt or ""].append(mutant)
    return utfall


def _visad(mutant: Mutant) -> str:
    fore, efter = (" ".join(text.split()) for text in (mutant.fore, mutant.efter))
    return f"{mutant.papper} {DELAR[mutant.del_]}: {mutant.operator}: {fore} → {efter}"


def tabell(utfall: Utfall) -> Iterator[str]:
    """Utfallet som en tabell per operator."""
    yield "| operator | mutanter | ska märkas | hittade | andel | hittade utöver |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for operator, antal in sorted(utfall.alla.items()):
        ska, hittade = utfall.ska[operator], utfall.hittade[operator]
        andel = f"{hittade / ska:.3f}" if ska else "–"
        yield f"| {operator} | {antal} | {ska} | {hittade} | {andel} | {utfall.dessutom[operator]} |"
    yield (
        f"| **alla** | {utfall.alla.total()} | {utfall.ska.total()} | {utfall.hittade.total()} "
        f"| {utfall.andel:.3f} | {utfall.dessutom.total()} |"
    )


def main() -> int:
    """Kör mutanterna och skriver tabellen."""
    val = argparse.ArgumentParser(prog="mutationer.py", description="Mutationskörningen.")
    val.add_argument("--arende", action="store_true", help="granska också mot ärendefilen")
    val.add_argument("--missade", action="store_true", help="skriv ut de missade, och de omärkta med skäl")
    val.add_argument("--operator", help="bara en operator")
    valt = val.parse_args()
    alla = [m for papper in PAPPER for m in mutanter(papper) if valt.operator in (None, m.operator)]
    utfall = kor(alla, med_arende=valt.arende)
    rader = list(tabell(utfall))
    if valt.missade:
        rader += ["", "Missade:", *map(_visad, utfall.missade), "", "Märks inte av papperet ensamt:"]
        rader += [f"{_visad(m)} ({skal})" for skal, nagra in utfall.omarkta.items() for m in nagra]
    sys.stdout.write("\n".join(rader) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
