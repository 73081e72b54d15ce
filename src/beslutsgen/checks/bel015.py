"""BEL015: Ett belopp är nästan ett annat.

Vad: belopp i två papper, i meningar som delar ord, där en siffra är fel, två siffror har bytt plats eller
enheten är tusen gånger för stor eller liten. Meningar om något tidigare, sökt eller budgeterat är inga fynd.
Varför: ett skrivfel i det ena papperet. Nämnden ser två belopp för samma sak.

Fel:

    forslag.txt:
      Ärende
      Vasaskolan tar ut 52 300 kr per elev och år i avgift av andra kommuner.
    tjansteskrivelse.txt:
      Bakgrund
      Andra kommuner betalar 53 200 kr per elev och år för elever i Vasaskolan.

Rätt:

    forslag.txt:
      Ärende
      Vasaskolan tar ut 52 300 kr per elev och år i avgift av andra kommuner.
    tjansteskrivelse.txt:
      Bakgrund
      Andra kommuner betalar 52 300 kr per elev och år för elever i Vasaskolan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.near_values import near_amounts
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.near_values import Place
    from beslutsgen.diagnostic import Spot


def look(view: View) -> Iterator[Finding]:
    """Värden som nästan är lika."""
    for pair in near_amounts(view):
        yield Finding(
            _spot(pair.second),
            f"Här står {_text(pair.second)}, men i en mening om samma sak står {_text(pair.first)}.",
            "Är det samma uppgift är en av dem felskriven: ta reda på vilken, och rätta den.",
            ((_spot(pair.first), "den andra uppgiften"),),
        )


def _text(place: Place) -> str:
    return even(place.sentence.passage.text[place.fact.start : place.fact.end])


def _spot(place: Place) -> Spot:
    return place.sentence.spot(place.fact.start, place.fact.end)


CHECK: Final = Check("BEL015", Severity.WARNING, look, reads=Reads.PAPERS)
