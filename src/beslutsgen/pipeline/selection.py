"""Fynden som användaren vill räkna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.diagnostic import Severity
from beslutsgen.report.outcome import UNUSABLE

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.report.outcome import Outcome


class Selection(Struct, frozen=True):
    """Koderna, eller deras början, som väljs och väljs bort; `building` när papper ska skrivas."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    building: bool = False

    def wanted(self, found: Diagnostic) -> bool:
        """Om fyndet är valt.

        Ett fel som säger att en fil inte kan användas går inte att välja bort, och i ett bygge inget fel alls: annars
        skrevs färdiga papper med motsägelsen i. Vägen ut är ärendefilens `undantag`, som har ett skäl.
        """
        if found.severity is Severity.ERROR and (self.building or found.code.startswith(UNUSABLE)):
            return True
        return self._chosen(found)

    def applied(self, outcome: Outcome) -> Outcome:
        """Resultatet med bara de valda fynden, och hur många som valdes bort."""
        kept = tuple(found for found in outcome.diagnostics if self.wanted(found))
        accepted = tuple(found for found in outcome.accepted if self.wanted(found.diagnostic))
        return replace(
            outcome, diagnostics=kept, accepted=accepted, deselected=len(outcome.diagnostics) - len(kept)
        )

    def insisted(self, outcome: Outcome) -> Outcome:
        """Resultatet med antalet fynd som användaren valde bort men som ändå räknas."""
        return replace(outcome, insisted=sum(not self._chosen(found) for found in outcome.diagnostics))

    def _chosen(self, found: Diagnostic) -> bool:
        selected = not self.select or found.code.startswith(self.select)
        return selected and not (self.ignore and found.code.startswith(self.ignore))
