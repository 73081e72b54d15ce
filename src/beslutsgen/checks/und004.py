"""UND004: Den som berörs av beslutet får det inte.

Vad: utföraren i avtalet som beslutas, och de som samråd har skett med, söks bland mottagarna i
`skickas_till`. Den egna nämnden och förvaltningen räknas inte, och en mottagare som är en del av den som
berörs räcker.
Varför: beslutet ska nå dem som ska göra något med det, och de som har lämnat synpunkter vill veta hur det
gick.

Fel:

    parter:
      utforare: {namn: Leanlink Råd och stöd, roll: utforare}
    avtal: {uppdrag: {slag: verksamhetsuppdrag, mellan: [utforare]}}
    skickas_till: [Kommunrevisionen]

Rätt:

    parter:
      utforare: {namn: Leanlink Råd och stöd, roll: utforare}
    avtal: {uppdrag: {slag: verksamhetsuppdrag, mellan: [utforare]}}
    skickas_till: [utforare, Kommunrevisionen]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import listing
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.model import Arende
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Berörda som inte finns bland mottagarna, i ett enda fynd."""
    arende = view.arende
    receiving = [_names(arende, one) for one in arende.skickas_till]
    left_out = [
        one
        for one in _concerned(arende)
        if not any(_covers(names, _names(arende, one)) for names in receiving)
    ]
    if not left_out:
        return
    said = listing(_names(arende, one)[0] for one in left_out)
    lacking = (
        "men någon mottagare är inte angiven"
        if not receiving
        else "men finns inte bland dem som beslutet skickas till"
    )
    yield Finding(
        "skickas_till",
        f"{said} berörs av beslutet, {lacking}.",
        f"Lägg till {said} under skickas_till, om den ska ha beslutet."
        if len(left_out) == 1
        else "Lägg till dem under skickas_till, om de ska ha beslutet.",
        tuple((f"parter.{one}", "en part som berörs") for one in left_out if one in arende.parter),
    )


def _concerned(arende: Arende) -> list[str]:
    """De som bör få beslutet, som de står i ärendefilen."""
    own = {arende.arende.namnd, arende.arende.forvaltning}
    decided = beslutat(arende)
    providers = (
        [name for name in decided[1].mellan if arende.parter[name].roll == "utforare"] if decided else []
    )
    consulted = arende.samrad.med if arende.samrad else ()
    own_names = {text for one in own if one for text in _names(arende, one)}
    return [
        one
        for one in dict.fromkeys((*providers, *consulted))
        if not own_names.intersection(_names(arende, one))
    ]


def _names(arende: Arende, one: str) -> tuple[str, ...]:
    """Partens alla namn, det fullständiga först; en fri text är sitt eget namn."""
    part = arende.parter.get(one)
    return (part.namn.text, *part.aven_kallad) if part else (one,)


def _covers(receiver: tuple[str, ...], concerned: tuple[str, ...]) -> bool:
    """Om mottagaren är den som berörs, eller en del av den."""
    return any(name.casefold() in text.casefold() for name in concerned for text in receiver)


CHECK: Final = Check("UND004", Severity.INFO, look)
