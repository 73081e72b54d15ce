"""TEX011: Punkt saknas i slutet.

Vad: beslutspunkter och stycken i löpande text som slutar utan skiljetecken. Listpunkter, rubriker, tabeller
och korta fraser räknas inte.
Varför: läsaren undrar om något har fallit bort.

Fel:

    beslut:
      - Verksamhetsuppdraget till Leanlink godkänns

Rätt:

    beslut:
      - Verksamhetsuppdraget till Leanlink godkänns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.tex013 import leftovers
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity, TextSpot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.passage import Passage

_POINT: Final = Pattern(r"beslut(?:\.punkter)?\[\d+\]\Z")
_RUNNING: Final = Pattern(
    r"(?:text\.(?!egna)\w+|text\.egna\[\d+\]\.innehall|samrad\.text|mbl\.text|uppdrag\.beskrivning)\Z"
)
_ENDED: Final = Pattern(r"[.!?:…][”\"')\]]*\s*\Z")
_LIST_MARK: Final = Pattern(r"\s*(?:-|\d+\.|\|)\s")
_FEWEST_WORDS: Final = 5


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter och stycken utan skiljetecken i slutet."""
    for text in view.texts:
        point = _POINT.match(text.path) is not None
        if not point and not _RUNNING.match(text.path):
            continue
        for passage in text.passages:
            if any(leftovers(passage)):
                # En lista eller tabell som inte känns igen är ett eget fynd (TEX013).
                continue
            words = passage.text.split()
            unended = not _ENDED.search(passage.text) and len(words) >= (1 if point else _FEWEST_WORDS)
            if unended and (point or not _listed(passage)):
                yield _finding(passage, words, "Beslutspunkten" if point else "Stycket")


def _listed(passage: Passage) -> bool:
    """Om stycket är en listpunkt eller en tabellcell, efter raden det börjar på i källan."""
    spot = passage.place.spot(0, 1)
    return isinstance(spot, TextSpot) and bool(_LIST_MARK.match(spot.line_text))


def _finding(passage: Passage, words: list[str], what: str) -> Finding:
    start = max(passage.text.rstrip().rfind(" "), passage.text.rfind("\u00a0")) + 1
    return Finding(
        passage.place.spot(start, len(passage.text)),
        f"{what} slutar utan punkt: ”… {plain(' '.join(words[-4:]))}”.",
        "Sätt punkt, eller skriv klart meningen.",
    )


CHECK: Final = Check("TEX011", Severity.INFO, look, reads=Reads.ALL)
