"""Lagrum: läsa alla skrivsätt (`LSS 9 § 6`, `9:6 LSS`, `9 §§ 6 och 7 LSS`) och skriva det rätta (`9 § 6 LSS`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.facts.datumord import MANADSMONSTER
from beslutsgen.facts.lagar import LSS_INSATSER, lag, lag_med_sfs
from beslutsgen.facts.lagnamn import ar_mellanrum, ar_organ, lag_efter, lagar_fore, lagar_senare
from beslutsgen.facts.tal import HARD_SPACE
from beslutsgen.facts.text import GAP, LETTER, MAYBE, Hit, framfor
from beslutsgen.facts.values import Lagrum
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.facts.lagnamn import Lagnamn
    from beslutsgen.facts.text import Text

_STYCKEN: Final = ("första", "andra", "tredje", "fjärde", "femte", "sjätte")
_BOKSTAV: Final = rf"(?:{MAYBE}[a-z](?![{LETTER}]|\.?{MAYBE}[0-9]))?"
_PAR: Final = rf"[0-9]{{1,3}}{_BOKSTAV}(?:{MAYBE}[-–]{MAYBE}[0-9]{{1,3}}{_BOKSTAV})?"
_FLER: Final = rf"(?:{MAYBE},{MAYBE}|{GAP}(?:och|samt|eller|respektive){GAP})"
_KAP: Final = rf"(?P<kap>[0-9]{{1,3}}{_BOKSTAV}){MAYBE}kap(?:itlet|itel|\.)?{MAYBE},?{MAYBE}"
_INGET_ANNAT: Final = (
    rf"(?![0-9]|[-–/:.,][0-9]|{GAP}?(?:§|kap|%)|{GAP}(?:{MANADSMONSTER}|kr|kronor|tkr|mnkr|mkr|mdkr|miljoner|tusen|procent"
    rf"|år|års|månader|veckor|dagar|dygn|timmar|platser|personer|brukare|elever|barn|lägenheter|enheter)(?![{LETTER}]))"
)
_PUNKTORD: Final = r"(?:punkterna|punkten|punkt|pkt|p)\.?"
_DEL: Final = (
    rf"(?:{GAP}(?P<stycke>{'|'.join(_STYCKEN)}|[1-6])(?={GAP}st){GAP}(?:stycket|stycke|st\.?))?"
    rf"(?:(?:{MAYBE},?{MAYBE}{_PUNKTORD}{MAYBE}|{MAYBE})"
    rf"(?P<punkt>[0-9]{{1,2}}(?:[-–][0-9]{{1,2}})?){_INGET_ANNAT}(?:{GAP}(?:p\.?|punkten)(?![{LETTER}]))?)?"
)
_PARAGRAF: Final = late(rf"(?:{_KAP})?(?P<par>{_PAR}){MAYBE}§{{1,2}}{_DEL}")
# Paragraftecknet får stå efter en hel uppräkning: 11 och 19 §§.
_UPPRAKNAD: Final = late(rf"(?:{_KAP})?(?P<par>{_PAR})(?={_FLER}(?:{_PAR}{_FLER}){{0,8}}{_PAR}{MAYBE}§§)")
_UTAN_TECKEN: Final = late(rf"{_KAP}(?P<par>{_PAR})")
# I "§ 11 i MBL" är i ett ord, ingen bokstav.
_OMVANT: Final = late(
    rf"(?P<par>[0-9]{{1,3}}(?![0-9])(?:{MAYBE}(?!i{GAP})[a-z](?![{LETTER}]|\.?{MAYBE}[0-9]))?){_DEL}"
)
_KOLON: Final = late(r"(?P<kap>[0-9]{1,2}):(?P<par>[0-9]{1,3})(?![0-9:])")
# Med punkt bara efter ett paragraftecken: § 9.6.
_PUNKT: Final = late(r"(?P<kap>[0-9]{1,2})\.(?P<par>[0-9]{1,3})(?![0-9:]|\.[0-9])")
# I "avtalet § 9.6, LSS 9 § 6" hör lagen inte till det förra.
_LAGEN_FOR_SIG: Final = late(rf"{MAYBE},|{GAP}(?:enligt|av){GAP}")
# Så långt bort kan tecknet stå; finns det inte där är det inget lagrum.
_LANGST_TILL_TECKNET: Final = 1500
_LANGST_TILL_KAP: Final = 60
_LANGST_FRAN_TECKNET: Final = 20
_TECKEN_FORE: Final = framfor(rf"§{{1,2}}{MAYBE}", "§")
_UPPRAKNING: Final = late(rf"{_FLER}")
_PARAGRAFER_SIST: Final = late(rf"§§{MAYBE}[0-9]{{1,3}}\Z")
_PUNKTLISTA: Final = late(rf"(?P<punkt>[0-9]{{1,2}}){_INGET_ANNAT}")
_ANDRA_KALLOR: Final = (
    *("reglement", "stadga", "ordning", "policy", "riktlinje", "föreskrift", "avtal"),
    *("överenskommelse", "villkor"),
    "protokoll",
)
_ANNAN_KALLA: Final = late(rf"{GAP}(?:(?:i|av|enligt){GAP})?[{LETTER}]{{0,30}}(?:{'|'.join(_ANDRA_KALLOR)})")
_LANGST_TILL_KALLAN: Final = 120
# Bara "lagen" är den senast nämnda, men "lagen om ..." en lag som tabellen inte har.
_LAGEN: Final = late(
    rf"{MAYBE},?{MAYBE}(?:(?:i|av|enligt){GAP})?lagen(?![{LETTER}-])(?P<annan>{GAP}(?:om|med|mot|för|angående)(?![{LETTER}]))?"
)
_KEDJA: Final = late(
    rf"(?:{GAP}|,|[0-9]{{1,3}}|§{{1,2}}|[-–]|kap\.?|och|samt|eller|respektive|enligt|{_PUNKTORD}"
    rf"|[a-z](?={MAYBE}§)|stycket|{'|'.join(_STYCKEN)}){{0,40}}"
)
_INTILL: Final = late(rf"(?:{GAP}|{MAYBE}§{{1,2}}{MAYBE}|{GAP}§{{1,2}}{MAYBE})")


def _squeeze(part: str | None) -> str | None:
    """Delen utan mellanrum, med bokstaven skild från siffran och tankstreck i intervall."""
    if part is None:
        return None
    packed = "".join(part.split()).replace("-", "–")
    return "–".join(f"{del_[:-1]} {del_[-1]}" if del_[-1:].isalpha() else del_ for del_ in packed.split("–"))


def _reference(match: re.Match[str]) -> Lagrum:
    """Lagrummet i träffen, ännu utan lag."""
    groups = match.groupdict()
    punkt = _squeeze(groups.get("punkt"))
    ord_ = groups.get("stycke")
    stycke = None if ord_ is None else int(ord_) if ord_.isdigit() else _STYCKEN.index(ord_) + 1
    # "9 § första stycket 6" i äldre text är samma punkt som "9 § 6".
    stycke = None if punkt and stycke == 1 else stycke
    return Lagrum("", _squeeze(groups["par"]) or "", _squeeze(groups.get("kap")), punkt, stycke)


def _fits(rum: Lagrum, namn: Lagnamn) -> bool:
    """Om lagen är indelad så som lagrummet är skrivet."""
    return namn.kapitel is not None and namn.kapitel == (rum.kapitel is not None)


def _nearby(text: Text, rum: Lagrum, start: int, end: int) -> Lagnamn | None:
    """Lagen som ett lagrum utan lag syftar på: uppräkningens, annars meningens."""
    after = text.low[end : end + _LANGST_TILL_KALLAN]
    if any(ord_ in after for ord_ in _ANDRA_KALLOR) and _ANNAN_KALLA.match(text.low, end):
        return None
    if lagen := _LAGEN.match(text.low, end):
        latest = () if lagen["annan"] else lagar_fore(text, start)[:1]
        return next((namn for namn in latest if _fits(rum, namn)), None)
    later = [namn for namn in lagar_senare(text, end) if _fits(rum, namn)]
    if later and ar_mellanrum(text, end, later[0].start, _KEDJA):
        return later[0]
    earlier = [namn for namn in lagar_fore(text, start) if _fits(rum, namn)]
    return next(iter((*earlier, *later)), None)


def _before(text: Text, start: int, floor: int) -> Lagnamn | None:
    """Lagen alldeles före lagrummet: LSS 9 § 6, LSS § 9."""
    for namn in lagar_fore(text, start):
        if namn.start >= floor and ar_mellanrum(text, namn.end, start, _INTILL):
            return namn
    return None


def _named(text: Text, rum: Lagrum, namn: Lagnamn, start: int, end: int) -> Hit:
    """Lagrummet med lagens namn intill. SFS-numret efter namnet är i löpande text ett faktum för sig."""
    slut = namn.end if text.whole else namn.ord_slut
    return Hit(min(start, namn.start), max(end, slut), replace(rum, lag=namn.lag, sfs=namn.sfs))


def _attached(text: Text, rum: Lagrum, start: int, end: int, floor: int, *, after: bool = True) -> Hit | None:
    """Lagrummet när lagen står alldeles intill: efter, om den får göra det, eller före."""
    namn = (lag_efter(text, end) if after else None) or _before(text, start, floor)
    return _named(text, rum, namn, start, end) if namn else None


def _inherited(text: Text, rum: Lagrum, at: int, end: int, before: Hit | None) -> Lagrum:
    """Lagrummet med kapitlet från det förra i samma uppräkning och lag: 5 kap. 65 och 66 §§ KL."""
    if rum.kapitel or before is None or not isinstance(before.value, Lagrum) or before.value.punkt:
        return rum
    namn = lag_efter(text, end)
    listed = ar_mellanrum(text, before.end, at, _UPPRAKNING) and (
        namn is None or namn.lag == before.value.lag
    )
    return replace(rum, kapitel=before.value.kapitel) if listed else rum


def _list_item(text: Text, at: int, before: Hit | None) -> Hit | None:
    """Nästa led i en uppräkning: 7 LSS i `9 §§ 6 och 7 LSS`, 19 i `MBL §§ 11 och 19`."""
    if before is None or not isinstance(before.value, Lagrum) or not text.low[before.end - 1].isdigit():
        return None
    match = _PUNKTLISTA.match(text.low, at)
    if match is None or not ar_mellanrum(text, before.end, at, _UPPRAKNING):
        return None
    namn = lag_efter(text, match.end())
    end = namn.ord_slut if namn and namn.lag == before.value.lag else match.end()
    if before.value.punkt:
        return Hit(at, end, replace(before.value, punkt=match["punkt"]))
    listed = _PARAGRAFER_SIST.search(text.low, before.start, before.end)
    return Hit(at, end, replace(before.value, paragraf=match["punkt"])) if listed else None


def _unmarked(text: Text, at: int, floor: int, *, sign: bool) -> Hit | None:
    """Lagrum som bara känns igen på lagen intill: `§ 9 LSS`, `9:6 LSS`, `§ 9.6 LSS`, `4 kap 1 b SoL`."""
    if ":" in text.low[at + 1 : at + 3] and (match := _KOLON.match(text.low, at)):
        return _divided(text, match, at, floor)
    if "kap" in text.low[at : at + _LANGST_TILL_KAP] and (match := _UTAN_TECKEN.match(text.low, at)):
        return _attached(text, _reference(match), at, match.end(), floor)
    fore = text.before(_TECKEN_FORE, at, floor, reach=6) if sign else None
    return _signed(text, at, fore.start(), floor) if fore else None


def _signed(text: Text, at: int, start: int, floor: int) -> Hit | None:
    """Lagrum med tecknet före, från `start`."""
    if "." in text.low[at + 1 : at + 3] and (match := _PUNKT.match(text.low, at)):
        hit = _dotted(text, match, start, floor)
    else:
        match = _OMVANT.match(text.low, at)
        hit = _attached(text, _reference(match), start, match.end(), floor) if match else None
    return None if hit and ar_organ(text.plain, hit.end) else hit


def _dotted(text: Text, match: re.Match[str], start: int, floor: int) -> Hit | None:
    """`§ 9.6 LSS`: en lag utanför tabellen säger inte om talet före punkten är ett kapitel eller en paragraf."""
    hit = _divided(text, match, start, floor, after=not _LAGEN_FOR_SIG.match(text.low, match.end()))
    return hit if hit and isinstance(hit.value, Lagrum) and lag(hit.value.lag) else None


def _divided(text: Text, match: re.Match[str], start: int, floor: int, *, after: bool = True) -> Hit | None:
    """Två tal i ett: kapitel och paragraf, men paragraf och punkt i en lag utan kapitel."""
    hit = _attached(text, Lagrum("", match["par"], match["kap"]), start, match.end(), floor, after=after)
    value = hit.value if hit else None
    if hit is None or not isinstance(value, Lagrum):
        return hit
    known = lag(value.lag)
    if known is None or known.kapitel:
        return hit
    item = replace(value, lag=known.kortnamn, paragraf=match["kap"], kapitel=None, punkt=match["par"])
    return Hit(hit.start, hit.end, item)


def _marked(text: Text, at: int) -> re.Match[str] | None:
    """Paragrafen som börjar vid `at`, med sitt tecken alldeles efter eller efter en uppräkning."""
    listed = text.low.find("§§", at, at + _LANGST_TILL_TECKNET) >= 0
    return _PARAGRAF.match(text.low, at) or (_UPPRAKNAD.match(text.low, at) if listed else None)


def read_lagrum(text: Text, at: int, before: Hit | None) -> Hit | None:
    """Lagrummet som börjar vid siffran vid `at`. `before` är faktumet närmast före i texten."""
    if at and (text.low[at - 1].isalnum() or text.low[at - 1] in ":_/"):
        return None
    floor = before.end if before else 0
    sign = text.low.find("§", max(at - _LANGST_FRAN_TECKNET, 0), at + _LANGST_TILL_TECKNET)
    match = _marked(text, at) if sign >= 0 else None
    if match is None:
        return _list_item(text, at, before) or _unmarked(text, at, floor, sign=sign >= 0)
    if not text.free(at):
        return None
    rum = _inherited(text, _reference(match), at, match.end(), before)
    hit = _attached(text, rum, at, match.end(), floor)
    if hit:
        return hit
    namn = _nearby(text, rum, at, match.end())
    return Hit(at, match.end(), replace(rum, lag=namn.lag, sfs=namn.sfs)) if namn else None


def insats(lagrum: Lagrum) -> str | None:
    """Insatsen som en punkt i 9 § LSS gäller (ordalydelse enligt SFS 1997:723), annars `None`."""
    if lagrum.lag != "LSS" or lagrum.paragraf != "9" or lagrum.punkt is None:
        return None
    return LSS_INSATSER.get(lagrum.punkt)


def skriv_lagrum(lagrum: Lagrum, notation: str) -> str:
    """Lagrummet med lagens kortnamn (förvalt).

    `fullt` ger lagens namn med SFS-nummer, `namn` namnet utan nummer, och `utan_lag` bara paragrafen.
    """
    kap = f"{lagrum.kapitel}{HARD_SPACE}kap.{HARD_SPACE}" if lagrum.kapitel else ""
    tecken = "§§" if "–" in lagrum.paragraf else "§"
    stycke = f" {_STYCKEN[lagrum.stycke - 1]} stycket" if lagrum.stycke else ""
    punkt = f"{' ' if stycke else HARD_SPACE}{lagrum.punkt}" if lagrum.punkt else ""
    mellan = " " if stycke or punkt else HARD_SPACE
    paragraf = f"{kap}{lagrum.paragraf.replace(' ', HARD_SPACE)}{HARD_SPACE}{tecken}{stycke}{punkt}"
    if notation == "utan_lag":
        return paragraf
    known = (lag_med_sfs(lagrum.sfs) if lagrum.sfs else None) or lag(lagrum.lag)
    namn = {"fullt": known.fullt, "namn": known.namn}.get(notation) if known else None
    return f"{paragraf}{mellan}{namn or lagrum.lag}"
