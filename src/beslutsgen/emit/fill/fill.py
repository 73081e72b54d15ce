"""Formerna blir papperets delar: i varje hål skrivs uppgiftens text, med bokmärken, formatering och listor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.draft import passages
from beslutsgen.draft.content import Table
from beslutsgen.emit.faults import fault
from beslutsgen.emit.fill.blocks import Press
from beslutsgen.emit.fill.built_lines import Filled
from beslutsgen.emit.fill.filled import Text, filled, lined
from beslutsgen.emit.fill.formed import Brush, form_of
from beslutsgen.emit.fill.forms import Space, kind_of
from beslutsgen.emit.fill.numbering import NewLists
from beslutsgen.emit.fill.pen import Pen
from beslutsgen.emit.fill.pictures import Gallery
from beslutsgen.emit.fill.placed import Placed
from beslutsgen.emit.fill.runs import Bookmarks, Links
from beslutsgen.word.styles import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.blocks import Pressed
    from beslutsgen.emit.fill.filled import Part
    from beslutsgen.emit.fill.forms import Form, Hole
    from beslutsgen.emit.fill.package import ExtraPart
    from beslutsgen.emit.fill.pictures import Picture
    from beslutsgen.emit.fill.placed import Spot
    from beslutsgen.emit.fill.render import Rendered, Slot
    from beslutsgen.emit.prepare.compiled import TextPart
    from beslutsgen.passage import Passage


class Woven(Struct, frozen=True):
    """De ifyllda delarna, deras länkar (adress till relation), nya listor, allt som skrevs ut och nya delar.

    `rendered` är mallen som den var innan texten vävdes in, för återläsningen.
    """

    rendered: Rendered
    parts: Mapping[str, Filled]
    links: Mapping[str, Mapping[str, str]]
    lists: tuple[tuple[int, str, int], ...]
    placed: tuple[Placed, ...]
    extra: tuple[ExtraPart, ...]


def woven(rendered: Rendered, pictures: Mapping[str, Picture]) -> Woven | tuple[Diagnostic, ...]:
    """Papperets delar med all text på plats, eller det som mallen inte kunde ta emot."""
    filler = _Filler(rendered, Gallery(pictures))
    # Sidhuvud och sidfot först: då har de samma bokmärken i papper efter papper.
    parts = [*zip(rendered.parts, rendered.spans, strict=True)]
    for (part, source), span in sorted(parts, key=lambda one: one[0][0].kind == "body"):
        filler.fill(part, source, span)
    if filler.faults:
        return tuple(filler.faults)
    links = {name: links.targets for name, links in filler.links.items() if links.targets}
    placed = tuple([one for part, _ in rendered.parts for one in filler.placed[part.name]])
    extra = tuple(filler.gallery.parts.values())
    return Woven(rendered, filler.parts, links, tuple(filler.lists.added), placed, extra)


class _Filler:
    """Fyller delarna i tur och ordning, med gemensamma löpnummer för bokmärken och listor."""

    def __init__(self, rendered: Rendered, gallery: Gallery) -> None:
        self.template = rendered.template
        self.slots = rendered.slots
        self.gallery = gallery
        self.kinds = [kind_of(slot.content, picture=slot.path in gallery.pictures) for slot in rendered.slots]
        self.parts: dict[str, Filled] = {}
        self.links: dict[str, Links] = {}
        self.placed: dict[str, Sequence[Placed]] = {}
        self.faults: list[Diagnostic] = []
        self.bookmarks = Bookmarks(self.template.free_bookmark)
        self.lists = NewLists(self.template.numbering)

    def fill(self, part: TextPart, source: str, span: range) -> None:
        """En del: varje hål fylls, och platserna antecknas."""
        kinds = tuple(self.kinds[span.start : span.stop])
        form = form_of(self.template, source, span.start, kinds)
        self.faults += [self._mid_line(self.slots[number]) for number in form.mid_line]
        said: dict[int, Sequence[Passage]] = {}
        # Sidhuvud och sidfot är ofta som ett annat pappers, dokumentet självt aldrig.
        lined = None if part.kind == "body" else self._lined(part, form, said)
        made = lined or self._pressed(part, form, said)
        self.bookmarks.count = made.bookmarks
        pictures = sum([kind.place == "picture" for kind in kinds]) if self.gallery.pictures else 0
        self.parts[part.name] = Filled(made.xml, made.laid.lines, form.drawn + pictures)
        self.placed[part.name] = self._placed(part, made.laid.spots, said)

    def _placed(
        self, part: TextPart, spots: Sequence[Spot], said: Mapping[int, Sequence[Passage]]
    ) -> Sequence[Placed]:
        name, kind, slots = part.name, part.kind, self.slots
        return [
            Placed(
                name,
                kind,
                spot.paragraph,
                spot.start,
                at := spot.slot,
                slots[at].path,
                slots[at].notation,
                said[at][spot.at],
                spot.bookmarks,
            )
            for spot in spots
        ]

    def _lined(self, part: TextPart, form: Form, said: dict[int, Sequence[Passage]]) -> Part | None:
        """Delen, om den bara har text utan formatering på rader."""
        texts: list[Text] = []
        for hole in form.holes:
            block = self.slots[hole.slot].content[0]
            if type(hole) is Space or type(block) is Table or block.passage.marks:
                return None
            if self.kinds[hole.slot].place != "line":
                return None
            texts.append(Text(block.passage.text, block.passage.facts))
            said[hole.slot] = (block.passage,)
        return lined(self.template, form, part.kind, self.bookmarks.count, tuple(texts))

    def _pressed(self, part: TextPart, form: Form, said: dict[int, Sequence[Passage]]) -> Part:
        """Delen, vad som än står i den."""
        links = self.links.setdefault(part.name, Links())
        brush = Brush(form.made, self.template.worked)
        press = Press(Pen(self.template.styles, brush, links, self.bookmarks), self.lists)

        def one(hole: Hole) -> Pressed:
            slot = self.slots[hole.slot]
            if type(hole) is Space:
                pressed = press.expand(hole, slot.content)
                said[hole.slot] = [*passages(slot.content)]
                self.faults += [self._missing_style(slot, name) for name in press.taken_missing()]
                return pressed
            block = slot.content[0]
            if type(block) is Table or self.kinds[hole.slot].place != "line":
                return self.gallery.run(slot.path, part.name).encode(), (None,)
            said[hole.slot] = (block.passage,)
            inked = press.pen.write(block.passage, hole.properties, linked=hole.linked)
            return inked.xml, (inked,)

        return filled(form, part.kind, self.bookmarks, one)

    def _mid_line(self, slot: Slot) -> Diagnostic:
        from beslutsgen.checks.mall009 import CHECK as MID_LINE

        tag = self.template.tags[slot.tag]
        what = f"{len(slot.content)} stycken"
        if any(isinstance(block, Table) for block in slot.content):
            what = "en tabell"
        elif len(slot.content) == 1:
            what = "en lista eller en rubrik"
        return fault(
            MID_LINE,
            tag.spot,
            f"{tag.spot.excerpt} ger {what} i detta ärende men står i en rad med annat.",
            "Låt platshållaren stå ensam i sitt stycke i mallen.",
        )

    def _missing_style(self, slot: Slot, name: str) -> Diagnostic:
        from beslutsgen.checks.mall007 import CHECK as MISSING_STYLE

        tag = self.template.tags[slot.tag]
        shown = SHOWN.get(name, name)
        return fault(
            MISSING_STYLE,
            tag.spot,
            f"{tag.spot.excerpt} behöver formatet {shown}, som inte finns i mallen.",
            f"Använd {shown} en gång i mallen i Word och spara. Sedan kan texten tas bort.",
        )
