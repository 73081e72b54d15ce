"""Möjlighet till förlängning: `med två år i taget`, `vid två tillfällen med ett år i taget`, `1+1 år`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.langd import STORSTA_LANGD, read_enhet, read_langd, skriv_langd
from beslutsgen.facts.tal import RAKNEORDSMONSTER, raknat, read_tal
from beslutsgen.facts.text import END, GAP, LETTER, MAYBE, Hit, framfor
from beslutsgen.facts.values import Forlangning, Langd
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.tal import Tal
    from beslutsgen.facts.text import Text

# Fler steg än så är ett skrivfel, och alla ska rymmas i kalendern.
FLEST_STEG: Final = 20
FLEST_PLUS: Final = 6
_TAL: Final = rf"(?:[0-9]{{1,4}}|{RAKNEORDSMONSTER})"
_START: Final = rf"(?=(?:[0-9]|(?:{RAKNEORDSMONSTER})\b))"
_GANGER: Final = late(
    rf"{GAP}(?:tillfällen|tillfälle|gånger|gång|förlängningar){END},?"
    rf"(?:{GAP}(?:om|med|på|à|då|och|högst|maximalt|upp{GAP}till|ytterligare|vardera)){{0,3}}{GAP}{_START}"
)
_TID_EFTER: Final = late(rf"{MAYBE}(?:\+|plus|år|mån|veck|dag|tillf|gång|förläng)")
_FORE_TID: Final = frozenset("+påmvdtgf")
_FORE_GANGER: Final = frozenset("tgf")
_I_TAGET: Final = late(
    rf"{GAP}(?P<hur>i{GAP}(?:taget|sänder)|åt{GAP}gången|per{GAP}(?:gång|tillfälle)|vardera){END}"
)
_GANGER_EFTER: Final = late(
    rf",?{GAP}(?:(?:och|vid|i|dock){GAP}){{0,2}}(?:(?:högst|maximalt|max\.?|som{GAP}mest|upp{GAP}till){GAP})?(?P<tal>{_TAL})"
    rf"(?:{GAP}?\((?:[0-9]{{1,4}}|{RAKNEORDSMONSTER})\))?{GAP}(?:tillfällen|tillfälle|gånger|gång){END}"
)
_GANGERNA: Final = ("gång", "tillfälle")
_LANGST_TILL_GANGER: Final = 300
_FORE_PLUS: Final = frozenset("+p")
_PLUS: Final = late(rf"(?:{MAYBE}\+{MAYBE}|{GAP}plus{GAP}){_START}")
_FORE_SEDAN: Final = frozenset(",ods")
_SEDAN: Final = late(
    rf",?{GAP}(?:och{GAP})?(?:därefter|sedan|därpå){GAP}(?:(?:med|på|ytterligare){GAP}){{0,2}}{_START}"
)
_FORE: Final = framfor(
    rf"(?<![{LETTER}0-9])(?:(?:först|med|om|på|vid|i){GAP}){{0,2}}"
    rf"(?:(?:ytterligare|högst|maximalt|max\.?|upp{GAP}till|som{GAP}mest|som{GAP}högst){GAP}){{0,2}}"
)
_AMNE: Final = r"(?:förläng|förlägg|option|prolong)"
# En ensam längd är en förlängning bara i direkt anslutning till ordet.
_NARA: Final = framfor(
    rf"(?<![{LETTER}]){_AMNE}[{LETTER}]{{0,16}}(?:{GAP}(?:av|avtalet|avtalstiden|uppdraget|uppdragstiden|automatiskt"
    rf"|därefter|kan|ske|sker|ges|finns|är|den|det|och|i)){{0,5}}{GAP}?"
)
_MOJLIGHET: Final = framfor(rf"(?:{_AMNE}|möjlighet)[^.!?;]{{0,120}}")
_MED_ORDET: Final = late(_AMNE)
_EFTER: Final = late(rf"{GAP}(?:(?:automatisk|möjlig|eventuell){GAP})?(?:möjlighet{GAP}till{GAP})?{_AMNE}")


def _step(text: Text, at: int) -> tuple[tuple[Langd, ...], int] | None:
    """Ett steg (`ett år`) eller flera som delar enhet (`1+1 år`), och var de slutar."""
    tal: list[int] = []
    while (read := read_tal(text, at)) is not None and read.helt and len(tal) < FLEST_PLUS:
        tal.append(int(read.varde))
        if read.foljt in _FORE_PLUS and (plus := _PLUS.match(text.low, read.end)):
            at = plus.end()
            continue
        enhet = read_enhet(text, read.end)
        if enhet is None or not all(0 < antal <= STORSTA_LANGD[enhet[0]] for antal in tal):
            return None
        return tuple(Langd(antal, enhet[0]) for antal in tal), enhet[1]
    return None


def _chain(text: Text, at: int) -> tuple[tuple[Langd, ...], int] | None:
    """Alla steg i följd: `ett år + ett år`, `ett år och därefter två år`, `1+1 år`."""
    steg: list[Langd] = []
    end = at
    while len(steg) < FLEST_PLUS:
        read = _step(text, at)
        if read is None:
            break
        steg.extend(read[0])
        end = read[1]
        lead = text.lead(end)
        pattern = _PLUS if lead in _FORE_PLUS else _SEDAN if lead in _FORE_SEDAN else None
        join = pattern.match(text.low, end) if pattern else None
        if join is None:
            break
        at = join.end()
    return (tuple(steg), end) if steg else None


def _times(text: Text, at: int) -> tuple[int, int] | None:
    """Antalet gånger i `två tillfällen med`, och var stegets längd börjar."""
    tal = read_tal(text, at)
    if tal is None or not tal.helt or not 0 < tal.varde <= FLEST_STEG:
        return None
    match = _GANGER.match(text.low, tal.end) if tal.foljt in _FORE_GANGER else None
    return (int(tal.varde), match.end()) if match else None


def _repeated(text: Text, at: int) -> Hit | None:
    """`två tillfällen med ett år (i taget)`."""
    times = _times(text, at)
    langd = read_langd(text, times[1]) if times else None
    if times is None or langd is None:
        return None
    steg, end = langd
    slut = _I_TAGET.match(text.low, end)
    return Hit(at, slut.end() if slut else end, Forlangning((steg,) * times[0], upprepas=False))


def _stepwise(text: Text, at: int) -> tuple[Hit, bool] | None:
    """Steg, om de tas ett i taget och hur många gånger; och om något mer än längden visar att det är en förlängning."""
    chain = _chain(text, at)
    if chain is None:
        return None
    steg, end = chain
    taget = _I_TAGET.match(text.low, end)
    end = taget.end() if taget else end
    told = any(text.low.find(word, end, end + _LANGST_TILL_GANGER) >= 0 for word in _GANGERNA)
    ganger = _GANGER_EFTER.match(text.low, end) if told else None
    antal = _count(text, ganger.start("tal")) if ganger else None
    if ganger and antal and len(steg) == 1:
        return Hit(at, ganger.end(), Forlangning(steg * antal, upprepas=False)), True
    upprepas = taget is not None and taget["hur"] != "vardera"
    steg = _collapsed(steg) if upprepas else steg
    return Hit(at, end, Forlangning(steg, upprepas)), upprepas or len(steg) > 1


def _collapsed(steg: tuple[Langd, ...]) -> tuple[Langd, ...]:
    """Stegen utan upprepning av det sista, som ändå får upprepas."""
    while len(steg) > 1 and steg[-1] == steg[-2]:
        steg = steg[:-1]
    return steg


def _count(text: Text, at: int) -> int | None:
    """Antalet gånger vid `at`, om det är rimligt."""
    tal = read_tal(text, at)
    return int(tal.varde) if tal and tal.helt and 0 < tal.varde <= FLEST_STEG else None


def read_forlangning(text: Text, tal: Tal, floor: int) -> Hit | None:
    """Förlängningen vars första tal är `tal`; i löpande text krävs att orden runt om handlar om förlängning."""
    if tal.foljt not in _FORE_TID or not _TID_EFTER.match(text.low, tal.end):
        return None
    at = tal.start
    stepwise = _stepwise(text, at)
    hit = _repeated(text, at) or (stepwise[0] if stepwise else None)
    if hit is None:
        return None
    fore = text.before(_FORE, at, floor)
    start = fore.start() if fore else at
    strong = stepwise is None or stepwise[1]
    if text.whole or _fits(text, start, hit.end, floor, strong=strong):
        return Hit(start, hit.end, hit.value)
    return None


def _fits(text: Text, start: int, end: int, floor: int, *, strong: bool) -> bool:
    """Om orden runt om handlar om förlängning; en ensam längd behöver ordet alldeles intill."""
    if strong and (
        text.before(_MOJLIGHET, start, floor, reach=140) or _MED_ORDET.search(text.low, start, end)
    ):
        return True
    return bool(text.before(_NARA, start, floor, reach=100) or _EFTER.match(text.low, end))


def skriv_forlangning(forlangning: Forlangning) -> str:
    """Hela frasen med sin preposition: `vid två tillfällen med ett år i taget`."""
    steg = [skriv_langd(langd, "ord") for langd in forlangning.steg]
    if forlangning.upprepas:
        return f"med {' och därefter med '.join(steg)} i taget"
    if len(steg) > 1 and len(set(steg)) == 1:
        return f"vid {raknat(len(steg), 'tillfällen')} med {steg[0]} i taget"
    return f"med {' och därefter med '.join(steg)}"
