"""LAG007: Namnet på lagen om stöd och service är ändrat.

Vad: lagens namn i text jämförs med det rätta: lag (1993:387) om stöd och service till vissa
funktionshindrade.
Varför: ordet funktionshindrade är ålderdomligt, men det är lagens namn. I löpande text skrivs personer med
funktionsnedsättning; lagens namn skrivs som det är.

Fel:

    text:
      bakgrund: Insatsen ges enligt lagen (1993:387) om stöd och service för vissa funktionshindrade.

Rätt:

    text:
      bakgrund: Insatsen ges enligt lagen (1993:387) om stöd och service till vissa funktionshindrade.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_RIGHT: Final = "om stöd och service till vissa funktionshindrade"
_NAME: Final = Pattern(
    r"(?<!\w)lag(?:en|ens)?\s+(?:\(\d{4}:\d{1,4}\)\s+)?(?P<name>om\s+stöd\s+och\s+service(?:\s+(?:till|för|åt|hos|vissa)){1,2}"
    r"\s+(?:personer\s+med\s+)?funktions\w+)",
    re.IGNORECASE,
)


def look(view: View) -> Iterator[Finding]:
    """Lagens namn med andra ord än lagens egna."""
    for sentence, match in _NAME.found_in(view.sentences if view.says("stöd och service") else ()):
        written = " ".join(plain(match["name"]).lower().split())
        if written != _RIGHT and sentence.authored(match.start("name")):
            yield Finding(
                sentence.spot(*match.span("name")),
                f"Lagens namn är lag (1993:387) {_RIGHT}, men texten säger ”{written}”.",
                f"Skriv {_RIGHT}.",
            )


CHECK: Final = Check("LAG007", Severity.WARNING, look, reads=Reads.ALL)
