"""Belopp: läsa och skriva kronor med skala, intervall, gräns och det de gäller per."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.facts.grans import KORT, UTSKRIVEN
from beslutsgen.facts.per import read_per, skriv_per
from beslutsgen.facts.spann import inledd
from beslutsgen.facts.tal import HARD_SPACE, skriv_spann
from beslutsgen.facts.text import END, GAP, LETTER, MAYBE, Hit, framfor
from beslutsgen.facts.values import Belopp
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.facts.spann import Spann
    from beslutsgen.facts.text import Text
    from beslutsgen.facts.values import Beloppsenhet

SKALA: Final[dict[Beloppsenhet, Decimal]] = {
    "kr": Decimal(1),
    "kronor": Decimal(1),
    "tkr": Decimal(1_000),
    "mnkr": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}
_KRONOR: Final = rf"{GAP}(?:svenska{GAP})?(?:kronor|kr|sek)"
_ENHET: Final = late(
    rf"{MAYBE}(?:"
    rf"(?P<mdkr>mdkr|mdsek|(?:miljarder|miljard|mdr|md){_KRONOR})"
    rf"|(?P<mnkr>mnkr|mkr|mnsek|msek|(?:miljoner|miljon|milj\.?|mn){_KRONOR})"
    rf"|(?P<tkr>tkr|kkr|ksek|tsek|tusen{_KRONOR})"
    rf"|(?P<bara_md>miljarder|miljard)|(?P<bara_mn>miljoner|miljon)"
    rf"|(?P<kronor>(?:svenska{GAP})?(?:kronor|krona))"
    rf"|(?P<kr>kr(?:{MAYBE}sek)?|sek)"
    rf"){END}"
    rf"|{MAYBE}(?P<streck>:[-–])(?![0-9])"
)
# "2,4 miljoner" utan kronor är ett belopp när det som räknas inte nämns efteråt.
_INGET_RAKNAT: Final = late(
    rf"{MAYBE}(?:[.,;:)!?/]|\Z|\n)|{GAP}(?:per|i|för|till|och|under|från|som|vilket|är|har|avser|men|eller|samt|på|med"
    rf"|utöver|årligen|netto|brutto|av|totalt|jämfört|medan|varav|fördelat|respektive|att|ska|inklusive|exklusive)"
    rf"(?![{LETTER}])"
)

_RAKNAT: Final = framfor(
    rf"(?:antal|invånar|besök|personer|resor|resenär|ton|kilowatt|kvadrat)[{LETTER} ]{{0,40}}"
)


def _unit(match: re.Match[str]) -> Beloppsenhet:
    """Enheten i träffen."""
    if match["mdkr"] or match["bara_md"]:
        return "mdkr"
    if match["mnkr"] or match["bara_mn"]:
        return "mnkr"
    if match["tkr"]:
        return "tkr"
    return "kronor" if match["kronor"] else "kr"


def _counts_other(text: Text, start: int, end: int) -> bool:
    """Om "2,4 miljoner" räknar något annat än kronor: det står efteråt, eller meningen handlar om ett antal."""
    return not _INGET_RAKNAT.match(text.low, end) or text.before(_RAKNAT, start, 0, reach=70) is not None


def read_belopp(text: Text, spann: Spann, floor: int) -> Hit | None:
    """Beloppet vars tal är `spann`; gränsord söks tillbaka till `floor`."""
    match = _ENHET.match(text.low, spann.end)
    if match is None:
        return None
    bara_skala = match["bara_md"] or match["bara_mn"]
    if bara_skala and not text.whole and _counts_other(text, spann.start, match.end()):
        return None
    enhet = _unit(match)
    if any(tal.form == "ore" for tal in spann.tal) and enhet not in ("kr", "kronor"):
        return None
    spann = inledd(text, spann, floor)
    per, end = read_per(text, match.end())
    return Hit(spann.start, end, Belopp(spann.lag, enhet, spann.hog, per, spann.grans))


def kronor(belopp: Belopp) -> Decimal:
    """Beloppet i kronor; för ett intervall det lägsta."""
    return belopp.tal * SKALA[belopp.enhet]


def halvt_steg(tal: Decimal) -> Decimal:
    """Hälften av den sista skrivna siffrans värde."""
    exponent = tal.as_tuple().exponent
    return Decimal("0.5").scaleb(exponent if isinstance(exponent, int) else 0)


def interval(belopp: Belopp) -> tuple[Decimal, Decimal]:
    """De kronor som beloppet kan avse efter avrundning, övre gränsen inte inräknad: 3,8 mnkr är 3 750 000–3 850 000."""
    skala = SKALA[belopp.enhet]
    hog = belopp.tal if belopp.till is None else belopp.till
    return (belopp.tal - halvt_steg(belopp.tal)) * skala, (hog + halvt_steg(hog)) * skala


def _utan_tomma_oren(tal: Decimal) -> Decimal:
    """Talet utan decimaler om alla är noll (så skriver kalkylblad hela kronor)."""
    return tal.quantize(Decimal(1)) if tal == tal.to_integral_value() else tal


def _enhetsord(belopp: Belopp) -> str:
    """Enheten i klartext, i ental efter talet ett."""
    ett = belopp.tal == 1 and belopp.till is None and belopp.tal.as_tuple().exponent == 0
    if belopp.enhet == "kronor":
        return "krona" if ett else "kronor"
    if belopp.enhet == "kr":
        return "kr"
    if belopp.enhet == "tkr":
        return "tusen kronor"
    ord_ = "miljon" if belopp.enhet == "mnkr" else "miljard"
    return f"{ord_} kronor" if ett else f"{ord_}er kronor"


def _skriv(tal: Decimal, till: Decimal | None, enhet: str, inledning: str) -> str:
    """Tal och enhet med gränsordet före."""
    return f"{inledning}{' ' if inledning else ''}{skriv_spann(tal, till)}{HARD_SPACE}{enhet}"


def skriv_belopp(belopp: Belopp, notation: str, *, per: bool) -> str:
    """Beloppet utskrivet (förvalt), `kort` eller i hela `kronor`; `per` säger om det som det gäller per följer med."""
    slut = skriv_per(belopp.per) if per else ""
    kort = notation == "kort"
    grans = (KORT if kort else UTSKRIVEN)[belopp.grans] if belopp.grans else ""
    if notation == "kronor":
        belopp = _hela_kronor(belopp)
    elif belopp.enhet in ("kr", "kronor"):
        till = None if belopp.till is None else _utan_tomma_oren(belopp.till)
        belopp = replace(belopp, tal=_utan_tomma_oren(belopp.tal), till=till)
    return _skriv(belopp.tal, belopp.till, _kort_enhet(belopp) if kort else _enhetsord(belopp), grans) + slut


def _kort_enhet(belopp: Belopp) -> str:
    """Enhetens förkortning."""
    return "kr" if belopp.enhet == "kronor" else belopp.enhet


def _hela_kronor(belopp: Belopp) -> Belopp:
    """Beloppet omräknat till kronor."""
    skala = SKALA[belopp.enhet]
    till = None if belopp.till is None else _utan_tomma_oren(belopp.till * skala)
    return replace(belopp, tal=_utan_tomma_oren(belopp.tal * skala), till=till, enhet="kronor")
