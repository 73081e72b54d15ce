"""Om två värden av samma sort kan vara sanna samtidigt, med den noggrannhet som vart och ett skrevs med."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from beslutsgen.facts.belopp import halvt_steg, interval
from beslutsgen.facts.enheter import enhetsnyckel
from beslutsgen.facts.langd import i_manader
from beslutsgen.facts.values import (
    Antal,
    Belopp,
    Datum,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Period,
    Personnummer,
    Procent,
    Sfs,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.facts.values import Diarienummer, Grans, Organisationsnummer
    from beslutsgen.passage import Value

Ends: TypeAlias = tuple[Decimal, Decimal]
# "Cirka 150" kan sägas om allt från 135 till 165.
CIRKA: Final = Decimal("0.1")


def _overlap(a: Ends, b: Ends) -> bool:
    """Om två intervall, med övre gränsen inte inräknad, har något gemensamt."""
    return a[0] < b[1] and b[0] < a[1]


def _widened(ends: Ends) -> Ends:
    """Intervallet med den marginal som cirka ger."""
    return ends[0] - abs(ends[0]) * CIRKA, ends[1] + abs(ends[1]) * CIRKA


def _reach(ends: Ends, grans: Grans | None) -> Ends:
    """De värden som talet kan avse med sitt gränsord."""
    if grans == "max":
        return Decimal("-Infinity"), ends[1]
    if grans == "min":
        return ends[0], Decimal("Infinity")
    return _widened(ends) if grans == "ca" else ends


def _numbers(a: Ends, a_grans: Grans | None, b: Ends, b_grans: Grans | None) -> bool:
    """Om två tal kan vara sanna samtidigt.

    Samma gränsord på båda: talen jämförs som de står, för den som skriver högst 5 och högst 6 motsäger sig. Cirka på
    det ena ger tio procents marginal. Högst och minst på det ena släpper igenom det som ligger på rätt sida.
    """
    if a_grans == b_grans:
        return _overlap(a, b)
    return _overlap(_reach(a, a_grans), _reach(b, b_grans))


def _decimal_ends(tal: Decimal, till: Decimal | None) -> Ends:
    """Det som ett skrivet tal eller intervall kan avse efter avrundning."""
    hog = tal if till is None else till
    return tal - halvt_steg(tal), hog + halvt_steg(hog)


def _count_ends(antal: Antal) -> Ends:
    """De hela tal som antalet kan avse."""
    return Decimal(antal.tal) - Decimal("0.5"), Decimal(
        antal.tal if antal.till is None else antal.till
    ) + Decimal("0.5")


def _amounts(a: Belopp, b: Belopp) -> bool:
    """Belopp: samma enheter att gälla per, och intervall som möts; två intervall ska ha samma gränser."""
    if a.per != b.per:
        return False
    if a.till is not None and b.till is not None:
        low = Belopp(a.tal, a.enhet), Belopp(b.tal, b.enhet)
        high = Belopp(a.till, a.enhet), Belopp(b.till, b.enhet)
        return all(_overlap(interval(x), interval(y)) for x, y in (low, high))
    return _numbers(interval(a), a.grans, interval(b), b.grans)


def _counts(a: Antal, b: Antal) -> bool:
    """Antal: samma enhet i någon böjning, och tal som möts; två intervall ska vara lika.

    Det som de gäller per jämförs där båda anger det: i löpande text hör det inte till antalet.
    """
    if enhetsnyckel(a.enhet) != enhetsnyckel(b.enhet) or (a.per and b.per and a.per != b.per):
        return False
    if a.till is not None and b.till is not None:
        return (a.tal, a.till) == (b.tal, b.till)
    return _numbers(_count_ends(a), a.grans, _count_ends(b), b.grans)


def _percents(a: Procent, b: Procent) -> bool:
    """Procent: aldrig procent mot procentenheter; två intervall ska ha samma gränser."""
    if a.enheter != b.enheter:
        return False
    if a.till is not None and b.till is not None:
        low = _overlap(_decimal_ends(a.tal, None), _decimal_ends(b.tal, None))
        return low and _overlap(_decimal_ends(a.till, None), _decimal_ends(b.till, None))
    return _numbers(_decimal_ends(a.tal, a.till), a.grans, _decimal_ends(b.tal, b.till), b.grans)


def _dates(a: Datum, b: Datum) -> bool:
    """Datum: det mindre noga datumet rymmer det andra."""
    return a.forsta <= b.sista and b.forsta <= a.sista


def _periods(a: Period, b: Period) -> bool:
    """Perioder: båda gränserna stämmer; tills vidare är ett annat slut än varje datum."""
    if a.slut is None or b.slut is None:
        return a.slut is b.slut and _dates(a.start, b.start)
    return _dates(a.start, b.start) and _dates(a.slut, b.slut)


def _lengths(a: Langd, b: Langd) -> bool:
    """Tidslängder: 12 månader är 1 år, 7 dagar 1 vecka."""
    return i_manader(a) == i_manader(b)


def _extensions(a: Forlangning, b: Forlangning) -> bool:
    """Förlängningar: samma steg i samma ordning, och upprepning i båda eller ingen."""
    if a.upprepas != b.upprepas or len(a.steg) != len(b.steg):
        return False
    return all(map(_lengths, a.steg, b.steg))


def _laws(a: Lagrum, b: Lagrum) -> bool:
    """Lagrum: samma lag, kapitel och paragraf; stycke och punkt jämförs där båda anger dem."""
    if (a.lag, a.kapitel, a.paragraf) != (b.lag, b.kapitel, b.paragraf):
        return False
    return all(x == y or x is None or y is None for x, y in ((a.punkt, b.punkt), (a.stycke, b.stycke)))


def _text(value: Sfs | Diarienummer | Organisationsnummer | Personnummer | Namn) -> str:
    """Texten så som den jämförs: utan skillnad på streck och mellanrum, för nummer inte heller på skiftläge."""
    if isinstance(value, Sfs):
        return value.nummer
    words = " ".join(value.text.split())
    if isinstance(value, Namn):
        return words
    even = words.casefold().replace("–", "-").replace("\u2011", "-")
    return even.replace("-", "")[-10:] if isinstance(value, Personnummer) else even


_COMPARE: Final[dict[type, Callable[..., bool]]] = {
    Belopp: _amounts,
    Antal: _counts,
    Procent: _percents,
    Datum: _dates,
    Period: _periods,
    Langd: _lengths,
    Forlangning: _extensions,
    Lagrum: _laws,
}


def agrees(a: Value, b: Value) -> bool:
    """Om värdena är av samma sort och kan vara sanna samtidigt.

    Belopp och procent jämförs med den noggrannhet som siffrorna anger: 3,8 mnkr stämmer med 3 812 000 kr, inte med
    3,9 mnkr. Ett datum stämmer med sin månad. Belopp per år och per månad stämmer aldrig; räkna om dem först.
    """
    if type(a) is not type(b):
        return False
    compare = _COMPARE.get(type(a))
    if compare is not None:
        return compare(a, b)
    return _text(a) == _text(b)  # type: ignore[arg-type]  # de sorter som återstår är just de som _text tar
