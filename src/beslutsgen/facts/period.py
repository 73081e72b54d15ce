"""Perioder: läsa två gränser med streck eller ord mellan, eller en period tills vidare, och skriva dem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.facts.datum import Del, iso, read_artal, read_dagtal, read_del, som_datum, utskrivet
from beslutsgen.facts.datumord import VECKODAG
from beslutsgen.facts.tal import RANGE_DASH
from beslutsgen.facts.text import GAP, LETTER, MAYBE, Hit, framfor
from beslutsgen.facts.values import Period
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.text import Text

_DEN: Final = rf"(?:(?:åren|år){GAP}|(?:{VECKODAG}{GAP})?(?:den{GAP})?)"
_FRAN_OCH_MED: Final = rf"fr?\.?{MAYBE}o\.?{MAYBE}m\.?|f\.r\.o\.m\.?|från{GAP}(?:och|o){GAP}med"
_TILL_OCH_MED: Final = rf"t\.?{MAYBE}o\.?{MAYBE}m\.?|till{GAP}(?:och|o){GAP}med"
_STRECK: Final = late(rf"{MAYBE}[-–]{{1,2}}{MAYBE}(?:(?:{_TILL_OCH_MED}){GAP})?{_DEN}(?=[0-9{LETTER}])")
_SNEDSTRECK: Final = late(rf"{MAYBE}/{MAYBE}(?=[12][0-9]{{3}}-)")
_TOM: Final = late(rf"(?:{GAP}|,{GAP})(?:och{GAP})?(?:{_TILL_OCH_MED}){GAP}{_DEN}(?=[0-9{LETTER}])")
_TILL: Final = late(rf"{GAP}(?:(?:och|fram){GAP})?till{GAP}{_DEN}(?=[0-9{LETTER}])")
_OCH: Final = late(rf"{GAP}och{GAP}{_DEN}(?=[0-9{LETTER}])")
# Så börjar allt som leder från en periods början till dess slut.
_SLUTET: Final = {
    "-": (_STRECK,),
    "–": (_STRECK,),
    "/": (_SNEDSTRECK,),
    ",": (_TOM,),
    "o": (_TOM, _TILL, _OCH),
    "f": (_TILL,),
    "t": (_TOM, _TILL),
}
_INLEDNING: Final = framfor(
    rf"(?<![{LETTER}0-9])(?:(?P<from>{_FRAN_OCH_MED})|(?P<fran>från)|(?P<mellan>mellan)){GAP}{_DEN}",
    *(
        f"{before}{after}"
        for before in ("fo", "ro", ".o", " o", "\no", ".", " ", "\n")
        for after in ("m", "m.")
    ),
    # Före de hela orden står alltid ett mellanrum, och före med dessutom och eller o.
    *("h med", "o med", "h\nmed", "o\nmed", "  med", " \nmed", "\n med"),
    *(f"{gap}{word}" for gap in " \n" for word in ("åren", "år", "den")),
    *("från", "mellan", "dag", "dagen"),
)
_AREN: Final = framfor(rf"(?<![{LETTER}0-9])åren{GAP}", "åren")
_LANGST_FORE: Final = 48
_INTE_KALENDERORD: Final = ("läsår", "årsskifte", "säsong", "vinter", "årskurs", "kl", "sid", "nr")
_INTE_KALENDERAR: Final = framfor(
    rf"(?<![{LETTER}])(?:läsår|årsskifte|säsong|vinter|årskurs|kl|klockan|sid|sidorna|nr)[{LETTER}]*\.?{GAP}"
)
_TILLS_VIDARE: Final = late(
    rf"(?:{MAYBE},?{MAYBE}[-–]?{MAYBE})(?:(?:och|samt){GAP})?tills{MAYBE}vidare(?![{LETTER}])"
)
_ARTALETS_LANGD: Final = 4
_LANGST_TILL_VIDARE: Final = 150
_TVASIFFRIGT: Final = late(rf"(?P<till>[0-9]{{2}})(?![0-9{LETTER}_]|[-–/:.,][0-9])")
_MATT_EFTER: Final = late(rf"{MAYBE}(?:m2|m²|m3|kvm|kg|mm|cm|km|meter|grader|hz|kwh|%|,[0-9]|/)")


def read_tid(text: Text, at: int, floor: int) -> Hit | None:
    """Perioden vars första gräns börjar vid `at`, annars datumet som står där."""
    if not text.free(at):
        return None
    read = read_del(text, at)
    period = _dates(text, at, floor, read)
    if period is None and text.low[at : at + _ARTALETS_LANGD].isdigit():
        period = _years(text, at, floor)
    if read is None or not read.helt:
        return period
    # 2011-12 är december 2011, men åren 2011-12 är två år.
    if period and period.end - period.start > read.end - at:
        return period
    return Hit(at, read.end, som_datum(read))


def _dates(text: Text, at: int, floor: int, read: Del | None) -> Hit | None:
    """Period mellan två datum, varav det första kan låna år och månad av det andra, eller tills vidare."""
    first = read or read_dagtal(text, at)
    if first is None or not (first.helt or text.lead(first.end) in _SLUTET):
        return None
    last = _last(text, first.end, at, floor)
    # En ensam dag lånar månad och år av ett datum i ord, aldrig av ett i siffror: 3–2025-01-31 är ingen period.
    lends = read is not None or last is None or text.low[last.end - 3] not in "-–"
    if last is not None and lends and (whole := _filled(first, last)):
        return Hit(_start(text, at, floor), last.end, Period(som_datum(whole), som_datum(last)))
    if not first.helt:
        return None
    open_ended = text.low.find("vidare", first.end, first.end + _LANGST_TILL_VIDARE) >= 0
    vidare = _TILLS_VIDARE.match(text.low, first.end) if open_ended else None
    fore = text.before(_INLEDNING, at, floor)
    if vidare is None and not (fore and fore["from"]):
        return None
    start = fore.start() if fore else at
    return Hit(start, vidare.end() if vidare else first.end, Period(som_datum(first), None))


def _start(text: Text, at: int, floor: int) -> int:
    """Var perioden börjar, med från eller mellan inräknat."""
    fore = text.before(_INLEDNING, at, floor)
    return fore.start() if fore else at


def _last(text: Text, end: int, at: int, floor: int) -> Del | None:
    """Det fullständiga datum som ett streck eller ord vid `end` leder till; `och` bara efter mellan."""
    lead = text.lead(end)
    if lead not in _SLUTET:
        return None
    for pattern in _SLUTET[lead]:
        join = pattern.match(text.low, end)
        if join is None:
            continue
        if pattern is _OCH and not _between(text, at, floor):
            return None
        last = read_del(text, join.end())
        return last if last and last.helt else None
    return None


def _between(text: Text, at: int, floor: int) -> bool:
    """Om `mellan` står före den första gränsen."""
    fore = text.before(_INLEDNING, at, floor)
    return fore is not None and fore["mellan"] is not None


def _filled(first: Del, last: Del) -> Del | None:
    """Första gränsen med det som saknas lånat av den sista; `None` om de inte kan höra ihop."""
    if first.ar is not None:
        return first
    lent = replace(first, ar=last.ar, manad=first.manad or last.manad)
    if (lent.dag is None) != (last.dag is None):
        return None
    slut = som_datum(last).sista
    try:
        return lent if som_datum(lent).forsta <= slut else None
    except ValueError:
        return None


def _years(text: Text, at: int, floor: int) -> Hit | None:
    """Period av hela år: `2019–2021`, `åren 2020–23`, `från 2019 till 2021`."""
    first = read_artal(text, at) if text.lead(at + _ARTALETS_LANGD) in _SLUTET else None
    if first is None or first.ar is None or _label(text, at):
        return None
    aren = text.before(_AREN, at, floor, reach=12)
    fore = text.before(_INLEDNING, at, floor)
    last = _last_year(
        text, first, named=bool(aren or fore or text.whole), mellan=bool(fore and fore["mellan"])
    )
    if last is None or last.ar is None or not 0 < last.ar - first.ar <= 60:
        return None
    if _MATT_EFTER.match(text.low, last.end):
        return None
    inledning = fore or aren
    return Hit(inledning.start() if inledning else at, last.end, Period(som_datum(first), som_datum(last)))


def _label(text: Text, at: int) -> bool:
    """Om orden före säger att talen är något annat än kalenderår."""
    before = text.low[max(at - _LANGST_FORE, 0) : at]
    possible = any(ord_ in before for ord_ in _INTE_KALENDERORD)
    return possible and text.before(_INTE_KALENDERAR, at, 0, reach=_LANGST_FORE) is not None


def _last_year(text: Text, first: Del, *, named: bool, mellan: bool) -> Del | None:
    """Slutåret efter streck eller ord; två siffror duger efter tankstreck, och efter bindestreck när orden säger år."""
    if streck := _STRECK.match(text.low, first.end):
        last = read_artal(text, streck.end())
        return last or _short_year(text, first, streck.end(), named=named or "–" in streck.group())
    patterns = (_TOM, *((_TILL,) if named else ()), *((_OCH,) if mellan else ()))
    for pattern in _SLUTET[text.lead(first.end)]:
        if pattern in patterns and (join := pattern.match(text.low, first.end)):
            return read_artal(text, join.end())
    return None


def _short_year(text: Text, first: Del, at: int, *, named: bool) -> Del | None:
    """Ett tvåsiffrigt slutår i samma århundrade som det första."""
    short = text.low[at : at + 2].isdigit() and not text.low[at + 2 : at + 3].isdigit()
    match = _TVASIFFRIGT.match(text.low, at) if named and short else None
    if match is None or first.ar is None:
        return None
    return Del(match.end(), first.ar // 100 * 100 + int(match["till"]))


def skriv_period(period: Period, notation: str) -> str:
    """Perioden med tankstreck (förvalt), eller `utskrivet` med till och med."""
    skriv = utskrivet if notation == "utskrivet" else iso
    if period.slut is None:
        return f"från och med {skriv(period.start)} tills vidare"
    if notation == "utskrivet" and (period.start.manad or period.slut.manad):
        return f"{utskrivet(period.start)} till och med {utskrivet(period.slut)}"
    return f"{iso(period.start)}{RANGE_DASH}{iso(period.slut)}"
