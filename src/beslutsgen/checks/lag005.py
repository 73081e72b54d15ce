"""LAG005: Paragrafen i MBL hör inte till formen.

Vad: `mbl.form` jämförs med `mbl.paragraf`. Information lämnas enligt 18, 19, 19 a eller 21 §, förhandling
sker enligt 10–14 eller 38 §.
Varför: information och förhandling är olika skyldigheter. Den som läser måste kunna se vilken som är
fullgjord.

Fel:

    mbl: {form: information, paragraf: 11 §}

Rätt:

    mbl: {form: forhandling, paragraf: 11 §}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.checks.base import View

_PARAGRAPHS: Final[Mapping[str, frozenset[str]]] = {
    "information": frozenset({"18", "19", "19 a", "20", "21"}),
    "forhandling": frozenset({"10", "11", "12", "13", "14", "38"}),
}
_SAID: Final = {"information": "information", "forhandling": "förhandling"}
_USUAL: Final = {"information": "19 §", "forhandling": "11 §"}


def look(view: View) -> Iterator[Finding]:
    """En paragraf som inte gäller formen, eller inte är MBL:s."""
    mbl = view.arende.mbl
    if mbl is None or mbl.paragraf is None:
        return
    form = _SAID[mbl.form]
    if mbl.paragraf.lag != "MBL":
        message = f"{form.capitalize()} anges enligt {shown(mbl.paragraf)}, men ska ske enligt MBL."
    elif mbl.paragraf.paragraf not in _PARAGRAPHS[mbl.form]:
        message = f"{form.capitalize()} anges enligt {shown(mbl.paragraf)}, som inte handlar om {form}."
    else:
        return
    yield Finding(
        "mbl.paragraf",
        message,
        f"För {form} skrivs oftast {_USUAL[mbl.form]}. Rätta paragrafen eller formen.",
        (("mbl.form", "formen"),),
    )


CHECK: Final = Check("LAG005", Severity.WARNING, look)
