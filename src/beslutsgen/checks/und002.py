"""UND002: Underlaget är odaterat.

Vad: underlag utan `datum`, om inte titeln själv innehåller ett datum.
Varför: utan datum går det inte att veta vilken utgåva av en handling som nämnden hade framför sig.

Fel:

    underlag:
      - titel: Samverkansavtal med Region Östergötland

Rätt:

    underlag:
      - {titel: Samverkansavtal med Region Östergötland, datum: 2017-10-12}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.titles import underlag_title
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Period, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Underlag utan datum."""
    for number, one in enumerate(view.arende.underlag, 1):
        title = underlag_title(view, number)
        if one.datum is None and not any(isinstance(fact.value, Datum | Period) for fact in find(title)):
            yield Finding(
                f"underlag[{number}]",
                f"Underlaget ”{title}” har inget datum.",
                "Ange underlagets datum under datum.",
            )


CHECK: Final = Check("UND002", Severity.INFO, look)
