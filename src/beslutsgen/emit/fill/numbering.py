"""Numrerade listor: varje ny lista får en egen numrering som börjar om på 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from beslutsgen.word.listed import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.emit.prepare.compiled import Numbering


class NewLists(Struct):
    """Listorna som papperet lägger till: nummer, den abstrakta numreringen och nivån som börjar om."""

    numbering: Numbering
    added: list[tuple[int, str, int]] = field(default_factory=list)

    def start(self, number: str, level: int) -> str:
        """En ny numrering av samma slag som `number`, från 1 på nivån."""
        new = self.numbering.free + len(self.added)
        self.added.append((new, self.numbering.abstract[number], level))
        return str(new)


def with_lists(numbering: Numbering, added: Sequence[tuple[int, str, int]]) -> bytes:
    """Mallens numreringar med papperets listor tillagda."""
    made = "".join([_num(*one) for one in added])
    return f"{numbering.before}{made}{numbering.after}".encode()


def _num(new: int, abstract: str, level: int) -> str:
    return (
        f'<w:num w:numId="{new}"><w:abstractNumId w:val={quoted(abstract)}/>'
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
