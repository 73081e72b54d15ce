"""Tidslängder och kalenderns räkning: längden av en period, sista dagen efter förlängningar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from beslutsgen.facts.kalender import manader_senare, tiden_mellan
from beslutsgen.facts.tal import HARD_SPACE, raknat, read_tal, skriv_tal
from beslutsgen.facts.text import END, GAP
from beslutsgen.facts.values import Datum, Langd
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from datetime import date

    from beslutsgen.facts.text import Text
    from beslutsgen.facts.values import Forlangning, Period, Tidsenhet

_ENHET: Final = late(
    rf"{GAP}(?:(?P<year>år)|(?P<month>månader|månad|mån)|(?P<week>veckor|vecka)|(?P<day>dagar|dag))(?P<genitiv>s)?{END}"
)
_FLERTAL: Final[dict[Tidsenhet, str]] = {"dag": "dagar", "vecka": "veckor", "månad": "månader", "år": "år"}
_ISO: Final[dict[Tidsenhet, str]] = {"dag": "D", "vecka": "W", "månad": "M", "år": "Y"}
# En längd över tvåhundra år är ett skrivfel, och den ryms inte säkert i kalendern.
STORSTA_LANGD: Final[dict[Tidsenhet, int]] = {"dag": 73_000, "vecka": 10_400, "månad": 2_400, "år": 200}


def read_enhet(text: Text, at: int) -> tuple[Tidsenhet, int] | None:
    """Tidsenheten som följer på ett tal, och var den slutar."""
    match = _ENHET.match(text.low, at)
    if match is None:
        return None
    if match["year"]:
        return "år", match.end()
    if match["month"]:
        return "månad", match.end()
    return "vecka" if match["week"] else "dag", match.end()


def read_langd(text: Text, at: int) -> tuple[Langd, int] | None:
    """Tidslängden som börjar vid `at` och var den slutar: `två år`, `ett (1) år`, `12 månader`."""
    tal = read_tal(text, at)
    if tal is None or not tal.helt:
        return None
    enhet = read_enhet(text, tal.end)
    if enhet is None or not 0 < tal.varde <= STORSTA_LANGD[enhet[0]]:
        return None
    return Langd(int(tal.varde), enhet[0]), enhet[1]


def skriv_langd(langd: Langd, notation: str) -> str:
    """Längden i siffror (förvalt) eller i `ord`."""
    enhet: str = langd.enhet if langd.antal == 1 else _FLERTAL[langd.enhet]
    if notation != "ord":
        return f"{skriv_tal(langd.antal)}{HARD_SPACE}{enhet}"
    return raknat(langd.antal, enhet, neutrum=langd.enhet == "år")


def iso_langd(langd: Langd) -> str:
    """Längden enligt ISO 8601: P2Y."""
    return f"P{langd.antal}{_ISO[langd.enhet]}"


def i_manader(langd: Langd) -> tuple[int, int]:
    """Längden som månader och dagar, så att 12 månader och 1 år är lika."""
    if langd.enhet in ("år", "månad"):
        return langd.antal * (12 if langd.enhet == "år" else 1), 0
    return 0, langd.antal * (7 if langd.enhet == "vecka" else 1)


def dagen_efter(datum: date | Datum) -> date:
    """Dagen efter datumet; för en månad eller ett år dagen efter dess sista dag."""
    dag = datum.sista if isinstance(datum, Datum) else datum
    return dag + timedelta(days=1)


def _later(dag: date, langd: Langd) -> date:
    """Dagen `langd` senare; den 31 blir månadens sista dag där den 31 saknas."""
    manader, dagar = i_manader(langd)
    return manader_senare(dag, manader) + timedelta(days=dagar)


def langd(period: Period) -> Langd | None:
    """Periodens längd i hela år, annars i hela månader; `None` om den inte går jämnt ut eller gäller tills vidare."""
    if period.slut is None or period.slut.sista < period.start.forsta:
        return None
    tid = tiden_mellan(period.start.forsta, dagen_efter(period.slut))
    if tid.dagar or not (tid.ar or tid.manader):
        return None
    return Langd(tid.ar * 12 + tid.manader, "månad") if tid.manader else Langd(tid.ar, "år")


def senaste_slut(slut: date, forlangning: Forlangning) -> date | None:
    """Sista dagen när alla steg har tagits: (slut + 1 dag) + stegen − 1 dag. `None` om stegen upprepas utan gräns."""
    if forlangning.upprepas:
        return None
    dag = dagen_efter(slut)
    for steg in forlangning.steg:
        dag = _later(dag, steg)
    return dag - timedelta(days=1)
