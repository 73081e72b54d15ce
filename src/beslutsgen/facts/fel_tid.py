"""Varför en text inte är ett datum, en period, en tidslängd eller en förlängning."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from beslutsgen.facts.datum import FORSTA_AR, SISTA_AR, finns, read_del, utskrivet
from beslutsgen.facts.datumord import MANADER, MANADSORD
from beslutsgen.facts.fault import Fault
from beslutsgen.facts.forlangning import FLEST_STEG
from beslutsgen.facts.sort import EXEMPEL, citat, narmast
from beslutsgen.facts.text import even
from beslutsgen.facts.values import Datum, Forlangning, Langd, Period
from beslutsgen.pattern import late

_SIFFERDATUM: Final = late(
    r"(?P<ar>[0-9]{4})(?P<skilje>[-–/. ]?)(?P<manad>[0-9]{1,2})(?P=skilje)(?P<dag>[0-9]{1,2})(?![0-9])"
)
_MANAD: Final = late(r"(?P<ar>[0-9]{4})-(?P<manad>[0-9]{1,2})")
_KORT: Final = late(r"(?P<ar>[0-9]{2})(?P<skilje>-?)(?P<manad>[0-9]{2})(?P=skilje)(?P<dag>[0-9]{2})")
_SNEDSTRECK: Final = late(
    r"(?P<dag>[0-9]{1,2})(?P<skilje>[/.])(?P<manad>[0-9]{1,2})(?:[/. -](?P<ar>[0-9]{4}))?"
)
_ORD: Final = late(
    r"(?P<dag>[0-9]{1,2})(?::[ae])?\s+(?P<manad>[a-zåäö]+)\.?(?:\s+(?P<ar>[0-9]{4}|[0-9]{2}))?"
)
_DATUMLIKT: Final = late(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}(?::[ae])?\s+[a-zåäö]+\.?(?:\s+[0-9]{4})?"
    r"|(?<![0-9])(?:[0-9]{8}|[0-9]{6}|[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9])"
)
_VECKODAG: Final = late(r"(?P<dag>mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b")
_VECKODAGAR: Final = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_HALVA_AR: Final = late(r"(?:(?P<hela>[0-9]{1,3}),5\s+år|(?P<halv>(?:ett )?halvår))\b")
_INGEN: Final = late(r"ingen|inga|nej|saknas|nix|-|–")
_GANGER: Final = late(r"(?P<tal>[0-9]{1,9}) (?:gånger|tillfällen)")
# Ett tvåsiffrigt år till och med detta menas på 2000-talet, högre på 1900-talet.
_BRYTAR: Final = 60
_SKRIV: Final = "Skriv hela datumet med fyra siffror för året, till exempel 2018-02-01."


def _impossible(text: str, ar: int, manad: int) -> Fault:
    """Felet för en dag som inte finns i kalendern."""
    if not FORSTA_AR <= ar <= SISTA_AR:
        return Fault(f"{text} finns inte: året {ar} är orimligt.", _SKRIV)
    if not 1 <= manad <= 12:
        return Fault(
            f"{text} finns inte: ett år har tolv månader.",
            "Skriv år, månad och dag i den ordningen, till exempel 2018-02-01.",
        )
    dagar = monthrange(ar, manad)[1]
    return Fault(
        f"{text} finns inte: {MANADER[manad - 1]} {ar} har {dagar} dagar.",
        f"Rätta dagen; den sista är {ar}-{manad:02d}-{dagar}.",
    )


def _digits(text: str) -> Fault | None:
    """Felet i ett datum med fyrsiffrigt år och siffermånad."""
    match = _SIFFERDATUM.fullmatch(text)
    if match is None:
        return None
    ar, manad, dag = int(match["ar"]), int(match["manad"]), int(match["dag"])
    if not finns(ar, manad, dag):
        return _impossible(text, ar, manad)
    return Fault(f"{text} är inte skrivet som ett datum.", f"Skriv {ar}-{manad:02d}-{dag:02d}.")


def _without_century(match: re.Match[str]) -> Fault:
    """Felet i ett datum med tvåsiffrigt år; sex siffror i följd kan också vara år och månad."""
    text, kort = match.group(), int(match["ar"])
    ar, manad, dag = kort + (2000 if kort <= _BRYTAR else 1900), int(match["manad"]), int(match["dag"])
    six = not match["skilje"]
    month = six and finns(int(text[:4]), int(text[4:]), 1)
    if not finns(ar, manad, dag):
        if month:
            return Fault(f"{text} är inte skrivet som en månad.", f"Skriv {text[:4]}-{text[4:]}.")
        return _impossible(text, ar, manad)
    said = f"{ar}-{manad:02d}-{dag:02d}"
    if month:
        return Fault(
            f"{text} kan läsas på två sätt.",
            f"Skriv {said}, eller {text[:4]}-{text[4:]} om du menar månaden.",
        )
    return Fault(f"{text} saknar århundrade.", f"Skriv året med fyra siffror, till exempel {said}.")


def _short(text: str) -> Fault | None:
    """Felet i ett datum med tvåsiffrigt år, i en månad eller i ett ensamt år."""
    if match := _KORT.fullmatch(text):
        return _without_century(match)
    if match := _MANAD.fullmatch(text):
        ar, manad = int(match["ar"]), int(match["manad"])
        if finns(ar, manad, 1):
            return Fault(f"{text} är inte skrivet som en månad.", f"Skriv {ar}-{manad:02d}.")
        return _impossible(text, ar, manad)
    if re.fullmatch(r"[0-9]{4}", text):
        return Fault(f"{text} är bara ett år.", f"Skriv en dag ({text}-03-01) eller en månad ({text}-03).")
    return None


def _slashed(text: str) -> Fault | None:
    """Felet i ett datum med dagen först."""
    match = _SNEDSTRECK.fullmatch(text)
    if match is None:
        return None
    if match["ar"] is None:
        return Fault(f"{text} saknar år.", _SKRIV)
    ar, manad, dag = int(match["ar"]), int(match["manad"]), int(match["dag"])
    if not finns(ar, manad, dag):
        return _impossible(text, ar, manad)
    return Fault(
        f"{text} är inte skrivet som ett datum.",
        f"Skriv {ar}-{manad:02d}-{dag:02d} om du menar {dag} {MANADER[manad - 1]} {ar}.",
    )


def _worded(text: str) -> Fault | None:
    """Felet i ett datum med utskriven månad."""
    match = _ORD.fullmatch(text)
    if match is None:
        return None
    if match["manad"] not in MANADSORD:
        close = narmast(match["manad"], MANADER)
        return Fault(f"{match['manad']} är ingen månad.", f"Menade du {close}?" if close else EXEMPEL[Datum])
    if match["ar"] is None:
        return Fault(f"{text} saknar år.", f"Skriv hela datumet, till exempel {text} 2018.")
    if len(match["ar"]) == 2:
        return Fault(
            f"{text} saknar århundrade.", f"Skriv året med fyra siffror, till exempel 20{match['ar']}."
        )
    return _impossible(text, int(match["ar"]), MANADSORD[match["manad"]])


def _date(text: str) -> Fault | None:
    """Felet i något som liknar ett datum."""
    return _short(text) or _digits(text) or _slashed(text) or _worded(text)


def datumfel(text: str) -> Fault:
    """Varför texten inte är ett datum."""
    low = text.lower().removeprefix("den ").strip()
    if low in MANADER:
        return Fault(f"{text} saknar år.", f"Skriv året också, till exempel {low} 2018.")
    read = read_del(even(low), 0)
    if read and read.helt and read.end < len(low):
        return Fault(
            f"”{citat(low[read.end :].strip())}” efter datumet kan inte läsas.", "Skriv bara datumet."
        )
    return _date(low) or Fault(f"”{citat(text)}” är inget datum.", EXEMPEL[Datum])


def veckodagsfel(low: str, datum: Datum) -> Fault | None:
    """Felet när en veckodag står före ett datum som infaller en annan dag."""
    match = _VECKODAG.match(low)
    if match is None or datum.dag is None:
        return None
    dag = _VECKODAGAR[datum.forsta.weekday()]
    if match["dag"] == dag:
        return None
    return Fault(
        f"{utskrivet(datum)} är en {dag}dag, inte en {match['dag']}dag.", "Rätta dagen eller veckodagen."
    )


def _faulty_part(low: str, match: re.Match[str]) -> Fault | None:
    """Felet i ett av periodens datum; det första får sakna år."""
    text = match.group()
    read = read_del(even(text), 0)
    if read and read.end == len(text) and (read.helt or re.search(r"[0-9]{4}", low[match.end() :])):
        return None
    month = text.rstrip(".").split()[-1]
    if month.isalpha() and narmast(month, MANADER, lowest=70) is None:
        return None
    return _date(text)


def periodfel(text: str) -> Fault:
    """Varför texten inte är en period: det första av dess datum som är fel, annars formen."""
    low = even(text).low
    faults = (_faulty_part(low, match) for match in _DATUMLIKT.finditer(low))
    if fault := next(filter(None, faults), None):
        return fault
    if years := re.fullmatch(r"(?:åren )?([0-9]{4})\s*[-–]\s*([0-9]{4})", low):
        return Fault(
            f"{years[1]}–{years[2]} slutar inte efter sitt första år.", "Skriv det tidigare året först."
        )
    return Fault(f"”{citat(text)}” är ingen period.", EXEMPEL[Period])


def _half_years(text: str) -> str | None:
    """Det rätta skrivsättet för halva år: 1,5 år är 18 månader."""
    match = _HALVA_AR.match(text.lower())
    if match is None:
        return None
    manader = 6 if match["halv"] else int(match["hela"]) * 12 + 6
    return f"{manader} månader{text[match.end() :]}"


def langdfel(text: str) -> Fault:
    """Varför texten inte är en tidslängd."""
    if right := _half_years(text):
        return Fault(f"{text} är inte hela år.", f"Skriv {right}.")
    if re.fullmatch(r"[0-9]+", text):
        return Fault(f"{text} saknar enhet.", f"Skriv {text} månader eller {text} år.")
    return Fault(f"”{citat(text)}” är ingen tidslängd.", EXEMPEL[Langd])


def forlangningsfel(text: str) -> Fault:
    """Varför texten inte är en förlängning."""
    if right := _half_years(text):
        return Fault(f"{text} är inte hela år.", f"Skriv {right}.")
    if re.fullmatch(r"[0-9]+(?:\s*\+\s*[0-9]+)*", text):
        taget = "" if "+" in text else " i taget"
        return Fault(f"{text} saknar enhet.", f"Skriv {text} år{taget}, eller {text} månader{taget}.")
    if _INGEN.fullmatch(text.lower()):
        return Fault(f"”{text}” är ingen förlängning.", "Ta bort raden om avtalet inte kan förlängas.")
    ganger = _GANGER.search(text.lower())
    if ganger and int(ganger["tal"]) > FLEST_STEG:
        return Fault(f"{ganger.group()} är orimligt många.", f"Skriv högst {FLEST_STEG} gånger.")
    return Fault(f"”{citat(text)}” är ingen förlängning som kan läsas.", EXEMPEL[Forlangning])
