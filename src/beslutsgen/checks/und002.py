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
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Period, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Underlag utan datum."""
    for number, one in enumerate(view.arende.underlag, 1):
        title = _title(view, number)
        if one.datum is None and not any(isinstance(fact.value, Datum | Period) for fact in find(title)):
            yield Finding(
                f"underlag[{number}]",
                f"Underlaget ”{title}” har inget datum.",
                "Ange underlagets datum under datum.",
            )


def _title(view: View, number: int) -> str:
    """Titeln på underlag nummer `number` som den skrivs; som den står i filen när den inte har skrivits ut."""
    path = f"underlag[{number}].titel"
    written = (passage.text for text in view.texts if text.path == path for passage in text.passages)
    return plain(" ".join(written) or view.arende.underlag[number - 1].titel.text.strip())


CHECK: Final = Check("UND002", Severity.INFO, look)
