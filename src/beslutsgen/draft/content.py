"""Innehållet i ett utkast: stycken, listpunkter, rubriker och tabeller, utan Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from beslutsgen.passage import Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ett vanligt stycke."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Heading:
    """En rubrik inuti ett block, på nivån under papperets avsnittsrubriker där `level` är 2 och papperets rubrik 1."""

    passage: Passage
    level: int


@dataclass(frozen=True, slots=True)
class ListItem:
    """En listpunkt. `first` är sant för den punkt som börjar en ny lista (numreringen börjar om på 1)."""

    passage: Passage
    ordered: bool
    level: int
    first: bool


@dataclass(frozen=True, slots=True)
class Table:
    """En tabell med rubrikrad; alla rader har lika många celler. `total` säger att sista raden är en summarad."""

    header: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    align: tuple[Literal["left", "right"], ...]
    total: bool


Block: TypeAlias = Paragraph | Heading | ListItem | Table
Content: TypeAlias = tuple[Block, ...]
