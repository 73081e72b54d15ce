"""Vad varje handskrivet faktum är: ett av ärendets, i strid med ett av dem, eller okänt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.checks.typed import typed_facts
from beslutsgen.facts import Antal, Belopp, Datum, Period

if TYPE_CHECKING:
    from beslutsgen.checks.base import View
    from beslutsgen.checks.candidates import Candidate
    from beslutsgen.checks.typed import Typed

Judgement: TypeAlias = Literal["known", "contradicts", "unknown"]


class Verdict(Struct, frozen=True):
    """Vad ett handskrivet faktum är; `fact` är det i ärendet som det är, talar om eller liknar."""

    typed: Typed
    outcome: Judgement
    fact: Candidate | None


def verdicts(view: View) -> tuple[Verdict, ...]:
    """Ett omdöme per handskrivet datum, period, belopp och antal, och per plats i filen."""
    written = tuple(typed_facts(view, Datum, Period, Belopp, Antal))
    if not written:
        return ()
    from beslutsgen.checks.plainly import judged

    return judged(view, written)
