"""TEX016: Samma mening har olika värden på två ställen.

Vad: två meningar, i samma papper eller i två, som är lika utom i sina datum, perioder, belopp, antal, procenttal
eller lagrum. Värden som kan vara samma, som 3,8 mnkr och 3 812 000 kr, är inga fynd.
Varför: båda kan inte vara sanna. Nämnden beslutar på fel uppgift, eller på två.

Fel:

    forslag.txt:
      Ärende
      Verksamheten vid Kanberget omfattar sju platser för vuxna.
    tjansteskrivelse.txt:
      Bakgrund
      Verksamheten vid Kanberget omfattar åtta platser för vuxna.

Rätt:

    forslag.txt:
      Ärende
      Verksamheten vid Kanberget omfattar sju platser för vuxna.
    tjansteskrivelse.txt:
      Bakgrund
      Verksamheten vid Kanberget omfattar 7 platser för vuxna.
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
    """Värden som skiljer i lika meningar."""
    return differing(view, sure=True)


CHECK: Final = Check("TEX016", Severity.ERROR, look, reads=Reads.PAPERS)
