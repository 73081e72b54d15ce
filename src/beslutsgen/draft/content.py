"""Innehållet i ett utkast: stycken, listpunkter, rubriker och tabeller, utan Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, final

from msgspec import Struct

if TYPE_CHECKING:
    from beslutsgen.passage import Passage


@final
class Paragraph(Struct, frozen=True):
    """Ett vanligt stycke."""

    passage: Passage


@final
class Heading(Struct, frozen=True):
    """En rubrik inuti ett block, på nivån under papperets avsnittsrubriker där `level` är 2 och papperets rubrik 1."""

    passage: Passage
    level: int


@final
class ListItem(Struct, frozen=True):
    """En listpunkt. `first` är sant för den punkt som börjar en ny lista (numreringen börjar om på 1)."""

    passage: Passage
    ordered: bool
    level: int
    first: bool


@final
class Table(Struct, frozen=True):
    """En tabell med rubrikrad; alla rader har lika många celler. `total` säger att sista raden är en summarad."""

    header: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    align: tuple[Literal["left", "right"], ...]
    total: bool


Block: TypeAlias = Paragraph | Heading | ListItem | Table
Content: TypeAlias = tuple[Block, ...]
