"""Varför en text inte är ett belopp, ett antal eller en procentsats."""

from __future__ import annotations

import re
from typing import Final

from beslutsgen.facts.fault import Fault
from beslutsgen.facts.grans import nyanserad
from beslutsgen.facts.sort import EXEMPEL, SORT, citat, narmast
from beslutsgen.facts.tal import double_notation
from beslutsgen.facts.values import Antal, Belopp, Procent

_ENHETER: Final = (
    "kr",
    "kronor",
    "tkr",
    "mnkr",
    "mdkr",
    "miljoner kronor",
    "miljarder kronor",
    "tusen kronor",
    "mkr",
    "msek",
    "milj kr",
)
_VALUTOR: Final = re.compile(r"euro|eur|€|dollar|usd|\$|pund|nok|dkk|prisbasbelopp|pbb")
_PUNKT: Final = re.compile(r"[0-9][0-9.]*\.[0-9][0-9.,]*")
_TAL: Final = re.compile(
    r"[-–−]?[0-9](?:[0-9 ]*[0-9])?(?:[,:][0-9]+)?(?:\s*[-–]\s*[0-9](?:[0-9 ]*[0-9])?(?:,[0-9]+)?)?"
)
_INTERVALL: Final = re.compile(r"([0-9][0-9 ]*(?:,[0-9]+)?)\s*[-–]\s*([0-9][0-9 ]*(?:,[0-9]+)?)")
_STORA_ORD: Final = re.compile(
    r"(?:tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen)\w*"
)
_EFTERLED: Final = re.compile(r"(?:om året|årligen|varje år|/år|i månaden|månatligen|varje månad|per mån\.)$")


def _even(text: str) -> str:
    """Texten i gemener med vanliga blanksteg."""
    return " ".join(text.lower().replace("\u00a0", " ").replace("\u202f", " ").split())


def _grouped(digits: str) -> str:
    """Siffrorna i grupper om tre."""
    return f"{int(digits):,}".replace(",", " ")


def punktfel(text: str) -> Fault | None:
    """Felet när en punkt står i talet: den kan vara både tusentalstecken och decimaltecken."""
    match = _PUNKT.search(text)
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


def otydligt_tal(text: str) -> Fault | None:
    """Felet i ett tal som kan läsas men inte säkert säger det som menas."""
    if fault := punktfel(text):
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
    low, high = (float(tal.replace(" ", "").replace(",", ".")) for tal in match.groups())
    if low < high:
        return None
    return Fault(
        f"{match[1].strip()}–{match[2].strip()} slutar inte högre än det börjar.",
        "Skriv det lägre talet först.",
    )


def _common(text: str, even: str, kind: type) -> Fault | None:
    """Fel som gäller tal av alla sorter."""
    fault = otydligt_tal(even) or _range(even)
    if fault:
        return fault
    if match := _STORA_ORD.match(even):
        return Fault(
            f"Talet {match.group()} kan inte läsas som ord.",
            "Skriv talet med siffror; ord går bra till och med tolv.",
        )
    if not any(char.isdigit() for char in even) and _TAL.search(even) is None:
        return Fault(f"”{citat(text)}” innehåller inget tal för {SORT[kind]}.", EXEMPEL[kind])
    return None


def beloppsfel(text: str) -> Fault:
    """Varför texten inte är ett belopp."""
    even = _even(text)
    if fault := _common(text, even, Belopp):
        return fault
    if match := _EFTERLED.search(even):
        enhet = "månad" if "mån" in match.group() else "år"
        return Fault(f"”{match.group()}” efter beloppet kan inte läsas.", f"Skriv per {enhet}.")
    tal = _TAL.search(even)
    rest = even[tal.end() :].strip() if tal else even
    if tal and not rest:
        return Fault(
            f"{tal.group()} saknar enhet.",
            f"Skriv {tal.group()} kr, {tal.group()} tkr eller {tal.group()} mnkr.",
        )
    return _unit(text, rest)


def _unit(text: str, rest: str) -> Fault:
    """Felet i det som följer på beloppets tal."""
    if match := _VALUTOR.search(rest):
        return Fault(f"{match.group()} är inte svenska kronor.", "Bara belopp i svenska kronor kan anges.")
    word = re.split(r"[ /]", rest, maxsplit=1)[0].rstrip(".,")
    if word in _ENHETER or not word:
        return Fault(f"”{citat(rest)}” i {citat(text)} kan inte läsas.", EXEMPEL[Belopp])
    close = narmast(word, _ENHETER)
    return Fault(f"{word} är ingen enhet för belopp.", f"Menade du {close}?" if close else EXEMPEL[Belopp])


def antalsfel(text: str) -> Fault:
    """Varför texten inte är ett antal."""
    even = _even(text)
    if fault := _common(text, even, Antal):
        return fault
    if re.search(r"[0-9],[0-9]", even):
        return Fault(f"{citat(text)} är inget helt tal.", "Skriv ett helt tal, till exempel 7 platser.")
    if re.fullmatch(_TAL, even):
        return Fault(f"{even} saknar enhet.", f"Skriv vad som räknas, till exempel {even} platser.")
    return Fault(f"”{citat(text)}” är inget antal.", EXEMPEL[Antal])


def procentfel(text: str) -> Fault:
    """Varför texten inte är en procentsats."""
    even = _even(text)
    if fault := _common(text, even, Procent):
        return fault
    if re.fullmatch(_TAL, even):
        return Fault(f"{even} saknar enhet.", f"Skriv {even} procent eller {even} procentenheter.")
    return Fault(f"”{citat(text)}” är ingen procentsats.", EXEMPEL[Procent])
