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
from beslutsgen.checks.blanks import bare_link, to_sign
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import point_number
from beslutsgen.checks.tex004 import to_fill_in
from beslutsgen.checks.tex013 import leftovers
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.passage import Passage

_RUNNING: Final = Pattern(
    r"(?:text\.(?!egna|punkt)\w+|text\.egna\[\d+\]\.innehall|samrad\.text|mbl\.text|uppdrag\.beskrivning)\Z"
)
_CLOSING: Final = "”\"')]"
_ENDS: Final = (".", "!", "?", ":", "…")
_NEXT_SENTENCE: Final = Pattern(r"\w{3}[.!?] +[A-ZÅÄÖ]\w")
# Punkter som tillsammans är en mening: att godkänna avtalet, samt …
_CARRIED_ON: Final = Pattern(r"(?:[,;]|,? (?:och|samt|eller))\s*\Z")
_FEWEST_WORDS: Final = 5
_LONGEST_PHRASE: Final = 12
_VERB: Final = Pattern(
    r"(?<!\w)(?:är|har|hade|var|ska|skall|kan|får|bör|vill|blir|finns|gäller|avser|sker|skett|ges|tas|görs|föreslås"
    r"|[a-zåäö]\w{3,}(?:ades|ats|as|rar))(?!\w)"
)


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter och stycken utan skiljetecken i slutet."""
    for text in view.texts:
        point = point_number(text.path) is not None
        if not point and not _is_running(text.path):
            continue
        for number, passage in enumerate(text.passages):
            if number in text.apart and not point:
                continue
            if _is_ended(passage.text) or not _unended(passage, 1 if point else _FEWEST_WORDS):
                continue
            if text.paper and (
                _CARRIED_ON.search(passage.text) if point else not _running(passage, text.paper)
            ):
                continue
            # En lista eller tabell som inte känns igen, och en plats att fylla i, är egna fynd (TEX013, TEX004).
            if not any(leftovers(passage)) and not any(to_fill_in(passage)):
                yield _finding(passage, "Beslutspunkten" if point else "Stycket")


def _running(passage: Passage, paper: str) -> bool:
    """Om stycket är löpande text och inte en titel, en underskrift eller en mottagare: långt, eller med ett verb.

    I en pdf syns inte tabellernas rutor, så där behövs mer än en mening.
    """
    if paper.lower().endswith(".pdf"):
        return bool(_NEXT_SENTENCE.search(passage.text))
    return len(passage.text.split()) > _LONGEST_PHRASE or bool(_VERB.search(passage.text))


@kept()
def _is_running(path: str) -> bool:
    """Om sökvägen är en löpande texts."""
    return _RUNNING.match(path) is not None


def _is_ended(text: str) -> bool:
    """Om texten slutar med skiljetecken."""
    return text.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def _unended(passage: Passage, fewest: int) -> bool:
    """Om ett stycke utan skiljetecken sist är så långt. En rad kvar ur mallen är ett annat fynd (TEX004)."""
    if len(passage.text.split()) < fewest:
        return False
    return not bare_link(passage) and not to_sign(passage.text)


def _finding(passage: Passage, what: str) -> Finding:
    text = passage.text.rstrip()
    start = max(text.rfind(" "), text.rfind("\u00a0")) + 1
    return Finding(
        passage.place.spot(start, len(text)),
        f"{what} slutar utan punkt: ”… {plain(' '.join(text.split()[-4:]))}”.",
        "Sätt punkt, eller skriv klart meningen.",
    )


CHECK: Final = Check("TEX011", Severity.INFO, look, reads=Reads.ALL)
