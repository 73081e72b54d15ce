"""DAT007: Information eller förhandling enligt MBL sker efter sammanträdet.

Vad: `mbl.datum` jämförs med `arende.sammantrade`. I papper jämförs dagen för informationen eller förhandlingen med
sammanträdet, när det står på en egen rad (Nämndens sammanträde 2017-11-21).
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

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.meetings import meetings, negotiated
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum

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
    yield from _in_papers(view)


def _in_papers(view: View) -> Iterator[Finding]:
    """Detsamma i papper som säger vilket sammanträde de gäller, och bara ett."""
    held = list(meetings(view))
    if len({fact.value for _, fact in held}) != 1:
        return
    sentence, meeting = held[0]
    for said, fact in negotiated(view):
        if (
            isinstance(fact.value, Datum)
            and isinstance(meeting.value, Datum)
            and fact.value.forsta > meeting.value.sista
        ):
            yield Finding(
                said.spot(fact.start, fact.end),
                f"Informationen eller förhandlingen enligt MBL sker {shown(fact.value)}, efter sammanträdet "
                f"{shown(meeting.value)}.",
                "Rätta det datum som är fel, eller flytta sammanträdet.",
                ((sentence.spot(meeting.start, meeting.end), "sammanträdet"),),
            )


CHECK: Final = Check("DAT007", Severity.ERROR, look, reads=Reads.ALL)
