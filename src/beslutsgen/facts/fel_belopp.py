"""Varför en text inte är ett belopp."""

from __future__ import annotations

import re
from typing import Final

from beslutsgen.facts.fault import Fault
from beslutsgen.facts.fel_tal import TAL, gemensamt, jamnad
from beslutsgen.facts.sort import EXEMPEL, citat, narmast
from beslutsgen.facts.values import Belopp
from beslutsgen.pattern import late

_ENHETER: Final = ("kr", "kronor", "tkr", "mnkr", "mdkr", "mkr", "msek", "milj kr")
_SKALOR: Final = ("miljoner kronor", "miljarder kronor", "tusen kronor", "miljon kronor")
_VALUTOR: Final = late(r"euro|eur|€|dollar|usd|\$|pund|nok|dkk|prisbasbelopp|pbb")
_EFTERLED: Final = late(r"(?:om året|årligen|varje år|/år|i månaden|månatligen|varje månad|per mån\.)$")
_PRISNIVA: Final = late(r"\(?(?:i )?(?:[0-9]{4}\b|.*pris).*")
_TALET: Final = r"[0-9](?:[0-9 ]*[0-9])?(?:,[0-9]+)?"
# Enheten före talet, så som den skrivs på engelska, och hur den skrivs efter.
_FORST: Final = late(
    rf"(?P<enhet>(?:[mtk]|mn|md)?sek|kr|[mt]kr|mnkr)\.? (?P<tal>{_TALET})(?P<per>(?: per |/).*)?"
)
_EFTER: Final = {"sek": "kr", "msek": "mnkr", "mnsek": "mnkr", "mdsek": "mdkr", "tsek": "tkr", "ksek": "tkr"}


def _unit_first(text: str, even: str) -> Fault | None:
    """Felet i ett belopp med enheten före talet (SEK 500)."""
    match = _FORST.fullmatch(even)
    if match is None:
        return None
    enhet = _EFTER.get(match["enhet"], match["enhet"])
    written = text.split(maxsplit=1)[0]
    return Fault(
        f"{written} före talet läses inte: enheten ska stå efter.",
        f"Skriv {match['tal']} {enhet}{match['per'] or ''}.",
    )


def _without_unit(tal: str, rest: str) -> Fault:
    """Felet i ett tal utan enhet; det som beloppet gäller per får stå efter."""
    per = f" {rest}" if rest else ""
    return Fault(f"{tal} saknar enhet.", f"Skriv {tal} kr{per}, {tal} tkr{per} eller {tal} mnkr{per}.")


def _unknown_unit(rest: str) -> Fault:
    """Felet i en enhet som inte finns."""
    phrase = re.split(r" per |/", rest, maxsplit=1)[0].rstrip(".,")
    word = phrase.split(" ", 1)[0]
    close = narmast(phrase, _SKALOR, lowest=75) or narmast(word, _ENHETER)
    return Fault(f"{word} är ingen enhet för belopp.", f"Menade du {close}?" if close else EXEMPEL[Belopp])


def _tail(text: str, rest: str) -> Fault:
    """Felet i det som följer på ett belopp med känd enhet."""
    tail = rest.split(" ", 1)[1] if " " in rest else rest
    if _PRISNIVA.fullmatch(tail):
        return Fault(
            f"”{tail}” hör inte till beloppet.",
            "Skriv prisnivån för sig, under prisniva.",
        )
    return Fault(f"”{citat(tail)}” i {citat(text)} kan inte läsas.", EXEMPEL[Belopp])


def beloppsfel(text: str) -> Fault:
    """Varför texten inte är ett belopp."""
    even = jamnad(text)
    if fault := gemensamt(text, even, Belopp):
        return fault
    if match := _EFTERLED.search(even):
        enhet = "månad" if "mån" in match.group() else "år"
        return Fault(f"”{match.group()}” efter beloppet kan inte läsas.", f"Skriv per {enhet}.")
    if fault := _unit_first(text, even):
        return fault
    tal = TAL.search(even)
    rest = even[tal.end() :].strip() if tal else even
    if tal and (not rest or rest.startswith(("per ", "/"))):
        return _without_unit(tal.group(), rest)
    if match := _VALUTOR.search(rest):
        return Fault(f"{match.group()} är inte svenska kronor.", "Bara belopp i svenska kronor kan anges.")
    known = rest.startswith(_SKALOR) or re.split(r"[ /]", rest, maxsplit=1)[0].rstrip(".,") in _ENHETER
    return _tail(text, rest) if known else _unknown_unit(rest)
