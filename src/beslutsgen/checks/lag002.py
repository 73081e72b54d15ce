"""LAG002: SFS-numret hör inte till lagen som nämns.

Vad: numret inom parentes jämförs med lagens namn bredvid, i alla utgåvor som lagtabellen har.
Varför: den som slår upp numret hamnar i en annan lag.

Fel:

    text:
      bakgrund: Information lämnas enligt lag (1976:106) om medbestämmande i arbetslivet.

Rätt:

    text:
      bakgrund: Information lämnas enligt lag (1976:580) om medbestämmande i arbetslivet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.laws import law_names
from beslutsgen.checks.words import listing, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.facts import Lag


def look(view: View) -> Iterator[Finding]:
    """Lagnamn med ett nummer som ingen utgåva av lagen har."""
    for sentence in view.sentences:
        for name in law_names(sentence) if ":" in sentence.text else ():
            numbers = [one.sfs for one in name.editions] if name.sfs else []
            if name.sfs is None or not numbers or name.sfs in numbers or not sentence.authored(name.start):
                continue
            start = sentence.passage.text.find(name.sfs, name.start, name.end)
            latest = name.editions[-1]
            yield Finding(
                sentence.spot(start, start + len(name.sfs))
                if start >= 0
                else sentence.spot(name.start, name.end),
                f"{upper_first(_name(latest))} har nummer {listing(numbers, 'eller')}, men texten anger {name.sfs}.",
                f"Skriv {latest.sfs}, eller rätta lagens namn.",
            )


def _name(law: Lag) -> str:
    """Lagens namn utan nummer, i bestämd form."""
    return f"lagen {law.titel}" if law.titel.startswith(("om ", "med ")) else law.titel


CHECK: Final = Check("LAG002", Severity.ERROR, look, reads=Reads.ALL)
