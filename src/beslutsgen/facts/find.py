"""Finna fakta i löpande text: dyra mönster prövas bara där en siffra, en månad eller ett räkneord står."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from beslutsgen.facts.adress import adresser
from beslutsgen.facts.antal import read_antal
from beslutsgen.facts.belopp import read_belopp
from beslutsgen.facts.diarienummer import read_diarienummer
from beslutsgen.facts.enheter import known_unit
from beslutsgen.facts.forlangning import read_forlangning
from beslutsgen.facts.idnummer import read_personnummer
from beslutsgen.facts.lagrum import read_lagrum
from beslutsgen.facts.period import read_tid
from beslutsgen.facts.procent import read_procent
from beslutsgen.facts.sfs import read_sfs
from beslutsgen.facts.spann import read_spann
from beslutsgen.facts.start import starts
from beslutsgen.facts.text import LETTER, MAYBE, even, framfor
from beslutsgen.facts.values import Antal, Datum, Period
from beslutsgen.passage import FactSpan
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Collection

    from beslutsgen.facts.start import Start
    from beslutsgen.facts.text import Hit, Text

# Det som utom en enhet kan följa på ett räkneord i ett faktum: en parentes, ett intervall, ett belopp eller en tid.
_EFTER_RAKNEORD: Final = late(
    rf"{MAYBE}(?:[-–(+:%]|(?:och|till|à|á)(?![{LETTER}])|md|mi|mk|mn|ms|tkr|kkr|ks|ts|tus|sv|kr|sek|pro|plus|år|mån|veck|dag"
    r"|tillf|gång|förläng)"
)
# Det som ett räkneord utan enhet måste stå efter för att räkna det som antalet före räknar; för en parentes kan vad
# som helst stå.
_EFTER_ANTAL: Final = framfor(rf"(?:[,(+]|och|samt|plus){MAYBE}", ",", "(", "+", "och", "samt", "plus")
Holding: TypeAlias = Literal["no", "after count", "yes"]
Readings: TypeAlias = "tuple[Hit | None, ...]"
# Tecknen mellan ett diarienummers eller SFS-nummers delar.
_FOGTECKEN: Final = frozenset("-–/.:")
# Så börjar enheterna efter ett tal.
_FORE_BELOPP: Final = frozenset("mtks:")
_FORE_PROCENT: Final = frozenset("p%")
_KORTASTE_PERSONNUMMER: Final = 6
# En dag eller månad, eller ett årtal.
_SIFFROR_I_DATUM: Final = frozenset({1, 2, 4})
_SIFFROR_I_PARAGRAF: Final = 3
_DECIMALTECKEN: Final = frozenset(",.")
_INGEN_ENHET: Final = frozenset({"", *')/];!?"”'})
_STRECK: Final = frozenset("-–")
# Så många ärendens enheter finns kvar.
_ARENDEN: Final = 16


def _measured(text: Text, at: int, before: Hit | None, enheter: frozenset[str]) -> Readings:
    """Läsningar av ett tal med enhet."""
    floor = before.end if before else 0
    spann = read_spann(text, at, floor)
    if spann is None:
        return ()
    lead = spann.foljt
    found = read_belopp(text, spann, floor) if lead in _FORE_BELOPP else None
    found = found or (read_procent(text, spann, floor) if lead in _FORE_PROCENT else None)
    found = found or (read_antal(text, spann, before, enheter) if lead.isalpha() else None)
    return found, read_forlangning(text, spann.fran, floor)


def _numbered(text: Text, start: Start, before: Hit | None, enheter: frozenset[str]) -> Readings:
    """Läsningar av siffror; hur många de är och tecknet efter dem visar vilka som är möjliga."""
    at, last = start.at, start.end
    floor = before.end if before else 0
    after = text.low[last : last + 1]
    figures = last - at
    tid = read_tid(text, at, floor) if figures in _SIFFROR_I_DATUM else None
    if tid and after in _STRECK and _pa_dagen(tid):
        return (tid,)
    rum = read_lagrum(text, at, before) if figures <= _SIFFROR_I_PARAGRAF else None
    person = read_personnummer(text, at) if figures >= _KORTASTE_PERSONNUMMER else None
    signed = _signed(text, at, after, floor) if after in _FOGTECKEN else ()
    measured = () if _ends(text.low, last, after) else _measured(text, at, before, enheter)
    return tid, rum, person, *signed, *measured


def _ends(low: str, last: int, after: str) -> bool:
    """Om det som följer på siffrorna visar att talet är slut och inte har någon enhet."""
    if after in _DECIMALTECKEN:
        return not low[last + 1 : last + 2].isdigit()
    return after in _INGEN_ENHET


def _signed(text: Text, at: int, after: str, floor: int) -> Readings:
    """Läsningar av siffror med ett tecken alldeles efter."""
    return read_diarienummer(text, at, after, floor), read_sfs(text, at) if after == ":" else None


def _pa_dagen(tid: Hit) -> bool:
    """Om det lästa börjar med en dag i siffror: inget annat än ett datum ser ut så."""
    start = tid.value.start if isinstance(tid.value, Period) else tid.value
    return isinstance(start, Datum) and start.dag is not None


def _readings(text: Text, start: Start, before: Hit | None, enheter: frozenset[str]) -> Readings:
    """Alla läsningar av det som börjar här."""
    if start.slag == "siffror":
        return _numbered(text, start, before, enheter)
    if start.slag == "manad":
        return (read_tid(text, start.at, before.end if before else 0),)
    return _measured(text, start.at, before, enheter) if _may_count(text, start.end, before, enheter) else ()


def _may_count(text: Text, end: int, before: Hit | None, enheter: frozenset[str]) -> bool:
    """Om det som följer på ett räkneord kan göra det till ett faktum; de flesta `en` och `ett` är artiklar."""
    return (
        _EFTER_RAKNEORD.match(text.low, end) is not None
        or known_unit(text, end, enheter) is not None
        or (before is not None and isinstance(before.value, Antal))
    )


def _longest(hits: Readings) -> Hit | None:
    """Den läsning som når längst; av lika långa den som läses först."""
    best: Hit | None = None
    for hit in hits:
        if hit and (best is None or (hit.end, -hit.start) > (best.end, -best.start)):
            best = hit
    return best


def _hits(text: Text, found: list[Start], enheter: frozenset[str]) -> list[Hit]:
    """Fakta som börjar på ställena i `found`, i ordning och utan överlapp."""
    hits: list[Hit] = []
    masked = adresser(text)
    skip = 0
    before: Hit | None = None
    for start in found:
        at = start.at
        while skip < len(masked) and masked[skip][1] <= at:
            skip += 1
        if (before and at < before.end) or (skip < len(masked) and masked[skip][0] <= at):
            continue
        hit = _longest(_readings(text, start, before, enheter))
        if hit:
            before = hit
            hits.append(hit)
    return hits


@lru_cache(maxsize=_ARENDEN)
def _lower(enheter: frozenset[str]) -> frozenset[str]:
    """Enheterna i gemener; de är desamma i hela ärendet."""
    return frozenset([enhet.lower() for enhet in enheter])


def may_hold(text: str, enheter: Collection[str] = ()) -> Holding:
    """Om ett faktum kan börja i texten; `after count` om det bara kan göra det efter ett antal (`sju rum och ett`).

    Svaret `no` betyder att `find` inte finner något som ligger i texten, vad som än står omkring den eller i stället
    för en parentes i den.
    """
    flat, known = even(text), _lower(frozenset(enheter))
    answer: Holding = "no"
    for start in starts(flat.low):
        if start.slag != "raknevord" or _may_count(flat, start.end, None, known):
            return "yes"
        if flat.before(_EFTER_ANTAL, start.at, 0) or not flat.low[: start.at].strip():
            answer = "after count"
    return answer


def find(text: str, enheter: Collection[str] = ()) -> tuple[FactSpan, ...]:
    """Alla fakta i texten, i ordning och utan överlapp, med ställen i kodpunkter.

    `enheter` är ärendets egna enheter att räkna, i någon böjning, utöver dem som alltid räknas (platser, personer,
    elever ...). En dag utan år, ett ensamt år, en termin och en vecka är inga fakta, och datumen i en period räknas
    inte för sig. Texten får vara vad som helst; tiden växer i takt med dess längd.
    """
    flat = even(text)
    found = starts(flat.low)
    if not found:
        return ()
    hits = _hits(flat, found, _lower(frozenset(enheter)))
    return tuple([FactSpan(*flat.source(hit.start, hit.end), hit.value) for hit in hits])
