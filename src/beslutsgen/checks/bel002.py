"""BEL002: Beloppet är inte produkten av pris och antal.

Vad: ett belopp med `produkt_av` jämförs med produkten av beloppet och antalen som det räknar upp. Det som
antalet räknar försvinner ur det som beloppet gäller per: 10 000 kr per plats gånger 7 platser är 70 000 kr.
Varför: läsaren räknar efter, och ersättningen betalas efter det ena av talen.

Fel:

    antal: {platser: 7 platser}
    belopp:
      per_plats: 10 000 kr per plats
      basutrustning: {varde: 80 000 kr, produkt_av: [per_plats, platser]}

Rätt:

    antal: {platser: 7 platser}
    belopp:
      per_plats: 10 000 kr per plats
      basutrustning: {varde: 70 000 kr, produkt_av: [per_plats, platser]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import kr
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.factors import Product, factors
from beslutsgen.checks.ranges import of_amount
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Belopp som inte är produkten av sina faktorer."""
    for name, post in view.arende.belopp.items():
        product = factors(view.arende, post)
        if not isinstance(product, Product) or of_amount(post.varde).reaching(post.varde.grans).meets(
            product.amount
        ):
            continue
        low, high = product.amount.low, product.amount.high
        said = " gånger ".join(shown(value) for value in product.values)
        computed = kr(low) if low == high else f"mellan {kr(low)} och {kr(high)}"
        yield Finding(
            f"belopp.{name}",
            f"Beloppet {name} anges till {shown(post.varde)}, men {said} blir {computed}.",
            "Rätta beloppet, priset eller antalet.",
            tuple((path, "en faktor") for path in product.paths),
        )


CHECK: Final = Check("BEL002", Severity.ERROR, look)
