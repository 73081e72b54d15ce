"""TEX001: Texten säger emot en uppgift i ärendet.

Vad: datum, perioder, belopp och antal som är skrivna för hand jämförs med ärendets uppgifter. Ett fynd är ett
värde som tydligt talar om en uppgift men säger något annat: avtalet är meningens subjekt, meningen nämner vad
uppgiften gäller, eller så skiljer en siffra, två omkastade siffror eller ett antal nollor. Meningar om något
tidigare, annat eller ytterligare är inga fynd.
Varför: uppgiften skrivs ut på flera ställen i papperen, och då säger de emot varandra.

Fel:

    belopp: {uppdrag: {varde: "3,8 mnkr per år", avser: korttidsvård vid Kanberget}}
    text:
      bakgrund: Korttidsvården vid Kanberget beräknas kosta 3,9 miljoner kronor per år.

Rätt:

    belopp: {uppdrag: {varde: "3,8 mnkr per år", avser: korttidsvård vid Kanberget}}
    text:
      bakgrund: Korttidsvården vid Kanberget beräknas kosta {{ belopp.uppdrag }}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.verdicts import verdicts
from beslutsgen.checks.words import plain, shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Handskrivna värden som säger emot en uppgift."""
    for verdict in verdicts(view):
        if verdict.outcome == "contradicts" and verdict.fact:
            path, value = verdict.fact.path, verdict.fact.value
            yield Finding(
                verdict.typed.spot,
                f"Texten säger {plain(verdict.typed.text)}, men {path} är {shown(value)}.",
                f"Skriv {{{{ {path} }}}} i texten, eller rätta uppgiften.",
                ((path, "uppgiften"),),
                f"Skriv {shown(value)} i papperet. Är det papperet som har rätt, rätta ärendefilen.",
            )


CHECK: Final = Check("TEX001", Severity.ERROR, look, reads=Reads.AGAINST)
