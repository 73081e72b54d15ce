"""Det som ett belopp gäller per: `per plats och månad`, `/kvm`, `per person och verksamhetsdygn`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from beslutsgen.facts.datumord import MANADSORD
from beslutsgen.facts.text import GAP, LETTER, MAYBE, even
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.text import Text

# En sammansättning räknas på sin sista del: verksamhetsdygn är ett dygn, boendeplats en plats. Korta ord räknas bara
# hela, för utgår slutar som år och högst som st; sammansättningar på dem står för sig.
_HUVUDORD: Final = (
    "år halvår kvartal månad mån vecka dygn dag natt timme timma tim minut termin tillfälle gång pass period "
    "säsong helg plats säng person brukare elev barn ungdom vuxen boende deltagare invånare patient kund gäst "
    "medlem ledamot familj hushåll anställd årsarbetare medarbetare enhet avdelning grupp klass skola förskola "
    "kommun förening organisation lägenhet bostad rum lokal fastighet tomt byggnad hus kvadratmeter kvm m2 m² "
    "kubikmeter m3 m³ hektar meter km kilometer mil kilo kg ton liter kwh mwh kilowattimme ärende insats "
    "uppdrag placering besök resa körning utryckning larm leverans måltid portion lunch styck st exemplar "
    "licens användare abonnemang dator bil fordon tjänst sammanträde möte match aktivitet kurs utbildning prov "
    "biljett kalenderår läsår skolår helår budgetår avtalsår bidragsår verksamhetsår räkenskapsår personbil lastbil "
    "flerbostadshus radhus klassrum"
)
_KORTASTE_EFTERLED: Final = 4
_SAMMA: Final = {
    "kvm": "kvadratmeter",
    "m2": "kvadratmeter",
    "m²": "kvadratmeter",
    "tim": "timme",
    "timma": "timme",
    "mån": "månad",
}
_ORD: Final = rf"[{LETTER}]{{1,40}}(?:-[{LETTER}]{{1,40}}){{0,2}}[23²³]?(?![{LETTER}0-9])"
_FORST: Final = late(rf"(?:{MAYBE}/{MAYBE}|{GAP}per{GAP})(?P<ord>{_ORD})(?:{GAP}(?P<mer>{_ORD}))?")
_SEDAN: Final = late(
    rf"(?:(?P<och>{GAP}och(?:{GAP}per)?{GAP})|(?P<per>{GAP}per{GAP})|{MAYBE}/{MAYBE})(?P<ord>{_ORD})"
)
_FORE_SEDAN: Final = frozenset("/op")
_DELARE: Final = late(rf"(?:{MAYBE}/{MAYBE}|{GAP}per(?![{LETTER}]){MAYBE})(?P<ord>[{LETTER}]{{1,40}})")
# Tiden på annat sätt än med per: om året, i veckan.
I_TIDEN: Final = late(
    rf"{GAP}(?:(?:om|i){GAP}(?:(?P<ar>året)|(?P<manad>månaden)|(?P<vecka>veckan)|(?P<dygn>dygnet)|(?P<dag>dagen))"
    rf"|varje{GAP}(?P<varje>år|månad|vecka|dygn|dag)|(?P<arligen>årligen))\Z"
)
I_TIDENS_SLUT: Final = (
    *("året", "månaden", "veckan", "dygnet", "dagen", "år", "månad", "vecka", "dygn", "dag", "årligen"),
)
_INGEN_ENHET: Final = frozenset(
    {
        "den",
        "det",
        "de",
        "capita",
        "automatik",
        "definition",
        "post",
        "telefon",
        "mejl",
        "brev",
        "dato",
        "års",
    }
)


# Så mycket av texten före och efter läget behövs för att läsa enheterna.
_INTILL: Final = 20
_LANGST: Final = 200


@cache
def _huvudord() -> frozenset[str]:
    """De kända enheterna."""
    return frozenset(_HUVUDORD.split())


@cache
def _efterled() -> tuple[str, ...]:
    """De kända enheter som en sammansättning får sluta på."""
    return tuple(word for word in _huvudord() if len(word) >= _KORTASTE_EFTERLED)


def _known(word: str) -> bool:
    """Om ordet är en känd enhet att räkna per."""
    return word in _huvudord() or word.endswith(_efterled())


def _plain_word(text: Text, start: int, end: int) -> str:
    """Enheten i ental och gemener, också ur versal text; förkortningar som LSS-insats behåller sina versaler."""
    low = text.low[start:end]
    if low in _SAMMA:
        return _SAMMA[low]
    plain = text.plain[start:end]
    if plain.isupper() and _known(low):
        return low
    return plain if plain[1:] != low[1:] else low


def _first(text: Text, at: int) -> tuple[str, int] | None:
    """Den första enheten efter `per` eller `/` och var den slutar; en bestämning framför en känd enhet hör till."""
    match = _FORST.match(text.low, at)
    if match is None or match["ord"] in _INGEN_ENHET or match["ord"] in MANADSORD:
        return None
    word = _plain_word(text, *match.span("ord"))
    if match["mer"] and not _known(match["ord"]) and _known(match["mer"]):
        return f"{word} {_plain_word(text, *match.span('mer'))}", match.end("mer")
    return word, match.end("ord")


def read_per(text: Text, at: int) -> tuple[tuple[str, ...], int]:
    """Enheterna i ordning och var de slutar; `((), at)` där inga står."""
    first = _first(text, at)
    if first is None:
        return (), at
    enheter, end = [first[0]], first[1]
    while len(enheter) < 4 and text.lead(end) in _FORE_SEDAN and (match := _SEDAN.match(text.low, end)):
        certain = match["per"] or match["och"] is None or match["och"].rstrip().endswith("per")
        if match["ord"] in _INGEN_ENHET or not (certain or text.whole or _known(match["ord"])):
            break
        enheter.append(_plain_word(text, *match.span("ord")))
        end = match.end("ord")
    return tuple(enheter), end


def per_efter(text: str, at: int) -> tuple[str, ...]:
    """Enheterna som står efter läget i en text."""
    begin = max(0, at - _INTILL)
    return read_per(even(text[begin : at + _LANGST]), at - begin)[0]


def delad(text: Text, start: int, end: int) -> int:
    """Var det räknade slutar mellan `start` och `end`: före `per`, eller före snedstrecket och en känd enhet."""
    divided = "/" in text.low[start:end] or "per" in text.low[start:end]
    for match in _DELARE.finditer(text.low, start, end) if divided else ():
        if "/" not in match.group() or _known(match["ord"]):
            return match.start()
    return end


def skriv_per(per: tuple[str, ...]) -> str:
    """Enheterna i klartext: ` per plats och månad`, eller ingenting."""
    return f" per {' och '.join(per)}" if per else ""
