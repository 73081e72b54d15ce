"""Datum: läsa de skrivsätt som svenska papper använder, och skriva med siffror eller utskriven månad."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.facts.datumord import MANADER, MANADSMONSTER, MANADSORD
from beslutsgen.facts.tal import HARD_SPACE
from beslutsgen.facts.text import GAP, LETTER, MAYBE, framfor
from beslutsgen.facts.values import Datum
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.facts.text import Text

# Utanför dessa år är ett årtal ett skrivfel eller ett annat tal.
FORSTA_AR: Final = 1600
SISTA_AR: Final = 2199

_AR: Final = r"[12][0-9]{3}"
# Efter strecket får det stå en radbrytning, eller det mellanrum som blir kvar när rader fogas ihop.
_DELA: Final = r"[-–](?: {0,3}\n {0,12}| )?"
_DAG: Final = r"[0-3]?[0-9]"
_ISO: Final = late(
    rf"(?P<ar>{_AR}){_DELA}(?P<manad>[0-1][0-9]){_DELA}(?P<dag>[0-3][0-9])(?![0-9_]|(?!t[0-9])[{LETTER}])"
)
_ISO_MANAD: Final = late(
    rf"(?P<ar>{_AR})-(?: {{0,3}}\n {{0,12}})?(?P<manad>0[1-9]|1[0-2])"
    rf"(?![{LETTER}0-9_/:]|\.[0-9]|{MAYBE}[-–]{MAYBE}[0-9]{{1,3}}(?![0-9]))"
)
_ORD: Final = late(
    rf"(?P<dag>{_DAG})(?::[ae])?{GAP}(?P<manad>{MANADSMONSTER})(?![{LETTER}])\.?"
    rf"(?:{GAP}(?:år{GAP})?(?P<ar>{_AR})(?![0-9]|[/:][0-9]))?"
)
_MANAD: Final = late(
    rf"(?P<manad>{MANADSMONSTER})(?![{LETTER}])\.?(?:{GAP}(?:år{GAP})?(?P<ar>{_AR})(?![0-9]|[/:][0-9]))?"
)
_SNEDSTRECK: Final = late(
    rf"(?P<dag>{_DAG})/(?P<manad>[01]?[0-9])(?![0-9/:,])(?:(?:{GAP}|-)(?P<ar>{_AR})(?![0-9]|[/:][0-9]))?"
)
_ARTAL: Final = late(rf"(?P<ar>{_AR})(?![0-9{LETTER}_]|[.,:/][0-9])")
_DAGTAL: Final = late(rf"(?P<dag>{_DAG})(?::[ae])?(?![0-9{LETTER}/:]|[.,][0-9])")
_STRECK: Final = frozenset("-–")
_EFTER_DAGEN: Final = frozenset({"a", "e", *(namn[0] for namn in MANADSORD)})
_LANGST_TILL_MANADEN: Final = 24
_DAG_FORE: Final = framfor(r"[0-9](?::[ae])?\.? {0,4}\n? {0,12}", *"0123456789ae.")


class Del(Struct, frozen=True):
    """Ett läst datum där delar kan saknas, och var det slutar."""

    end: int
    ar: int | None = None
    manad: int | None = None
    dag: int | None = None

    @property
    def helt(self) -> bool:
        """Om det är ett datum för sig, med år och minst månad."""
        return self.ar is not None and self.manad is not None


def finns(ar: int, manad: int | None, dag: int | None) -> bool:
    """Om dagen finns i kalendern, inom de år som är rimliga."""
    if not FORSTA_AR <= ar <= SISTA_AR:
        return False
    try:
        date(ar, 1 if manad is None else manad, 1 if dag is None else dag)
    except ValueError:
        return False
    return True


def _part(match: re.Match[str]) -> Del | None:
    """Delarna i träffen, om de kan vara ett datum."""
    groups = match.groupdict()
    ar = int(groups["ar"]) if groups.get("ar") else None
    namn = groups.get("manad")
    manad = None if namn is None else int(namn) if namn.isdigit() else MANADSORD[namn]
    dag = int(groups["dag"]) if groups.get("dag") else None
    # Utan år får den 29 februari finnas (2000 var skottår).
    return Del(match.end(), ar, manad, dag) if finns(ar or 2000, manad, dag) else None


def read_del(text: Text, at: int) -> Del | None:
    """Det datum, med eller utan år, som börjar vid `at`."""
    if not text.low[at].isdigit():
        match = _MANAD.match(text.low, at)
        return _part(match) if match and not text.before(_DAG_FORE, at, 0, reach=20) else None
    for pattern in _possible(text.low, at):
        if match := pattern.match(text.low, at):
            return _part(match)
    return None


def _possible(low: str, at: int) -> tuple[re.Pattern[str], ...]:
    """Skrivsätten som tecknen efter de första siffrorna lämnar öppna."""
    if low[at + 4 : at + 5] in _STRECK:
        return _ISO, _ORD, _SNEDSTRECK, _ISO_MANAD
    after = low[at + 1 : at + 3]
    if "/" in after:
        return _ORD, _SNEDSTRECK
    if not (" " in after or "\n" in after or ":" in after):
        return ()
    # Efter dagen, 3 eller 3:e, står en månads första bokstav.
    letter = low[at + 1 : at + _LANGST_TILL_MANADEN].lstrip("0123456789: \n")[:1]
    return (_ORD,) if letter in _EFTER_DAGEN else ()


def read_artal(text: Text, at: int) -> Del | None:
    """Årtalet som står ensamt vid `at`."""
    match = _ARTAL.match(text.low, at)
    return _part(match) if match else None


def read_dagtal(text: Text, at: int) -> Del | None:
    """Dagen i en månad som nämns först efter den: den 1 i `1–31 mars 2018`."""
    match = _DAGTAL.match(text.low, at)
    return _part(match) if match else None


def som_datum(read: Del) -> Datum:
    """Datumet av delarna, som måste ha ett år."""
    if read.ar is None:
        raise ValueError(read)
    return Datum(read.ar, read.manad, read.dag)


def iso(datum: Datum) -> str:
    """Datumet enligt ISO 8601 med sin precision: 2018-03-01, 2018-03, 2018."""
    delar = [f"{datum.ar:04d}", *(f"{del_:02d}" for del_ in (datum.manad, datum.dag) if del_ is not None)]
    return "-".join(delar)


def utskrivet(datum: Datum) -> str:
    """Datumet med utskriven månad: 1 mars 2018."""
    if datum.manad is None:
        return str(datum.ar)
    manad = f"{MANADER[datum.manad - 1]} {datum.ar}"
    return manad if datum.dag is None else f"{datum.dag}{HARD_SPACE}{manad}"


def skriv_datum(datum: Datum, notation: str) -> str:
    """Datumet i siffror (förvalt) eller `utskrivet`."""
    return utskrivet(datum) if notation == "utskrivet" else iso(datum)
