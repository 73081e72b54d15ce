"""Strategier för godtyckliga värden av varje sort, i den form som ärendefilen ger dem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from hypothesis import strategies as st
from stdnum import luhn

from beslutsgen.facts import (
    LAGAR,
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
)
from beslutsgen.facts.substantiv import bojd
from beslutsgen.facts.values import Beloppsenhet, Grans, Tidsenhet

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from beslutsgen.facts import Value

GRANSER: Final[st.SearchStrategy[Grans | None]] = st.sampled_from([None, *get_args(Grans)])
ENHETER: Final = (
    "platser",
    "boendeplatser",
    "personer",
    "brukare",
    "elever",
    "barn",
    "lägenheter",
    "årsarbetare",
)
EGNA: Final = (
    "sviktplatser",
    "rum",
    "gruppbostäder",
    "korttidshem",
    "LSS-boenden",
    "ärenden",
    "kvadratmeter",
    "zyxor",
)
PER: Final = ("år", "plats", "månad", "person", "verksamhetsdygn", "kvadratmeter", "timme", "LSS-insats")


def _datum(dag: date, *, manad: bool) -> Datum:
    return Datum(dag.year, dag.month, None if manad else dag.day)


@st.composite
def datum(draw: st.DrawFn) -> Datum:
    return _datum(draw(st.dates(min_value=_forsta(), max_value=_sista())), manad=draw(st.booleans()))


def _forsta() -> date:
    return Datum(1900).forsta


def _sista() -> date:
    return Datum(2199).sista


@st.composite
def perioder(draw: st.DrawFn) -> Period:
    slag = draw(st.sampled_from(["dagar", "manader", "ar", "oppen", "blandad"]))
    if slag == "ar":
        forsta = draw(st.integers(1900, 2100))
        return Period(Datum(forsta), Datum(forsta + draw(st.integers(1, 60))))
    if slag == "oppen":
        return Period(draw(datum()), None)
    start, slut = draw(datum()), draw(datum())
    if slag == "dagar":
        start, slut = Datum(start.ar, start.manad, 7), Datum(slut.ar, slut.manad, 28)
    if slag == "manader":
        start, slut = Datum(start.ar, start.manad), Datum(slut.ar, slut.manad)
    return Period(start, slut)


@st.composite
def langder(draw: st.DrawFn) -> Langd:
    enhet = draw(st.sampled_from(get_args(Tidsenhet)))
    return Langd(draw(st.integers(1, 200)), enhet)


@st.composite
def forlangningar(draw: st.DrawFn) -> Forlangning:
    steg = draw(langder())
    if draw(st.booleans()):
        return Forlangning((steg,) * draw(st.integers(1, 20)), upprepas=False)
    andra = draw(langder())
    upprepas = draw(st.booleans())
    if steg == andra:
        return Forlangning((steg,), upprepas)
    return Forlangning((steg, andra), upprepas)


def _tal(decimaler: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=0, max_value=999_999_999, places=decimaler)


@st.composite
def belopp(draw: st.DrawFn) -> Belopp:
    enhet = draw(st.sampled_from(get_args(Beloppsenhet)))
    decimaler = draw(st.integers(0, 2))
    tal = draw(_tal(decimaler))
    per = tuple(draw(st.lists(st.sampled_from(PER), max_size=2, unique=True)))
    grans = draw(GRANSER)
    if draw(st.booleans()):
        return Belopp(tal, enhet, tal + draw(st.integers(1, 10**6)), per, grans)
    tecken = -1 if tal and draw(st.booleans()) else 1
    return Belopp(tal * tecken, enhet, None, per, grans)


@st.composite
def antal(draw: st.DrawFn, enheter: tuple[str, ...] = ENHETER + EGNA) -> Antal:
    tal = draw(st.one_of(st.integers(0, 20), st.integers(0, 10**9)))
    till = draw(st.one_of(st.none(), st.integers(tal + 1, tal + 1000)))
    enhet = bojd(draw(st.sampled_from(enheter)), tal if till is None else till)
    per = tuple(draw(st.lists(st.sampled_from(PER), max_size=2, unique=True)))
    return Antal(tal, enhet, till, draw(GRANSER), per)


@st.composite
def procent(draw: st.DrawFn) -> Procent:
    tal = draw(st.decimals(min_value=0, max_value=9999, places=draw(st.integers(0, 3))))
    till = tal + draw(st.integers(1, 50)) if draw(st.booleans()) else None
    tecken = -1 if tal and till is None and draw(st.booleans()) else 1
    return Procent(tal * tecken, till, draw(st.booleans()), draw(GRANSER))


@st.composite
def lagrum(draw: st.DrawFn) -> Lagrum:
    rad = draw(st.sampled_from(LAGAR))
    nummer = st.builds(lambda tal, led: f"{tal}{led}", st.integers(1, 199), st.sampled_from(["", " a", " b"]))
    kapitel = draw(nummer) if rad.kapitel else None
    punkt = draw(st.one_of(st.none(), st.integers(1, 20).map(str)))
    stycke = draw(st.one_of(st.none(), st.integers(2 if punkt else 1, 6)))
    return Lagrum(rad.kortnamn, draw(nummer), kapitel, punkt, stycke, rad.sfs)


@st.composite
def organisationsnummer(draw: st.DrawFn) -> Organisationsnummer:
    siffror = draw(st.integers(200_000_000, 999_999_999).map(str))
    return Organisationsnummer(f"{siffror[:6]}-{siffror[6:]}{luhn.calc_check_digit(siffror)}")


@st.composite
def personnummer(draw: st.DrawFn) -> Personnummer:
    dag = draw(st.dates(min_value=Datum(1900).forsta, max_value=Datum(2025).sista))
    tillagg = draw(st.sampled_from([0, 60]))
    siffror = f"{dag:%y%m}{dag.day + tillagg:02d}{draw(st.integers(0, 999)):03d}"
    return Personnummer(f"{dag.year // 100}{siffror[:6]}-{siffror[6:]}{luhn.calc_check_digit(siffror)}")


NUMMER: Final = st.one_of(
    st.builds(lambda ar, nr: Sfs(f"{ar}:{nr}"), st.integers(1600, 2099), st.integers(1, 9999)),
    st.sampled_from(["SON 2025-417", "KS/2021:512", "2022/318", "1.4-207-2022", "2025/ÄON 0204 30"]).map(
        Diarienummer
    ),
    organisationsnummer(),
    personnummer(),
)
NAMN: Final = st.builds(Namn, st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=40))
ALLA: Final[st.SearchStrategy[Value]] = st.one_of(
    datum(), perioder(), langder(), forlangningar(), belopp(), antal(), procent(), lagrum(), NUMMER, NAMN
)
