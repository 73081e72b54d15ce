"""Finna fakta i löpande text: dyra mönster prövas bara där en siffra, en månad eller ett räkneord står."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.adress import adresser
from beslutsgen.facts.antal import read_antal
from beslutsgen.facts.belopp import read_belopp
from beslutsgen.facts.datumord import MANADSMONSTER
from beslutsgen.facts.diarienummer import read_diarienummer
from beslutsgen.facts.forlangning import read_forlangning
from beslutsgen.facts.idnummer import read_personnummer
from beslutsgen.facts.lagrum import read_lagrum
from beslutsgen.facts.period import read_tid
from beslutsgen.facts.procent import read_procent
from beslutsgen.facts.sfs import read_sfs
from beslutsgen.facts.spann import read_spann
from beslutsgen.facts.tal import RAKNEORDSMONSTER
from beslutsgen.facts.text import LETTER, even, late
from beslutsgen.passage import FactSpan

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from beslutsgen.facts.text import Hit, Text

START: Final = late(
    rf"(?P<siffror>[0-9]+)|(?<![{LETTER}0-9_])(?:(?P<manad>{MANADSMONSTER})|(?P<raknevord>{RAKNEORDSMONSTER}))(?![{LETTER}0-9_])"
)
# Tecknen mellan ett diarienummers eller SFS-nummers delar.
_FOGTECKEN: Final = frozenset("-–/.:")
_KORTASTE_PERSONNUMMER: Final = 6


def _measured(text: Text, at: int, before: Hit | None, enheter: frozenset[str]) -> Iterator[Hit | None]:
    """Läsningar av ett tal med enhet."""
    floor = before.end if before else 0
    spann = read_spann(text, at, floor)
    if spann:
        found = read_belopp(text, spann, floor) or read_procent(text, spann, floor)
        yield found or read_antal(text, spann, before, enheter)
        yield read_forlangning(text, spann.fran, floor)


def _numbered(text: Text, at: int, last: int, before: Hit | None) -> Iterator[Hit | None]:
    """Läsningar som måste börja med siffror; de slutar vid `last`, och tecknet efter dem visar vilka som är möjliga."""
    floor = before.end if before else 0
    yield read_tid(text, at, floor)
    yield read_lagrum(text, at, before)
    if last - at >= _KORTASTE_PERSONNUMMER:
        yield read_personnummer(text, at)
    if text.low[last : last + 1] in _FOGTECKEN:
        yield read_diarienummer(text, at, floor)
        yield read_sfs(text, at)


def _readings(
    text: Text, start: re.Match[str], before: Hit | None, enheter: frozenset[str]
) -> Iterator[Hit | None]:
    """Alla läsningar av det som börjar här."""
    at = start.start()
    if start.lastgroup == "manad":
        yield read_tid(text, at, before.end if before else 0)
        return
    if start.lastgroup == "siffror":
        yield from _numbered(text, at, start.end(), before)
    yield from _measured(text, at, before, enheter)


def _longest(hits: Iterator[Hit | None]) -> Hit | None:
    """Den läsning som når längst; av lika långa den som läses först."""
    best: Hit | None = None
    for hit in hits:
        if hit and (best is None or (hit.end, -hit.start) > (best.end, -best.start)):
            best = hit
    return best


def _hits(text: Text, enheter: frozenset[str]) -> Iterator[Hit]:
    """Fakta i ordning, utan överlapp."""
    masked = adresser(text)
    skip = 0
    before: Hit | None = None
    for match in START().finditer(text.low):
        at = match.start()
        while skip < len(masked) and masked[skip][1] <= at:
            skip += 1
        if (skip < len(masked) and masked[skip][0] <= at) or (before and at < before.end):
            continue
        hit = _longest(_readings(text, match, before, enheter))
        if hit:
            before = hit
            yield hit


def may_hold(text: str) -> bool:
    """Om något i texten kan vara början på ett faktum; annars finner `find` inget som ligger i den."""
    return START().search(even(text).low) is not None


def find(text: str, enheter: Collection[str] = ()) -> tuple[FactSpan, ...]:
    """Alla fakta i texten, i ordning och utan överlapp, med ställen i kodpunkter.

    `enheter` är ärendets egna enheter att räkna, i någon böjning, utöver dem som alltid räknas (platser, personer,
    elever ...). En dag utan år, ett ensamt år, en termin och en vecka är inga fakta, och datumen i en period räknas
    inte för sig. Texten får vara vad som helst; tiden växer i takt med dess längd.
    """
    flat = even(text)
    known = frozenset(enhet.lower() for enhet in enheter)
    return tuple(FactSpan(*flat.source(hit.start, hit.end), hit.value) for hit in _hits(flat, known))
