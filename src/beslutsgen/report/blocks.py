"""Ett papper på granskningssidan: rubriker, stycken, listor och tabeller, som papperet läses."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from beslutsgen.report.diffs import nearby, words_changed
from beslutsgen.report.pieces import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.readback.document import ReadParagraph
    from beslutsgen.report.diffs import Changed
    from beslutsgen.report.pieces import Chunk
    from beslutsgen.report.places import Places

# Papperets egna rubriker står under papperets namn på sidan.
_FIRST: Final = 4
_LAST: Final = 6
_PARTS: Final[Mapping[str, str]] = {
    "body": "",
    "header": "Sidhuvud",
    "footer": "Sidfot",
    "footnote": "Noter",
    "comment": "Kommentarer",
}


class Paragraph(Struct, frozen=True):
    """Ett stycke. `changes` är skillnaden mot texten före ändringar, där den var en annan."""

    chunks: tuple[Chunk, ...]
    label: str | None
    changes: tuple[Changed, ...]


class CellShown(Struct, frozen=True):
    """En cell i en tabell."""

    paragraphs: tuple[Paragraph, ...]
    span: int
    header: bool


class Block(Struct, frozen=True):
    """En rubrik, ett stycke, en lista eller en tabell. `level` är rubrikens nivå på sidan."""

    kind: Literal["heading", "paragraph", "list", "table"]
    level: int = 0
    paragraphs: tuple[Paragraph, ...] = ()
    rows: tuple[tuple[CellShown, ...], ...] = ()


class PartShown(Struct, frozen=True):
    """En del av papperet; brödtexten har ingen titel."""

    title: str
    blocks: tuple[Block, ...]


def parts(places: Places, paper: int) -> tuple[PartShown, ...]:
    """Papperets delar."""
    document, history = places.documents[paper].document, places.documents[paper].history
    shower = _Shower(places, paper, history.before)
    numbered = list(enumerate(document.paragraphs))
    return tuple(
        PartShown(_PARTS[part], tuple(shower.blocks(list(group))))
        for part, group in groupby(numbered, key=lambda pair: pair[1].part)
    )


class _Shower:
    """Visar ett papper, block för block."""

    def __init__(self, places: Places, paper: int, before: Mapping[tuple[str, int], str]) -> None:
        self._places = places
        self._paper = paper
        self._before = before
        self._level = _FIRST - 1

    def blocks(self, numbered: Sequence[tuple[int, ReadParagraph]]) -> Iterator[Block]:
        """Blocken: punkter i följd är en lista, och en tabells celler en tabell."""
        for (kind, _), group in groupby(numbered, key=lambda pair: _together(*pair)):
            found = list(group)
            if kind == "cell":
                yield Block("table", rows=tuple(self._rows(found)))
            elif kind == "heading":
                self._level = self._next(found[0][1].level)
                yield Block("heading", self._level, (self._shown(*found[0]),))
            else:
                yield Block(
                    "list" if kind == "item" else "paragraph",
                    paragraphs=tuple(self._shown(*one) for one in found),
                )

    def _next(self, level: int | None) -> int:
        """Rubrikens nivå på sidan: som i papperet, men aldrig mer än ett steg under den förra."""
        wanted = _FIRST - 1 + (level or 1)
        return max(_FIRST, min(wanted, self._level + 1, _LAST))

    def _rows(self, cells: Sequence[tuple[int, ReadParagraph]]) -> Iterator[tuple[CellShown, ...]]:
        for _, row in groupby(cells, key=lambda pair: pair[1].cell.row if pair[1].cell else 0):
            yield tuple(
                self._cell(list(cell))
                for _, cell in groupby(row, key=lambda pair: pair[1].cell.column if pair[1].cell else 0)
            )

    def _cell(self, found: Sequence[tuple[int, ReadParagraph]]) -> CellShown:
        cell = found[0][1].cell
        return CellShown(
            tuple(self._shown(*one) for one in found),
            cell.span if cell else 1,
            header=cell is not None and cell.header,
        )

    def _shown(self, number: int, paragraph: ReadParagraph) -> Paragraph:
        place = (self._paper, number)
        found = chunks(
            paragraph.text, self._places.facts.get(place, ()), self._places.mentions.get(place, ())
        )
        before = self._before.get((paragraph.part, paragraph.number), paragraph.original)
        changes = () if before is None else nearby(words_changed(before, paragraph.text))
        return Paragraph(found, paragraph.label, changes)


def _together(number: int, paragraph: ReadParagraph) -> tuple[str, int]:
    """Det som ska stå i samma block har samma svar."""
    if paragraph.kind == "cell" and paragraph.cell is not None:
        return "cell", paragraph.cell.table
    return (paragraph.kind, 0) if paragraph.kind == "item" else (paragraph.kind, number + 1)
