"""DOK006: En uppgift ur ärendefilen är ändrad i papperet.

Vad: varje uppgift som programmet skriver i ett papper minns varifrån den kom. Står något annat på dess plats, också när
den skrevs över helt, är uppgiften ändrad. Samma värde skrivet på ett annat sätt är inget fynd.
Varför: ärendefilen och de andra papperen har kvar det gamla värdet, och nästa bygge skriver ut det igen.

Fel:

    byggt Uppdraget gäller {avtal.uppdrag.period: 2018-03-01–2021-01-31}.
    papper Uppdraget gäller 2018-03-01–2021-02-28.

Rätt:

    byggt Uppdraget gäller {avtal.uppdrag.period: 2018-03-01–2021-01-31}.
    papper Uppdraget gäller 2018-03-01–2021-01-31.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK006"
CHECK: Final = Check(CODE, Severity.WARNING, None)
