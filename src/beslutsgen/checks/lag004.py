"""LAG004: Information enligt 19 § MBL, fast verksamheten flyttas till en ny utförare.

Vad: `mbl.form: information` när avtalet som beslutas följer efter ett avtal som utföraren inte är part i.
Varför: att verksamheten byter utförare kan vara en viktigare förändring, som arbetsgivaren ska förhandla om
på eget initiativ innan beslutet (11 § MBL). Om det är så vet bara den som känner verksamheten. Därför är
fyndet en fråga.

Fel:

    parter:
      namnd: {namn: Omsorgsnämnden, roll: bestallare}
      gammal: {namn: Utbildningsförvaltningen}
      ny: {namn: Leanlink LSS Funktionsstöd, roll: utforare}
    avtal:
      tidigare: {slag: överenskommelse, mellan: [namnd, gammal]}
      uppdrag: {slag: verksamhetsuppdrag, mellan: [namnd, ny], efter: tidigare}
    mbl: {form: information, paragraf: 19 §}
    skickas_till: ny

Rätt:

    parter:
      namnd: {namn: Omsorgsnämnden, roll: bestallare}
      gammal: {namn: Utbildningsförvaltningen}
      ny: {namn: Leanlink LSS Funktionsstöd, roll: utforare}
    avtal:
      tidigare: {slag: överenskommelse, mellan: [namnd, gammal]}
      uppdrag: {slag: verksamhetsuppdrag, mellan: [namnd, ny], efter: tidigare}
    mbl: {form: forhandling, paragraf: 11 §}
    skickas_till: ny
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
    """Information när en verksamhet byter utförare."""
    arende = view.arende
    decided = beslutat(arende)
    if decided is None or decided[1].efter is None or arende.mbl is None or arende.mbl.form != "information":
        return
    before = arende.avtal[decided[1].efter]
    new = [
        name
        for name in decided[1].mellan
        if arende.parter[name].roll == "utforare" and name not in before.mellan
    ]
    old = [name for name in before.mellan if name not in decided[1].mellan and not _orders(arende, name)]
    if not new or not old:
        return
    yield Finding(
        "mbl.form",
        f"Verksamheten går från {_said(arende, old)} till {_said(arende, new)}, och ärendet anger bara information "
        "enligt MBL. Är det en viktigare förändring som kräver förhandling enligt 11 § MBL?",
        "Stäm av med personalavdelningen. Räcker information kan fyndet godtas under undantag.",
        ((f"avtal.{decided[1].efter}.mellan", "parterna i det tidigare avtalet"),),
    )


def _orders(arende: Arende, name: str) -> bool:
    """Om parten är beställare, eller en nämnd som haft den rollen."""
    part = arende.parter[name]
    return part.roll == "bestallare" or part.namn.text.casefold().endswith(
        ("nämnd", "nämnden", "styrelsen", "kommun")
    )


def _said(arende: Arende, names: list[str]) -> str:
    return listing(arende.parter[name].namn.text for name in names)


CHECK: Final = Check("LAG004", Severity.INFO, look)
