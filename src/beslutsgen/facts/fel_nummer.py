"""Varför en text inte är ett lagrum eller ett nummer."""

from __future__ import annotations

import re
from typing import Final

from beslutsgen.facts.fault import Fault
from beslutsgen.facts.idnummer import kontrollsiffra
from beslutsgen.facts.lagar import LAGAR, lag
from beslutsgen.facts.sort import EXEMPEL, citat, narmast
from beslutsgen.facts.values import Diarienummer, Lagrum, Organisationsnummer, Personnummer, Sfs
from beslutsgen.pattern import late

_BARA_PARAGRAF: Final = late(
    r"(?P<rum>(?:[0-9]+\s*[a-z]?\s*kap\.?\s*)?[0-9]+\s*[a-z]?\s*§§?(?:\s*[0-9]+)?)(?P<lagen>\s+(?:i\s+)?lagen)?"
)
_LAGEN_SIST: Final = late(r"§\s*(?:[0-9]{1,2}\s+)?(?P<lag>[A-Za-zÅÄÖåäö-]+)$")
_LAGEN_FORST: Final = late(r"(?P<lag>[A-Za-zÅÄÖåäö-]+)\s+[0-9]")
_UTAN_TECKEN: Final = late(r"(?P<par>[0-9]+)\s+(?P<lag>[A-Za-zÅÄÖåäö-]+)")
_NAMN: Final = tuple(
    dict.fromkeys(namn for rad in LAGAR for namn in (rad.kortnamn, rad.titel, *rad.andra_namn))
)


def okand_lag(namn: str) -> Fault | None:
    """Felet i ett lagnamn som inte finns i lagtabellen men liknar ett som gör det (skolagen)."""
    if lag(namn) or namn.startswith("lagen ("):
        return None
    close = narmast(namn, tuple(name for name in _NAMN if name.islower()), lowest=88)
    return Fault(f"{namn} finns inte i lagtabellen.", f"Menade du {close}?") if close else None


def lagrumsfel(text: str) -> Fault:
    """Varför texten inte är ett lagrum."""
    even = " ".join(text.split())
    if match := _BARA_PARAGRAF.fullmatch(even):
        unnamed = "säger inte vilken lag" if match["lagen"] else "saknar lag"
        return Fault(f"{even} {unnamed}.", f"Skriv lagen efter, till exempel {match['rum']} MBL.")
    if match := _UTAN_TECKEN.fullmatch(even):
        return Fault(f"{even} saknar paragraftecken.", f"Skriv {match['par']} § {match['lag']}.")
    if even.count("§") > 1 and "§§" not in even:
        return Fault(f"{citat(even)} är mer än ett lagrum.", "Skriv ett lagrum i taget.")
    match = _LAGEN_SIST.search(even) or _LAGEN_FORST.match(even)
    if match and lag(match["lag"]) is None:
        close = narmast(match["lag"], _NAMN)
        return Fault(
            f"{match['lag']} finns inte i lagtabellen.", f"Menade du {close}?" if close else EXEMPEL[Lagrum]
        )
    return Fault(f"”{citat(text)}” är inget lagrum.", EXEMPEL[Lagrum])


def organisationsnummerfel(text: str) -> Fault:
    """Varför texten inte är ett organisationsnummer."""
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) == 10 and re.fullmatch(r"[0-9 -]+", text):
        rest = f"{citat(text)} har fel kontrollsiffra."
        return Fault(
            rest,
            f"Kontrollera alla siffror; om de nio första är rätt ska den sista vara {kontrollsiffra(digits[:9])}.",
        )
    return Fault(f"”{citat(text)}” är inget organisationsnummer.", EXEMPEL[Organisationsnummer])


def personnummerfel(text: str) -> Fault:
    """Varför texten inte är ett personnummer."""
    return Fault(
        f"”{citat(text)}” är inget riktigt personnummer: dagen finns inte, eller kontrollsiffran är fel.",
        EXEMPEL[Personnummer],
    )


def sfsfel(text: str) -> Fault:
    """Varför texten inte är ett SFS-nummer."""
    return Fault(f"”{citat(text)}” är inget SFS-nummer.", EXEMPEL[Sfs])


def diarienummerfel(text: str) -> Fault:
    """Varför texten inte är ett diarienummer."""
    return Fault(f"”{citat(text)}” är inget diarienummer.", EXEMPEL[Diarienummer])
