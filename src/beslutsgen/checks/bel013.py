"""BEL013: Pris gånger antal blir inte totalen.

Vad: när ett stycke anger ett pris per styck, hur många det är och vad det blir totalt, multipliceras de. Ett belopp
per månad alldeles intill samma belopp per år räknas om till ett år.
Varför: läsaren räknar efter, och ett av de tre talen är fel.

Fel:

    antal: {platser: 6 platser}
    belopp: {pris: 25 000 kr per plats, start: 175 000 kr}
    text:
      bakgrund: Ersättningen är {{ belopp.pris }} och för {{ antal.platser }} totalt {{ belopp.start }}.

Rätt:

    antal: {platser: 6 platser}
    belopp: {pris: 25 000 kr per plats, start: 150 000 kr}
    text:
      bakgrund: Ersättningen är {{ belopp.pris }} och för {{ antal.platser }} totalt {{ belopp.start }}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import kr
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.products import wrong_products
from beslutsgen.checks.sums import by_reckoning
from beslutsgen.checks.words import plain, shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.products import Product
    from beslutsgen.passage import FactSpan


def look(view: View) -> Iterator[Finding]:
    """Totaler som inte är priset gånger antalet, och årsbelopp som inte är månadsbeloppet gånger tolv."""
    for found in wrong_products(view):
        if not by_reckoning(view, found.whole):
            yield _finding(found)


def _finding(found: Product) -> Finding:
    low, high = found.computed.low, found.computed.high
    computed = kr(low) if low == high else f"{kr(low)[:-3]}–{kr(high)}"
    factors = _shown(found.price[1])
    factors = f"{_shown(found.count[1])} med {factors} blir" if found.count else f"{factors} blir på ett år"
    places = [(found.price, "priset"), *([(found.count, "antalet")] if found.count else [])]
    return Finding(
        found.sentence.spot(found.whole.start, found.whole.end),
        f"{factors} {computed}, men texten anger {_shown(found.whole)}.",
        "Rätta priset, antalet eller totalen." if found.count else "Rätta det belopp som är fel.",
        tuple((sentence.spot(fact.start, fact.end), what) for (sentence, fact), what in places),
    )


def _shown(fact: FactSpan) -> str:
    return shown(fact.value) if isinstance(fact.value, Value) else plain(fact.value.kind)


CHECK: Final = Check("BEL013", Severity.ERROR, look, reads=Reads.ALL)
