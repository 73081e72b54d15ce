"""BEL010: En egen kontroll i ärendefilen håller inte.

Vad: varje rad under `kontroller` räknas ut med ärendets belopp, antal, avtal och datum. Avrundade belopp (3,8
mnkr) jämförs med den noggrannhet de skrevs med.
Varför: den som skrev kontrollen vet något om ärendet som programmet inte kan veta. Håller den inte är en
uppgift fel.

Fel:

    belopp: {ny: 1 000 kr, kvar: 400 kr, tidigare: 1 500 kr}
    kontroller:
      - belopp.ny + belopp.kvar == belopp.tidigare

Rätt:

    belopp: {ny: 1 000 kr, kvar: 500 kr, tidigare: 1 500 kr}
    kontroller:
      - belopp.ny + belopp.kvar == belopp.tidigare
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.known import named_values
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Egna kontroller som inte håller."""
    if not view.arende.kontroller:
        return
    # De flesta ärenden har inga egna kontroller; räknaren läses in bara för dem som har det.
    from beslutsgen.checks.expression import evaluate
    from beslutsgen.checks.quantities import Truth

    known = named_values(view.arende)
    for number, text in enumerate(view.arende.kontroller, 1):
        done = evaluate(text, known)
        if isinstance(done.result, Truth) and not done.result.holds:
            yield Finding(
                f"kontroller[{number}]",
                f"Kontrollen ”{text.strip()}” håller inte: {done.result.said}.",
                "Rätta den uppgift som är fel, eller kontrollen.",
                tuple((path, f"{path} är {shown(known[path])}") for path in done.paths),
            )


CHECK: Final = Check("BEL010", Severity.ERROR, look)
