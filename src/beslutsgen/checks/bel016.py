"""BEL016: Beloppet är skrivet med alla siffror men i tusental eller miljoner.

Vad: ett belopp i tkr med minst sju siffror, eller i mnkr eller miljoner kronor med minst sex siffror före
kommatecknet, är så stort att enheten troligen är fel.
Varför: 46 632 092 tkr är 46 miljarder kronor. Den som räknar om beloppet får en tusenfaldig kostnad.

Fel:

    belopp: {arskostnad: 46 632 092 tkr}
    text:
      bakgrund: Årskostnaden har varit {{ belopp.arskostnad }}.

Rätt:

    belopp: {arskostnad: 46 632 092 kr}
    text:
      bakgrund: Årskostnaden har varit {{ belopp.arskostnad }}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.typed import typed_facts
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.checks.base import View
    from beslutsgen.diagnostic import Spot

# Det minsta tal som är orimligt med enheten: en miljard kronor i tkr, hundra miljarder i mnkr.
_LEAST: Final[Mapping[str, int]] = {"tkr": 1_000_000, "mnkr": 100_000}
_ROUND: Final = 1000


def look(view: View) -> Iterator[Finding]:
    """Belopp vars tal är skrivet i hela kronor fast enheten är större."""
    for at, value in _stated(view):
        least = _LEAST.get(value.enhet)
        if least is not None and value.tal >= least and value.tal % _ROUND:
            yield Finding(
                at,
                f"{shown(value)} är {_billions(value)} miljarder kronor.",
                "Är beloppet skrivet i hela kronor är enheten kr.",
            )


def _stated(view: View) -> Iterator[tuple[str | Spot, Belopp]]:
    for name, post in view.arende.belopp.items():
        yield f"belopp.{name}", post.varde
    for typed in typed_facts(view, Belopp):
        if isinstance(typed.value, Belopp):
            yield typed.spot, typed.value


def _billions(value: Belopp) -> str:
    """Beloppet i hela miljarder."""
    return f"{value.tal / (1_000_000 if value.enhet == 'tkr' else 1_000):.0f}"


CHECK: Final = Check("BEL016", Severity.WARNING, look, reads=Reads.ALL)
