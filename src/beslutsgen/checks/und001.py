"""UND001: Underlagets fil finns inte.

Vad: filen som anges för ett underlag söks i ärendets mapp.
Varför: nämnden får annars en lista över underlag där ett av dem inte kan skickas med.

Fel:

    underlag:
      - {titel: Riskbedömning, datum: 2025-02-11, fil: riskbedomning-saknas.pdf}

Rätt:

    underlag:
      - {titel: Riskbedömning, datum: 2025-02-11}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Underlag vars fil inte finns i ärendets mapp."""
    for number, one in enumerate(view.arende.underlag, 1):
        if one.fil and not view.has_file(one.fil):
            yield Finding(
                f"underlag[{number}].fil",
                f"Filen {one.fil} finns inte i ärendets mapp.",
                "Lägg filen i samma mapp som ärendefilen, eller rätta namnet.",
            )


CHECK: Final = Check("UND001", Severity.WARNING, look)
