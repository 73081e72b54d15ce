"""TEX015: Två meningar som säger nästan detsamma har olika värden.

Vad: två meningar, i samma papper eller i två, som säger nästan samma sak men har olika datum, belopp, antal
eller lagrum. Den ena säger något mer, så det är inte säkert att de handlar om samma sak.
Varför: ett av värdena kan ha ändrats utan att det andra följde med.

Fel:

    forslag.txt:
      Ärende
      Vid uppstarten betalar kommunen Leanlink 10 000 kr till basutrustning, möbler och kök.
    tjansteskrivelse.txt:
      Bakgrund
      Vid uppstarten betalar kommunen 12 000 kr till basutrustning, möbler och kök.

Rätt:

    forslag.txt:
      Ärende
      Vid uppstarten betalar kommunen Leanlink 10 000 kr till basutrustning, möbler och kök.
    tjansteskrivelse.txt:
      Bakgrund
      Vid uppstarten betalar kommunen 10 tkr till basutrustning, möbler och kök.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.aligned import differing
from beslutsgen.checks.base import Check, Reads
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Finding, View


def look(view: View) -> Iterator[Finding]:
    """Värden som skiljer i nästan lika meningar."""
    return differing(view, sure=False)


CHECK: Final = Check("TEX015", Severity.WARNING, look, reads=Reads.PAPERS)
