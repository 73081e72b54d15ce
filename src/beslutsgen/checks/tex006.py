"""TEX006: En beslutspunkt är en att-sats.

Vad: beslutspunkter som börjar med att. I ett papper blir de ett fynd.
Varför: en punkt ska vara en hel mening i presens, som om beslutet redan var fattat. Då kan den läsas utan det
som står före.

Fel:

    beslut:
      - att godkänna verksamhetsuppdraget.

Rätt:

    beslut:
      - Verksamhetsuppdraget godkänns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import points
from beslutsgen.checks.words import listing, plain
from beslutsgen.diagnostic import PaperSpot, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from beslutsgen.checks.base import View
    from beslutsgen.checks.points import Point

    _Clause: TypeAlias = tuple[Point, re.Match[str]]

_CLAUSE: Final = Pattern(r"[\s–*-]*att\s+\w+", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter som börjar med att."""
    papers: defaultdict[str, list[_Clause]] = defaultdict(list)
    for point in points(view):
        match = _CLAUSE.match(point.text)
        spot = point.spot(*match.span()) if match else None
        if match and isinstance(spot, PaperSpot):
            papers[spot.file].append((point, match))
        elif match:
            yield _finding((point, match), ())
    for first, *others in papers.values():
        yield _finding(first, others)


def _finding(one: _Clause, others: Sequence[_Clause]) -> Finding:
    """Ett fynd för punkten, och i ett papper för de andra punkterna som är likadana."""
    point, match = one
    numbers = listing(str(each.number) for each, _ in (one, *others))
    what = (
        f"Beslutspunkterna {numbers} är att-satser, den första"
        if others
        else f"Beslutspunkt {numbers} är en att-sats"
    )
    return Finding(
        point.spot(*match.span()),
        f"{what}: ”{plain(match[0]).strip()} …”.",
        "Skriv en hel mening, till exempel: Verksamhetsuppdraget godkänns.",
    )


CHECK: Final = Check("TEX006", Severity.INFO, look, reads=Reads.ALL)
