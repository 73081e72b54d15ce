"""BEL014: Beloppen som räknas upp blir inte summan.

Vad: när texten räknar upp belopp och säger vad de blir tillsammans (totalt, sammanlagt, tillsammans), eller delar upp
ett belopp (varav, fördelat på), läggs delarna ihop. I papper läggs också talen över en rad som heter Summa ihop, kolumn
för kolumn. Belopp per olika enheter och delvisa uppräkningar räknas inte.
Varför: läsaren räknar efter, och en del eller summan är fel.

Fel:

    belopp: {radgivning: 500 000 kr, faltgrupp: 484 500 kr, mottagning: 350 000 kr, bidrag: 1 284 500 kr}
    text:
      bakgrund: >-
        Medlen fördelas med {{ belopp.radgivning }} till rådgivning, {{ belopp.faltgrupp }} till fältgruppen och
        {{ belopp.mottagning }} till mottagningen, totalt {{ belopp.bidrag }}.

Rätt:

    belopp: {radgivning: 500 000 kr, faltgrupp: 434 500 kr, mottagning: 350 000 kr, bidrag: 1 284 500 kr}
    text:
      bakgrund: >-
        Medlen fördelas med {{ belopp.radgivning }} till rådgivning, {{ belopp.faltgrupp }} till fältgruppen och
        {{ belopp.mottagning }} till mottagningen, totalt {{ belopp.bidrag }}.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import kr
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.columns import wrong_columns
from beslutsgen.checks.sums import by_reckoning, wrong_sum, wrong_sums
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp
from beslutsgen.facts.tal import skriv_tal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sums import Sum


def look(view: View) -> Iterator[Finding]:
    """Belopp vars delar i texten blir något annat."""
    for found in wrong_sums(view, Belopp):
        if not by_reckoning(view, found.whole):
            yield wrong_sum(found, partial(_message, found))
    for column in wrong_columns(view):
        summed, said = (plain(skriv_tal(number)) for number in (column.summed, column.said))
        yield Finding(
            column.sentence.spot(column.start, column.end),
            f"Raderna blir tillsammans {summed}, men summan anges till {said}.",
            "Rätta summan eller den rad som är fel.",
        )


def _message(found: Sum, parts: str, said: str) -> str:
    low, high = found.summed.low, found.summed.high
    summed = kr(low) if low == high else kr((low + high) / 2)
    if found.most:
        return f"{parts} blir {summed}, mer än helheten {said}."
    return f"{parts} blir tillsammans {summed}, men texten anger {said}."


CHECK: Final = Check("BEL014", Severity.ERROR, look, reads=Reads.ALL)
