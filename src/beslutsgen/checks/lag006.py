"""LAG006: Lagrummet finns inte.

Vad: lagrum i text, under `lagrum` och i `mbl` jämförs med lagtabellen: 9 § LSS har punkterna 1–10, och lagar
som LSS och MBL har inga kapitel.
Varför: ett lagrum som inte finns går inte att slå upp. Oftast är en siffra fel.

Fel:

    lagrum: {insats: 9 § 11 LSS}

Rätt:

    lagrum: {insats: 9 § 10 LSS}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.typed import typed_facts
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import LAGAR, Lagrum
from beslutsgen.facts.lagar import LSS_INSATSER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.diagnostic import Spot


def look(view: View) -> Iterator[Finding]:
    """Lagrum som lagtabellen vet inte finns."""
    for at, value in _stated(view):
        reason = _missing(value)
        if reason:
            yield Finding(at, f"{shown(value)} finns inte: {reason}.", "Rätta lagrummet.")


def _stated(view: View) -> Iterator[tuple[str | Spot, Lagrum]]:
    for name, value in view.arende.lagrum.items():
        yield f"lagrum.{name}", value
    if view.arende.mbl and view.arende.mbl.paragraf:
        yield "mbl.paragraf", view.arende.mbl.paragraf
    for typed in typed_facts(view, Lagrum):
        if isinstance(typed.value, Lagrum):
            yield typed.spot, typed.value


def _missing(value: Lagrum) -> str | None:
    """Varför lagrummet inte finns, eller `None` när det finns eller inte kan prövas."""
    if (value.lag, value.paragraf) == ("LSS", "9") and value.punkt:
        ends = [end.strip() for end in value.punkt.split("–")]
        if any(end not in LSS_INSATSER for end in ends):
            return f"9 § LSS har punkterna 1–{len(LSS_INSATSER)}"
    editions = [one for one in LAGAR if one.kortnamn == value.lag]
    if value.kapitel and editions and not any(one.kapitel for one in editions):
        return f"{value.lag} har inga kapitel"
    return None


CHECK: Final = Check("LAG006", Severity.ERROR, look, reads=Reads.ALL)
