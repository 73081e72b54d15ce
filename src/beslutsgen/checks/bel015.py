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

from beslutsgen.checks.base import Check, Reads
from beslutsgen.checks.near_values import findings, near_amounts
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Finding, View


def look(view: View) -> Iterator[Finding]:
    """Värden som nästan är lika."""
    return findings(near_amounts(view))


CHECK: Final = Check("BEL015", Severity.WARNING, look, reads=Reads.PAPERS)
