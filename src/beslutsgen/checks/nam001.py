"""NAM001: Ett känt namn är nästan rätt skrivet.

Vad: ord i löpande text jämförs med namnen på parter, personer, termer, enheter och avtal i ärendet och med
kommunens register. Ett fynd är ett ord som skiljer sig med en bokstav, i långa namn två. Böjningar,
sammansättningar och andra kända namn är inga fynd.
Varför: ett felskrivet namn är det fel som flest ser, och det hittas inte när någon söker i diariet.

Fel:

    parter: {utforare: {namn: Leanlink Råd och stöd, roll: utforare}}
    text:
      bakgrund: Arbetet har pågått sedan 2013 tillsammans med Lenalink Råd och stöd.

Rätt:

    parter: {utforare: {namn: Leanlink Råd och stöd, roll: utforare}}
    text:
      bakgrund: Arbetet har pågått sedan 2013 tillsammans med Leanlink Råd och stöd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.misspellings import misspellings
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_IN_PAPER: Final = "Rätta namnet i papperet."
_IN_CASE: Final = (
    "Rätta texten, eller hänvisa till namnet i ärendefilen. Är båda rätt läggs det andra till under aven_kallad eller "
    "termer."
)


def look(view: View) -> Iterator[Finding]:
    """Namn med skrivfel i löpande text."""
    for found in misspellings(view):
        name = found.name
        related = ((name.at, name.what),) if name.at else ()
        source = "i ärendet" if name.at else "i kommunens register"
        yield Finding(
            found.sentence.spot(found.start, found.end),
            f"Texten säger {even(found.text)}, men {source} heter det {name.text}.",
            _IN_CASE,
            related,
            _IN_PAPER,
        )


CHECK: Final = Check("NAM001", Severity.WARNING, look, reads=Reads.ALL)
