"""En beredd mall: allt om den som inte beror på ärendet, med felen i den."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Container

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.prepare.compiled import CompiledTemplate, Tag
    from beslutsgen.emit.prepare.suits import Wants


class Single(Struct, frozen=True):
    """Ett namn inom enkla klammerparenteser, och felet som det är när ärendet har namnet `root`."""

    root: str
    fault: Diagnostic


class PartFaults(Struct, frozen=True):
    """Felen i en del. `singles` är fel för ärenden som har namnet; villkorens nästling räknas bara utan andra fel."""

    broken: tuple[Diagnostic, ...]
    singles: tuple[Single, ...]
    nesting: tuple[Diagnostic, ...]

    def of(self, names: Container[str]) -> tuple[Diagnostic, ...]:
        """Felen för ett ärende med namnen."""
        # En trasig tagg skulle ge följdfel: villkoret runt den ser oavslutat ut.
        return (*self.broken, *(one.fault for one in self.singles if one.root in names)) or self.nesting


class Prepared(Struct, frozen=True):
    """En mall som den är, oberoende av ärendet: felen i den, och den färdiga mallen om den inte har några.

    `template` kan också vara varför taggarna inte gick att laga. `wants` är det som taggarna vill ha av ett ärende.
    """

    tags: tuple[Tag, ...]
    faults: tuple[Diagnostic, ...]
    parts: tuple[PartFaults, ...]
    template: CompiledTemplate | tuple[Diagnostic, ...]
    wants: Wants
