"""TEX005: En beslutspunkt stöder sig på annan text.

Vad: beslutspunkter som hänvisar till text utanför punkten: enligt ovan, enligt förvaltningens förslag, i
enlighet med bilaga.
Varför: punkten är det som blir protokoll, och ska kunna verkställas för sig. Den som läser protokollet har
varken tjänsteskrivelsen eller bilagan framför sig.

Fel:

    beslut:
      - Verksamhetsuppdraget godkänns enligt omsorgskontorets förslag.

Rätt:

    beslut:
      - Verksamhetsuppdraget för perioden 2018-03-01–2021-01-31 godkänns till en kostnad av 3,8 miljoner kronor per år.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.points import points
from beslutsgen.checks.signs import fitting
from beslutsgen.checks.words import even
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_BY: Final = r"(?:enligt|i enlighet med)\s+"
_LEANS: Final = (
    (
        ("ovan", "nedan"),
        r"(?:enligt|i enlighet med|i linje med|utifrån|på grundval av)\s+(?:ovan|nedan)(?:stående)?(?:\s+\w+)?",
    ),
    (("ovanstående", "nedanstående"), r"(?<!\w)(?:ovanstående|nedanstående)\s+\w+"),
    (
        ("anges", "framgår", "beskrivs"),
        r"(?<!\w)(?:som|vad som)\s+(?:anges|framgår|beskrivs)\s+(?:ovan|nedan|i bilaga)",
    ),
    (
        ("liggande", "bifoga", "bilag", "upprätta", "framlagt"),
        rf"{_BY}(?:föreliggande|bifoga[td]|bilag[td]|upprätta[td]|framlagt|liggande)\s+\w+",
    ),
    (
        ("tjänsteskrivelse", "bilaga", "underlaget", "handlingarna", "förslaget"),
        rf"{_BY}(?:tjänsteskrivelsen?|bilaga\w*|underlaget|handlingarna|förslaget)",
    ),
    (("förslag",), rf"{_BY}[^.;]{{3,70}}?\sförslag(?!\w)"),
)
_STARTS: Final = (
    *("enligt", "i enlighet", "i linje", "utifrån", "på grundval", "ovanstående", "nedanstående", "som"),
    "vad som",
)


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter som hänvisar till annan text."""
    for point in points(view):
        text = point.text
        leans = fitting(text.lower(), _LEANS)
        match = leans.search(text, _begin(text)) if leans else None
        if match:
            yield Finding(
                point.spot(*match.span()),
                f"Beslutspunkt {point.number} stöder sig på annan text: ”{even(match[0])}”.",
                "Skriv i punkten vad som beslutas: vad, vem, tid och kostnad. Då kan den läsas för sig.",
            )


def _begin(text: str) -> int:
    """Var det första av orden som en sådan hänvisning börjar med står; textens slut när inget gör det."""
    low = text.lower()
    found = [at for at in map(low.find, _STARTS) if at >= 0]
    return (min(found) if len(low) == len(text) else 0) if found else len(text)


CHECK: Final = Check("TEX005", Severity.INFO, look, reads=Reads.ALL)
