"""BEL012: Samma kostnad anges med olika belopp.

Vad: när texten säger vad något kostar jämförs det med vad den säger om samma sak på andra ställen och i de andra
papperen. Olika parters kostnader, olika år, utfall mot plan, brutto mot netto och delar mot helhet jämförs inte,
och avrundning räknas inte som skillnad.
Varför: bara det ena beloppet kan vara rätt, och beslutet kan fattas på det andra.

Fel:

    forslag.txt:
      Ärende

      Verksamhetsuppdraget beräknas kosta 3,8 miljoner kronor per år.
      Regionens kostnader är 2,9 miljoner kronor per år.
    tjansteskrivelse.txt:
      Bakgrund

      Verksamhetsuppdraget beräknas kosta 3,8 miljoner kronor per år.
      Regionens kostnader är 2,6 miljoner kronor per år.

Rätt:

    forslag.txt:
      Ärende

      Verksamhetsuppdraget beräknas kosta 3,8 miljoner kronor per år.
      Regionens kostnader är 2,9 miljoner kronor per år.
    tjansteskrivelse.txt:
      Bakgrund

      Verksamhetsuppdraget beräknas kosta 3 812 000 kr per år. Regionens kostnader är 2,9 miljoner kronor per år.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Reads
from beslutsgen.checks.bound import by_subject, contradicting
from beslutsgen.checks.bound_amounts import bound_amounts, conflicting
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Finding, View

_HINT: Final = "Rätta det belopp som är fel. Är det två olika kostnader behöver texten skilja dem åt."


def look(view: View) -> Iterator[Finding]:
    """Kostnader som anges med olika belopp."""
    for stated in by_subject(bound_amounts(view)):
        yield from contradicting(stated, conflicting, _HINT)


CHECK: Final = Check("BEL012", Severity.ERROR, look, reads=Reads.PAPERS)
