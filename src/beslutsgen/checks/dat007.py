"""DAT007: Information eller förhandling enligt MBL sker efter sammanträdet.

Vad: `mbl.datum` jämförs med `arende.sammantrade`.
Varför: arbetsgivaren ska informera eller förhandla innan beslutet fattas (11 och 19 §§ MBL). Samma dag går
an.

Fel:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, sammantrade: 2017-11-21}
    mbl: {form: information, paragraf: 19 §, datum: 2017-12-06}

Rätt:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, sammantrade: 2017-11-21}
    mbl: {form: information, paragraf: 19 §, datum: 2017-11-06}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Information eller förhandling som daterats efter sammanträdet."""
    mbl, meeting = view.arende.mbl, view.arende.arende.sammantrade
    if mbl and mbl.datum and meeting and mbl.datum.forsta > meeting.sista:
        what = "Informationen" if mbl.form == "information" else "Förhandlingen"
        yield Finding(
            "mbl.datum",
            f"{what} enligt MBL sker {shown(mbl.datum)}, efter sammanträdet {shown(meeting)}.",
            "Rätta det datum som är fel, eller flytta sammanträdet.",
            (("arende.sammantrade", "sammanträdet"),),
        )


CHECK: Final = Check("DAT007", Severity.ERROR, look)
