"""Varför en text inte är ett datum, en period, en tidslängd eller en förlängning."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from beslutsgen.facts.datum import FORSTA_AR, SISTA_AR, finns
from beslutsgen.facts.datumord import MANADER, MANADSORD
from beslutsgen.facts.fault import Fault
from beslutsgen.facts.sort import EXEMPEL, citat, narmast
from beslutsgen.facts.values import Datum, Forlangning, Langd, Period

_SIFFERDATUM: Final = re.compile(
    r"(?P<ar>[0-9]{4})(?P<skilje>[-–/. ]?)(?P<manad>[0-9]{1,2})(?P=skilje)(?P<dag>[0-9]{1,2})(?![0-9])"
)
_MANAD: Final = re.compile(r"(?P<ar>[0-9]{4})-(?P<manad>[0-9]{1,2})")
_KORT: Final = re.compile(r"(?P<ar>[0-9]{2})-(?P<manad>[0-9]{2})-(?P<dag>[0-9]{2})")
_SNEDSTRECK: Final = re.compile(
    r"(?P<dag>[0-9]{1,2})(?P<skilje>[/.])(?P<manad>[0-9]{1,2})(?:[/. -](?P<ar>[0-9]{4}))?"
)
_ORD: Final = re.compile(r"(?P<dag>[0-9]{1,2})(?::[ae])?\s+(?P<manad>[a-zåäö]+)\.?(?:\s+(?P<ar>[0-9]{4}))?")
_DATUMLIKT: Final = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}(?::[ae])?\s+[a-zåäö]+\.?(?:\s+[0-9]{4})?"
    r"|[0-9]{8}|[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])"
)
_SKRIV: Final = "Skriv hela datumet med fyra siffror för året, till exempel 2018-02-01."


def _impossible(text: str, ar: int, manad: int, dag: int) -> Fault:
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
        return _impossible(text, ar, manad, dag)
    return Fault(f"{text} är inte skrivet som ett datum.", f"Skriv {ar}-{manad:02d}-{dag:02d}.")


def _short(text: str) -> Fault | None:
    """Felet i ett datum med tvåsiffrigt år, i en månad eller i ett ensamt år."""
    if match := _KORT.fullmatch(text):
        return Fault(
            f"{text} saknar århundrade.",
            f"Skriv året med fyra siffror, till exempel 20{match['ar']}-{match['manad']}-{match['dag']}.",
        )
    if match := _MANAD.fullmatch(text):
        ar, manad = int(match["ar"]), int(match["manad"])
        if finns(ar, manad, 1):
            return Fault(f"{text} är inte skrivet som en månad.", f"Skriv {ar}-{manad:02d}.")
        return _impossible(text, ar, manad, 1)
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
        return _impossible(text, ar, manad, dag)
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
    return _impossible(text, int(match["ar"]), MANADSORD[match["manad"]], int(match["dag"]))


def _date(text: str) -> Fault | None:
    """Felet i något som liknar ett datum."""
    return _digits(text) or _short(text) or _slashed(text) or _worded(text)


def datumfel(text: str) -> Fault:
    """Varför texten inte är ett datum."""
    low = text.lower().removeprefix("den ").strip()
    return _date(low) or Fault(f"”{citat(text)}” är inget datum.", EXEMPEL[Datum])


def periodfel(text: str) -> Fault:
    """Varför texten inte är en period: det första av dess datum som är fel, annars formen."""
    low = text.lower()
    for match in _DATUMLIKT.finditer(low):
        fault = _date(match.group())
        if fault and not (match.group()[-1].isalpha() and re.search(r"[0-9]{4}", low[match.end() :])):
            return fault
    return Fault(f"”{citat(text)}” är ingen period.", EXEMPEL[Period])


def langdfel(text: str) -> Fault:
    """Varför texten inte är en tidslängd."""
    match = re.fullmatch(r"([0-9]{1,3}),5\s+år", text.lower())
    if match:
        return Fault(f"{text} är inte hela år.", f"Skriv {int(match[1]) * 12 + 6} månader.")
    if re.fullmatch(r"[0-9]+", text):
        return Fault(f"{text} saknar enhet.", f"Skriv {text} månader eller {text} år.")
    return Fault(f"”{citat(text)}” är ingen tidslängd.", EXEMPEL[Langd])


def forlangningsfel(text: str) -> Fault:
    """Varför texten inte är en förlängning."""
    if re.fullmatch(r"[0-9]+", text):
        return Fault(f"{text} saknar enhet.", f"Skriv {text} år i taget, eller {text} månader i taget.")
    return Fault(f"”{citat(text)}” är ingen förlängning som kan läsas.", EXEMPEL[Forlangning])
