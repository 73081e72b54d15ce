"""Varför en text inte är ett antal eller en procentsats, och fel som tal av alla sorter kan ha."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from beslutsgen.facts.datumord import MANADSMONSTER
from beslutsgen.facts.fault import Fault
from beslutsgen.facts.grans import RAKA_GRANSORD, nyanserad
from beslutsgen.facts.per import I_TIDEN
from beslutsgen.facts.sort import EXEMPEL, SORT, citat
from beslutsgen.facts.tal import RAKNEORDSMONSTER, double_notation
from beslutsgen.facts.values import Antal, Procent
from beslutsgen.pattern import late

# Ett tal söks från sin första siffra: prövades varje siffra i en lång rad växte arbetet med radens längd i kvadrat.
_PUNKT: Final = late(r"(?<![0-9])[0-9][0-9.]*\.[0-9][0-9.,]*")
TAL: Final = late(
    r"[-–−]?[0-9](?:[0-9 ]*[0-9])?(?:[,:][0-9]+)?(?:\s*[-–]\s*[0-9](?:[0-9 ]*[0-9])?(?:,[0-9]+)?)?"
)
_INTERVALL: Final = late(
    r"(?<![0-9])(?<![0-9] )([0-9][0-9 ]*(?:,[0-9]+)?)\s*[-–]\s*([0-9][0-9 ]*(?:,[0-9]+)?)"
)
_STORA_ORD: Final = late(
    r"(?:tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen)\w*"
)
# Tusental med komma: flera grupper, eller en följd av decimalpunkt. Ensamt kan kommat vara ett decimaltecken.
_ENGELSKT: Final = late(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)(?![0-9.,])"
)
_KOMMAN: Final = late(r"(?<![0-9])[0-9]+(?:,[0-9]+){2,}")
_TIDER: Final = {
    "ar": "år",
    "manad": "månad",
    "vecka": "vecka",
    "dygn": "dygn",
    "dag": "dag",
    "arligen": "år",
}
_TUSENDELAR: Final = late(r"(?<![0-9 ])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")
_GRUPPER: Final = late(r"(?<![0-9])[0-9]+(?: [0-9]+)+")
_RATT_GRUPPERAT: Final = late(r"[0-9]{1,3}(?: [0-9]{3})+")
# Talet inleder texten, är rätt grupperat och följs av högst ett tal till: slutet på ett intervall.
_NOLLA_FORST: Final = late(
    rf"(?:(?:{RAKA_GRANSORD}) ){{0,2}}(?P<tal>(?P<hela>0+[0-9]{{0,3}}(?: [0-9]{{3}})+|0[0-9]+)(?P<delar>,[0-9]+)?)"
    rf"(?![:/-])(?: ?– ?[0-9][0-9 ]*(?:,[0-9]+)?)?(?! (?:{MANADSMONSTER})\b)[^0-9]*"
)
# "En" och "ett" är oftast artiklar.
_SAKERT_TAL: Final = late(rf"\b(?!ett?\b|en\b)(?:{RAKNEORDSMONSTER})\b")
_RAKNEORD: Final = late(rf"\b(?:{RAKNEORDSMONSTER})\b")


def jamnad(text: str) -> str:
    """Texten i gemener med vanliga blanksteg."""
    return " ".join(text.lower().replace("\u00a0", " ").replace("\u202f", " ").split())


def _grouped(digits: str) -> str:
    """Siffrorna i grupper om tre."""
    return f"{int(digits):,}".replace(",", " ")


def punktfel(text: str) -> Fault | None:
    """Felet när en punkt står i talet: den kan vara både tusentalstecken och decimaltecken."""
    match = _PUNKT.search(text) if "." in text else None
    if match is None:
        return None
    tal = match.group().rstrip(".,")
    heltal, _, decimaler = tal.partition(",")
    grupper = heltal.split(".")
    if all(len(grupp) == 3 for grupp in grupper[1:]) and 1 <= len(grupper[0]) <= 3:
        hela = _grouped("".join(grupper)) + (f",{decimaler}" if decimaler else "")
        if len(grupper) == 2 and not decimaler:
            return Fault(f"{tal} kan läsas på två sätt.", f"Skriv {hela} eller {grupper[0]},{grupper[1]}.")
        return Fault(f"{tal} har punkt mellan siffrorna.", f"Skriv {hela} med mellanslag.")
    if len(grupper) == 2 and not decimaler:
        return Fault(f"{tal} har punkt i stället för decimalkomma.", f"Skriv {grupper[0]},{grupper[1]}.")
    return Fault(
        f"{tal} går inte att läsa som ett tal.",
        "Skriv tusental med mellanslag och decimaler med komma: 1 234,50.",
    )


def med_mellanslag(text: str) -> str:
    """Texten med mellanslag mellan tusentalen och decimalkomma, där talet är skrivet på engelskt vis (1,150,000)."""
    return _ENGELSKT.sub(lambda found: found.group().replace(",", " ").replace(".", ","), text)


def _english(text: str) -> Fault | None:
    """Felet när tusentalen står med komma."""
    match = _ENGELSKT.search(text) if "," in text else None
    if match is None:
        return None
    return Fault(f"{match.group()} har komma mellan tusentalen.", f"Skriv {med_mellanslag(match.group())}.")


def tusendels_kronor(text: str) -> Fault | None:
    """Felet när ett belopp i hela kronor har tre decimaler: då är kommat snarare ett tusentalstecken."""
    match = _TUSENDELAR.search(text) if "," in text else None
    if match is None:
        return None
    heltal, _, decimaler = match.group().partition(",")
    return Fault(
        f"{match.group()} kr kan läsas på två sätt.",
        f"Skriv {heltal} {decimaler} kr, eller högst två decimaler.",
    )


def otydligt_tal(text: str) -> Fault | None:
    """Felet i ett tal som kan läsas men inte säkert säger det som menas."""
    if fault := _english(text) or punktfel(text):
        return fault
    dubbel = double_notation(text)
    if dubbel and dubbel[0] != dubbel[1]:
        return Fault(
            f"{citat(text)} anger två olika tal: {dubbel[0]} och {dubbel[1]}.",
            "Skriv talet en gång, med siffror.",
        )
    nyans = nyanserad(text)
    if nyans:
        return Fault(
            f"”{nyans}” kan inte anges för {citat(text)}.", "Skriv cirka, högst eller minst före talet."
        )
    return None


def _range(text: str) -> Fault | None:
    """Felet i ett intervall som slutar lägre än det börjar."""
    match = _INTERVALL.search(text)
    if match is None:
        return None
    low, high = (Decimal(tal.replace(" ", "").replace(",", ".")) for tal in match.groups())
    if low < high:
        return None
    message = f"{match[1].strip()}–{match[2].strip()} slutar inte högre än det börjar."
    return Fault(message, "Skriv det lägre talet först.")


def _digits(text: str) -> Fault | None:
    """Felet i tal vars siffror inte går att läsa ihop."""
    if match := _KOMMAN.search(text):
        return Fault(f"{match.group()} har mer än ett komma.", "Skriv tusental med mellanslag: 1 234,50.")
    if match := _NOLLA_FORST.fullmatch(text):
        tal = _grouped(match["hela"].replace(" ", "")) + (match["delar"] or "")
        return Fault(f"Talet {match['tal']} börjar med en nolla.", f"Skriv {tal}.")
    match = _GRUPPER.search(text)
    if match and not _RATT_GRUPPERAT.fullmatch(match.group()):
        message = f"Siffrorna i {match.group()} är inte grupperade tre och tre."
        return Fault(message, "Skriv till exempel 1 234 567, eller siffrorna utan mellanslag.")
    return None


def gemensamt(text: str, even: str, kind: type) -> Fault | None:
    """Fel som gäller tal av alla sorter."""
    fault = otydligt_tal(even) or _digits(even) or _range(even)
    if fault:
        return fault
    if match := _STORA_ORD.match(even):
        hint = "Skriv talet med siffror; ord går bra till och med tolv."
        return Fault(f"Talet {match.group()} kan inte läsas som ord.", hint)
    if not any(char.isdigit() for char in even) and not _SAKERT_TAL.search(even):
        return Fault(f"”{citat(text)}” innehåller inget tal för {SORT[kind]}.", EXEMPEL[kind])
    return None


def _bare(even: str) -> bool:
    """Om texten bara är ett tal, utan enhet."""
    return TAL.fullmatch(even) is not None or _RAKNEORD.fullmatch(even.split(" (", maxsplit=1)[0]) is not None


def antalsfel(text: str) -> Fault:
    """Varför texten inte är ett antal."""
    even = jamnad(text)
    if fault := gemensamt(text, even, Antal):
        return fault
    if re.search(r"[0-9],[0-9]", even):
        return Fault(f"{citat(text)} är inget helt tal.", "Skriv ett helt tal, till exempel 7 platser.")
    if even[0] in "-–−" or even.startswith("minus "):
        return Fault(f"{citat(text)} är mindre än noll.", "Skriv ett antal som är noll eller större.")
    if match := I_TIDEN.search(even):
        return Fault(
            f"”{match.group().strip()}” efter antalet kan inte läsas.",
            f"Skriv per {match['varje'] or _TIDER[match.lastgroup or 'ar']}.",
        )
    if _bare(even):
        return Fault(f"{even} saknar enhet.", f"Skriv vad som räknas, till exempel {even} platser.")
    return Fault(f"”{citat(text)}” är inget antal.", EXEMPEL[Antal])


def procentfel(text: str) -> Fault:
    """Varför texten inte är en procentsats."""
    even = jamnad(text)
    if fault := gemensamt(text, even, Procent):
        return fault
    if _bare(even):
        return Fault(f"{even} saknar enhet.", f"Skriv {even} procent eller {even} procentenheter.")
    return Fault(f"”{citat(text)}” är ingen procentsats.", EXEMPEL[Procent])
