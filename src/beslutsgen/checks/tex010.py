"""TEX010: En webbadress står i texten.

Vad: webbadresser i löpande text, och länkar vars text är adressen. Länkens mål räknas inte.
I brevhuvud, brevfot och bredvid telefon och e-post är webbplatsen en kontaktuppgift.
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
    from beslutsgen.checks.sentences import Sentence

_ADDRESS: Final = Pattern(r"(?:https?://|(?<![\w@./])www\.)[^\s<>\"”)]{3,}", re.IGNORECASE)
_LONGEST: Final = 60
# I sidhuvud och sidfot är webbplatsen en kontaktuppgift.
_LETTERHEAD: Final = frozenset({"header", "footer"})
_BESIDE: Final = Pattern(
    r"@[\w.-]+\.\w|(?<!\d)\d{3} \d\d [A-ZÅÄÖ]|(?<!\w)(?:växel|telefon|tfn|tel|org\.? ?nr)(?!\w)",
    re.IGNORECASE,
)
_IN_PAPER: Final = "Skriv vad länken leder till, och gör de orden till en länk."
_IN_CASE: Final = "Skriv vad länken leder till: [kommunens mål](https://...)."


def look(view: View) -> Iterator[Finding]:
    """Webbadresser som syns i texten."""
    for sentence, match in _ADDRESS.found_in(view.sentences if view.says("://", "www.") else ()):
        if sentence.authored(match.start()) and not _contact(sentence, match[0]):
            address = match[0].rstrip(".,;:")
            said = f"{address}." if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
            yield Finding(
                sentence.spot(match.start(), match.start() + len(address)),
                f"Texten visar webbadressen {said}",
                _IN_CASE,
                paper_hint=_IN_PAPER,
            )


def _contact(sentence: Sentence, address: str) -> bool:
    """Om adressen är en kontaktuppgift i ett papper: i sidhuvud eller sidfot, eller bredvid telefon, e-post och ort."""
    if sentence.path in _LETTERHEAD:
        return True
    beside = sentence.passage.text
    short = address.lower().startswith("www.")
    return (
        sentence.paper is not None and short and (bool(_BESIDE.search(beside)) or beside.strip() == address)
    )


CHECK: Final = Check("TEX010", Severity.WARNING, look, reads=Reads.ALL)
