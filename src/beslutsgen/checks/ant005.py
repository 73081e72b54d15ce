"""ANT005: Ett intervall börjar med det större talet.

Vad: intervall av antal, tider och belopp där det första talet är större än det andra: 10–8 platser.
Varför: ändarna har bytt plats, eller så är en siffra fel. Läsaren vet inte vilket.

Fel:

    text:
      bakgrund: Boendet har 10–8 platser.

Rätt:

    text:
      bakgrund: Boendet har 8–10 platser.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

# Tre siffror räcker: fyra kan vara årtal, och 2023–24 är ett läsår.
_UNITS: Final = (
    "platser boendeplatser personer brukare elever barn lägenheter årsarbetare enheter timmar veckor månader år dagar"
    " procent % kr kronor tkr mnkr miljoner miljarder"
)
_RANGE: Final = Pattern(
    r"(?<![\d.,:/§–—-])(?<!\d[ \u00a0])(?P<first>\d{1,3}(?:,\d{1,2})?)[ \u00a0]{0,2}[-–—][ \u00a0]{0,2}"
    r"(?P<last>\d{1,3}(?:,\d{1,2})?)[ \u00a0]{1,2}"
    r"(?P<unit>(?:%|\w+)(?!\w))",
    re.IGNORECASE,
    signs=("-", "–", "—"),
    needs=r"\d[ \u00a0]{0,2}[-–—][ \u00a0]{0,2}\d{1,3}(?:,\d{1,2})?[ \u00a0]",
)
# Betyg, mål i en match, klasser och lägen skrivs med strecket mellan två tal som inte är något intervall.
_OTHER: Final = Pattern(r"(?:resultat|ställning|klass|årskurs)\w*\s+\Z|röst[^.]{0,40}\Z", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Omvända intervall."""
    for sentence, match in _RANGE.found_in(view.sentences):
        backwards = _counted(match) and _number(match["first"]) > _number(match["last"])
        if (
            backwards
            and sentence.authored(match.start())
            and not _OTHER.search(sentence.passage.text, 0, match.start())
        ):
            yield Finding(
                sentence.spot(*match.span()),
                f"Intervallet {even(match[0])} börjar med det större talet.",
                "Skriv det mindre talet först, eller rätta siffran som är fel.",
            )


def _counted(match: re.Match[str]) -> bool:
    """Om ordet efter talen är något som räknas."""
    return match["unit"].lower() in _UNITS.split()


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


CHECK: Final = Check("ANT005", Severity.WARNING, look, reads=Reads.ALL)
