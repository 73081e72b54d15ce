"""ANT003: Samma verksamhet anges med olika antal.

Vad: när texten säger hur många platser, personer eller liknande något omfattar jämförs det med vad den säger om
samma sak på andra ställen och i de andra papperen. Tidigare, ytterligare och genomsnittliga antal jämförs inte.
Varför: uppdraget dimensioneras efter det ena av talen, och kostnaden räknas ofta per plats.

Fel:

    forslag.txt:
      Ärende

      Uppdraget omfattar 10 platser.
    uppdrag.txt:
      Omfattning

      Uppdraget omfattar 12 platser.

Rätt:

    forslag.txt:
      Ärende

      Uppdraget omfattar tio platser.
    uppdrag.txt:
      Omfattning

      Uppdraget omfattar 10 platser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Reads
from beslutsgen.checks.bound import by_subject, contradicting
from beslutsgen.checks.bound_counts import bound_counts, conflicting
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Finding, View

_HINT: Final = "Rätta det antal som är fel. Räknas två olika saker behöver texten skilja dem åt."


def look(view: View) -> Iterator[Finding]:
    """Verksamheter som anges med olika antal."""
    for stated in by_subject(bound_counts(view)):
        yield from contradicting(stated, conflicting, _HINT)


CHECK: Final = Check("ANT003", Severity.ERROR, look, reads=Reads.PAPERS)
