"""Vad ett papper ska innehålla: mallens egen text och blockens, stycke för stycke, uträknat utan vävningen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from beslutsgen.draft import passages
from beslutsgen.draft.content import Heading
from beslutsgen.emit.compiled import FIRST_MARK, GHOST
from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import TR
from beslutsgen.word.paragraphs import OBJECT, leaves, paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from beslutsgen.emit.render import Rendered, Slot
    from beslutsgen.word.ooxml import Element

_MARK: Final = re.compile(f"([{chr(FIRST_MARK)}-\U000ffff0])")


@dataclass(frozen=True, slots=True)
class Expected:
    """Ett stycke i den ifyllda mallen, och styckena som det ska ha blivit.

    `pieces` är texterna i ordning. I ett löst stycke (`loose`) saknades uppgifter, så att mallens text runt dem får ha
    städats bort. `droppable` säger att stycket får vara borta, tillsammans med det tomma som hör till det.
    """

    pieces: tuple[str, ...]
    own: str
    loose: bool
    droppable: bool

    @property
    def empty(self) -> bool:
        """Om stycket inte har något att visa."""
        return not any(self.pieces)


def expected_parts(rendered: Rendered, pictures: Collection[str]) -> dict[str, tuple[Expected, ...]]:
    """Det väntade i varje ifylld del, efter delens namn. `pictures` är sökvägarna till uppgifter som är bilder."""
    reader = _Reader(rendered, pictures)
    return {part.name: reader.read(ooxml.parse_rendered(source)) for part, source in rendered.parts}


class _Reader:
    """Läser en ifylld mall med märken."""

    def __init__(self, rendered: Rendered, pictures: Collection[str]) -> None:
        self.slots = rendered.slots
        self.pictures = pictures
        self.styles = rendered.template.styles

    def read(self, root: Element) -> tuple[Expected, ...]:
        """Delens stycken. Det som bara hör till tomma uppgifter får vara borta."""
        found = [one for paragraph in paragraphs(root) for one in self._paragraph(paragraph)]
        for at in range(len(found) - 1, -1, -1):
            after = found[at + 1] if at + 1 < len(found) else None
            before = found[at - 1] if at else None
            alone = after is None or _gone(after) or (before is not None and before.empty)
            if found[at].droppable and not found[at].empty and not alone:
                found[at] = replace(found[at], droppable=False)
        return tuple(found)

    def _paragraph(self, paragraph: Element) -> Iterator[Expected]:
        text = "".join(leaf.text for leaf in leaves(paragraph))
        parts = _MARK.split(text.replace(GHOST, ""))
        slots = [self.slots[ord(part) - FIRST_MARK] for part in parts[1::2]]
        own = "".join(parts[::2])
        if len(slots) == 1 and not own.strip():
            yield from self._alone(slots[0])
            return
        written = [self._shown(slot) for slot in slots]
        loose = GHOST in text or not all(written)
        droppable = (
            self.styles.level(paragraph) is not None or next(paragraph.iterancestors(TR), None) is not None
        )
        if slots and not any(written):
            yield Expected((), own, loose=True, droppable=True)
        elif loose:
            yield Expected(tuple(filter(None, written)) or (own,), own, loose=True, droppable=not slots)
        else:
            whole = "".join(part for pair in zip(parts[::2], [*written, ""], strict=True) for part in pair)
            yield Expected((whole,), own, loose=False, droppable=droppable)

    def _alone(self, slot: Slot) -> Iterator[Expected]:
        """En platshållare ensam i sitt stycke: ett stycke för varje stycke, listpunkt, rubrik och cell."""
        texts = (
            [self._shown(slot)]
            if slot.path in self.pictures
            else [one.text for one in passages(slot.content)]
        )
        if slot.content and isinstance(slot.content[0], Heading):
            # Rubriken ovanför platshållaren har då inget eget innehåll, och får vara borta.
            yield Expected((), "", loose=True, droppable=True)
        for text in texts or [""]:
            yield Expected((text,) if text else (), "", loose=False, droppable=not text)

    def _shown(self, slot: Slot) -> str:
        if slot.path in self.pictures:
            return OBJECT
        return "".join(one.text for one in passages(slot.content))


def _gone(one: Expected) -> bool:
    return one.empty or one.droppable
