"""Var varje utskriven uppgift hamnade i papperet: del, stycke, läge och bokmärken, för återläsningen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beslutsgen.word.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.emit.blocks import Put
    from beslutsgen.emit.compiled import TextPart
    from beslutsgen.emit.render import Slot
    from beslutsgen.passage import Passage
    from beslutsgen.word.ooxml import Element


@dataclass(frozen=True, slots=True)
class Placed:
    """En utskriven passage. `paragraph` räknar delens stycken från 1, `start` är läget i styckets text.

    `slot` är lika för alla passager ur samma platshållare, och `bookmarks` följer passagens fakta i ordning.
    """

    part: str
    kind: str
    paragraph: int
    start: int
    slot: int
    path: str
    notation: str
    passage: Passage
    bookmarks: tuple[str, ...]


def located_puts(
    part: TextPart, root: Element, puts: Sequence[tuple[int, Put]], slots: Sequence[Slot]
) -> Iterator[Placed]:
    """Platserna i den färdiga delen."""
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs(root), 1)}
    for at, put in puts:
        slot = slots[at]
        number = numbers[put.paragraph]
        yield Placed(
            part.name,
            part.kind,
            number,
            put.start,
            at,
            slot.path,
            slot.notation,
            put.passage,
            put.bookmarks,
        )
