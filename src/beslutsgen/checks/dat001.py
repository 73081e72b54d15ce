"""DAT001: Perioden slutar innan den börjar.

Vad: i varje period i ärendefilen, i löpande text och i papper jämförs första och sista dagen.
Varför: en period som slutar innan den börjar kan inte vara sann. Oftast är ett årtal fel, eller så har
dagarna bytt plats.

Fel:

    avtal:
      uppdrag: {slag: verksamhetsuppdrag, period: 2021-01-31–2018-03-01}

Rätt:

    avtal:
      uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.typed import typed_facts
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.diagnostic import Spot

_HINT: Final = "Rätta den dag som är fel, eller byt plats på dagarna."


def look(view: View) -> Iterator[Finding]:
    """Perioder vars sista dag ligger före den första."""
    for path, period in _stated(view):
        yield from _judge(path, period)
    for typed in typed_facts(view, Period):
        if isinstance(typed.value, Period):
            yield from _judge(typed.spot, typed.value)


def _stated(view: View) -> Iterator[tuple[str, Period]]:
    for name, avtal in view.arende.avtal.items():
        if avtal.period:
            yield f"avtal.{name}.period", avtal.period
    for name, post in view.arende.datum.items():
        if isinstance(post.varde, Period):
            yield f"datum.{name}", post.varde


def _judge(at: str | Spot, period: Period) -> Iterator[Finding]:
    if period.slut and period.slut.sista < period.start.forsta:
        yield Finding(
            at, f"Perioden börjar {shown(period.start)} men slutar redan {shown(period.slut)}.", _HINT
        )


CHECK: Final = Check("DAT001", Severity.ERROR, look, reads=Reads.ALL)
