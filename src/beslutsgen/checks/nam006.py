"""NAM006: Ett ord är nästan som ett annat i samma papper.

Vad: ord som står en gång och skiljer sig med en bokstav från ett ord som står oftare, eller på samma ställe i en
annan mening: en bokstav för mycket eller för lite, två som har bytt plats, eller en annan bokstav där det som står
runt ordet är detsamma. Böjningar, sammansättningar, foge-s, olika förled (anslutning, avslutning) och namn i samma
uppräkning är inga fynd. Namn i kommunens register och i ärendet prövas av NAM001.
Varför: en svikplats är en felskriven sviktplats, och möjlighet till förläggning betyder något annat än möjlighet
till förlängning.

Fel:

    text:
      arende: Uppdragstiden kan ändras, med möjlighet till förläggning vid två tillfällen.
      bakgrund: Avtalet gäller med möjlighet till förlängning vid två tillfällen.

Rätt:

    text:
      arende: Uppdragstiden kan ändras, med möjlighet till förlängning vid två tillfällen.
      bakgrund: Avtalet gäller med möjlighet till förlängning vid två tillfällen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.names import known_words
from beslutsgen.checks.strays import strays
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.strays import Stray


def look(view: View) -> Iterator[Finding]:
    """Ord som avviker från ett nästan likadant."""
    for stray in strays(view):
        words = {stray.use.text.casefold(), stray.right.text.casefold()}
        if not words & known_words(view) and stray.use.sentence.authored(stray.use.start):
            yield _finding(stray)


def _finding(stray: Stray) -> Finding:
    use, right = stray.use, stray.right
    where = f"på {stray.often} andra ställen" if stray.often > 1 else "på ett annat ställe"
    return Finding(
        use.sentence.spot(use.start, use.end),
        f"Här står {use.text}, men {where} står {right.text}.",
        "Rätta det som är felskrivet. Är det två olika ord är allt i sin ordning.",
        ((right.sentence.spot(right.start, right.end), "det andra ordet"),),
    )


CHECK: Final = Check("NAM006", Severity.WARNING, look, reads=Reads.ALL)
