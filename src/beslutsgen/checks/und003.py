"""UND003: En handling som texten bygger på finns inte bland underlagen.

Vad: avtal och överenskommelser som texten säger är tecknade, planer som något är beslutat i, och handlingar som texten
säger är bifogade, söks bland raderna under Beslutsunderlag i de papper som granskas tillsammans. Utan en sådan lista
prövas ingenting.
Varför: nämnden ska kunna läsa det som beslutet vilar på.

Fel:

    forslag.txt:
      Ärende

      Omsorgsnämnden har tecknat samverkansavtal med Region Östergötland.

      Beslutsunderlag

      - Tjänsteskrivelse 2017-11-06

Rätt:

    forslag.txt:
      Ärende

      Omsorgsnämnden har tecknat samverkansavtal med Region Östergötland.

      Beslutsunderlag

      - Tjänsteskrivelse 2017-11-06
      - Samverkansavtal med Region Östergötland 2017-10-12
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.attachments import attachments
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_BETWEEN: Final = r"\s+(?:(?!inte|ännu|aldrig|och|att)\w+\s+){0,2}?"
_RELIED: Final = Pattern(
    rf"(?<!\w)har{_BETWEEN}(?:tecknat|ingått|undertecknat|träffat){_BETWEEN}"
    r"(?P<agreement>\w*(?:avtal|överenskommelse|avsiktsförklaring))(?!\w)"
    rf"|(?<!\w)beslutad\w*\s+i{_BETWEEN}(?P<plan>\w{{3,}}plan)(?:en)?(?!\w)"
    r"|(?<!\w)(?:bifogad|bifogat|bifogade|bilagd|bilagt)\s+"
    r"(?P<attached>\w*(?:avtal|utredning|bedömning|analys|rapport|skrivelse|kalkyl|budget|plan|karta|ritning|tabell))"
    r"(?!\w)",
    re.IGNORECASE,
)
_OTHER: Final = ("underlag", "skickas_till", "rubrik", "tabell", "comment", "header", "footer")


def look(view: View) -> Iterator[Finding]:
    """Handlingar som inte är uppräknade, var och en där den först nämns."""
    listed = "\n".join(one.title for one in attachments(view)).casefold()
    if not listed:
        return
    seen: set[str] = set()
    for sentence, match in _relied(view):
        name = (match["agreement"] or match["plan"] or match["attached"]).casefold()
        if name in listed or name in seen:
            continue
        seen.add(name)
        yield Finding(
            sentence.spot(*match.span(match.lastgroup or 0)),
            f"Texten bygger på {name}, men den handlingen finns inte bland underlagen.",
            "Lägg till den i listan med datum, om nämnden behöver den för sitt beslut.",
        )


def _relied(view: View) -> Iterator[tuple[Sentence, re.Match[str]]]:
    relying = (one for one in view.sentences if one.paper and not one.path.startswith(_OTHER))
    return _RELIED.found_in(relying)


CHECK: Final = Check("UND003", Severity.INFO, look, reads=Reads.PAPERS)
