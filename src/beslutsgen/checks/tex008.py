"""TEX008: Ett avsnitt som papperen behöver saknas.

Vad: förslaget till beslut väntas ha ett ärende eller en sammanfattning, tjänsteskrivelsen en bakgrund och
ekonomiska konsekvenser, och ett ärende vars rubrik eller beslut handlar om barn väntas ha konsekvenser för
barn. Andra avsnitt får saknas.
Varför: nämnden ska kunna läsa vad ärendet gäller och vad det kostar. ”Förslaget får inga ekonomiska
konsekvenser” är också ett svar.

Fel:

    text:
      arende: Nämnden föreslås godkänna uppdraget.
      bakgrund: Uppdraget har funnits sedan 2013.

Rätt:

    text:
      arende: Nämnden föreslås godkänna uppdraget.
      bakgrund: Uppdraget har funnits sedan 2013.
      ekonomiska_konsekvenser: Förslaget får inga ekonomiska konsekvenser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import points
from beslutsgen.checks.signs import holds
from beslutsgen.checks.tex017 import without_text
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_CHILDREN: Final = Pattern(
    r"(?<!\w)(?:barn(?:en|ens|s)?|unga|ungas|ungdom(?:ar|arna|ars|s)?|skolungdom\w*|elev(?:er|erna|ers)?|förskol\w+|skolbarn)(?!\w)",
    re.IGNORECASE,
)

_YOUNG: Final = ("barn", "unga", "ungdom", "elev", "förskol")


def look(view: View) -> Iterator[Finding]:
    """Avsnitt som papperen väntas ha."""
    papers = {papper.fil for papper in view.pack.papper.get(view.arende.arende.typ, ())}
    texts = view.arende.text
    if "forslag-till-beslut" in papers and texts.arende is None and texts.sammanfattning is None:
        yield _missing(
            "Ärendet beskrivs inte i förslaget till beslut.", "Skriv ärendet i korthet under text.arende."
        )
    if "tjansteskrivelse" not in papers or without_text(view):
        # Saknas allt är det ett fynd för sig (TEX017).
        return
    if texts.bakgrund is None:
        yield _missing("Tjänsteskrivelsen saknar bakgrund.", "Skriv bakgrunden under text.bakgrund.")
    if texts.ekonomiska_konsekvenser is None:
        yield _missing(
            "Tjänsteskrivelsen säger inget om ekonomiska konsekvenser.",
            "Skriv dem under text.ekonomiska_konsekvenser, eller att det inte finns några.",
        )
    if texts.barnkonsekvenser is None and _about_children(view):
        yield _missing(
            "Ärendet handlar om barn, men konsekvenserna för barn beskrivs inte.",
            "Skriv dem under text.barnkonsekvenser, eller att de är prövade och inga.",
        )


def _missing(message: str, hint: str) -> Finding:
    return Finding("text", message, hint)


def _about_children(view: View) -> bool:
    """Om rubriken eller en beslutspunkt nämner barn eller unga."""
    title = " ".join(
        passage.text for text in view.texts if text.path == "arende.rubrik" for passage in text.passages
    )
    return any(
        holds(text.lower(), _YOUNG) and _CHILDREN.search(text)
        for text in (title, *(point.text for point in points(view)))
    )


CHECK: Final = Check("TEX008", Severity.INFO, look)
