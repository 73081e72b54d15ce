"""TEX010: En webbadress står i texten.

Vad: webbadresser i löpande text, och länkar vars text är adressen. Länkens mål räknas inte.
Varför: en adress säger inte vad den leder till, och läses upp tecken för tecken av en skärmläsare. Lagen
(2018:1937) om tillgänglighet till digital offentlig service kräver begripliga länkar.

Fel:

    text:
      kommunala_mal: Se https://www.linkoping.se/mal.

Rätt:

    text:
      kommunala_mal: Se [kommunfullmäktiges övergripande mål](https://www.linkoping.se/mal).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_ADDRESS: Final = Pattern(r"(?:https?://|(?<![\w@./])www\.)[^\s<>\"”)]{3,}", re.IGNORECASE)
_LONGEST: Final = 60
# I sidhuvud och sidfot är webbplatsen en kontaktuppgift.
_LETTERHEAD: Final = frozenset({"header", "footer"})
_IN_PAPER: Final = "Skriv vad länken leder till, och gör de orden till en länk."
_IN_CASE: Final = "Skriv vad länken leder till: [kommunens mål](https://...)."


def look(view: View) -> Iterator[Finding]:
    """Webbadresser som syns i texten."""
    for sentence in view.sentences if view.says("://", "www.") else ():
        for match in _ADDRESS.finditer(sentence.passage.text, sentence.start, sentence.end):
            if sentence.authored(match.start()) and sentence.path not in _LETTERHEAD:
                address = match[0].rstrip(".,;:")
                said = f"{address}." if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
                yield Finding(
                    sentence.spot(match.start(), match.start() + len(address)),
                    f"Texten visar webbadressen {said}",
                    _IN_CASE,
                    paper_hint=_IN_PAPER,
                )


CHECK: Final = Check("TEX010", Severity.WARNING, look, reads=Reads.ALL)
