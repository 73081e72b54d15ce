"""DAT013: Avtalet kan förlängas utan gräns.

Vad: en förlängning som får upprepas (2 år i taget) utan antal gånger och utan `langst_till`. Ett avtal som
redan har efterträtts av ett annat i ärendet räknas inte.
Varför: utan sista dag vet ingen när uppdraget senast måste prövas på nytt. Är det meningen är det bra att
nämnden vet.

Fel:

    avtal:
      uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31, forlangning: 2 år i taget}

Rätt:

    avtal:
      uppdrag:
        slag: verksamhetsuppdrag
        period: 2018-03-01–2021-01-31
        forlangning: 2 år i taget, högst 2 gånger
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import agreement, shown, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Avtal vars förlängning inte har någon sista dag."""
    replaced = {avtal.efter for avtal in view.arende.avtal.values()}
    for name, avtal in view.arende.avtal.items():
        if (
            avtal.forlangning
            and avtal.forlangning.upprepas
            and avtal.langst_till is None
            and name not in replaced
        ):
            yield Finding(
                f"avtal.{name}.forlangning",
                f"{upper_first(agreement(view.arende, name))} kan förlängas {shown(avtal.forlangning)}, men det "
                "framgår inte hur många gånger eller längst till när.",
                "Skriv till exempel 2 år i taget, högst 2 gånger, eller en sista dag under langst_till.",
            )


CHECK: Final = Check("DAT013", Severity.INFO, look)
