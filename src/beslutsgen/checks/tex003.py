"""TEX003: En uppgift är skriven för hand fast den finns i ärendet.

Vad: datum, perioder, belopp och antal i löpande text som är lika med en av ärendets uppgifter. Fyndet visas
bara med `--strict`.
Varför: ändras uppgiften blir texten fel. En hänvisning följer med.

Fel:

    belopp: {uppdrag: "3,8 mnkr per år"}
    text:
      bakgrund: Uppdraget beräknas kosta 3,8 miljoner kronor per år.

Rätt:

    belopp: {uppdrag: "3,8 mnkr per år"}
    text:
      bakgrund: Uppdraget beräknas kosta {{ belopp.uppdrag }}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.verdicts import verdicts
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Fault, allowed, write_checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.verdicts import Verdict


def look(view: View) -> Iterator[Finding]:
    """Handskrivna värden som är lika med en uppgift."""
    for verdict in verdicts(view):
        if verdict.outcome == "known" and verdict.fact:
            path = verdict.fact.path
            yield Finding(
                verdict.typed.spot,
                f"{plain(verdict.typed.text)} är samma uppgift som {path}, men skriven för hand.",
                f"Skriv {{{{ {path}{_notation(verdict)} }}}}.",
                ((path, "uppgiften"),),
            )


def _notation(verdict: Verdict) -> str:
    """Skrivsättet som ger just den text som står, om något gör det."""
    if verdict.fact is None:
        return ""
    text = plain(verdict.typed.text)
    for name in ("", *allowed(type(verdict.fact.value))):
        written = write_checked(verdict.fact.value, name)
        if not isinstance(written, Fault) and plain(written) == text:
            return f" | {name}" if name else ""
    return ""


CHECK: Final = Check("TEX003", Severity.INFO, look, strict_only=True)
