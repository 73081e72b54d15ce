"""Formerna blir papperets delar: i varje hål skrivs uppgiftens text, med bokmärken, formatering och listor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.checks.mall007 import CHECK as MISSING_STYLE
from beslutsgen.checks.mall009 import CHECK as MID_LINE
from beslutsgen.draft.content import Paragraph, Table
from beslutsgen.emit.blocks import Press
from beslutsgen.emit.faults import fault
from beslutsgen.emit.forms import Space, kind_of
from beslutsgen.emit.fragment import whole_text
from beslutsgen.emit.numbering import NewLists, read_numbering
from beslutsgen.emit.pen import Pen
from beslutsgen.emit.pictures import Gallery
from beslutsgen.emit.placed import lay
from beslutsgen.emit.runs import Bookmarks, Links
from beslutsgen.emit.weave import form_of
from beslutsgen.word.stamp import pictures_in
from beslutsgen.word.steady import steady
from beslutsgen.word.styles import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.blocks import Pressed
    from beslutsgen.emit.compiled import TextPart
    from beslutsgen.emit.package import ExtraPart
    from beslutsgen.emit.pictures import Picture
    from beslutsgen.emit.placed import Placed
    from beslutsgen.emit.render import Rendered, Slot
    from beslutsgen.emit.runs import Inked
    from beslutsgen.passage import FactSpan
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.steady import SteadyParagraph


class Filled(Struct, frozen=True, gc=False):
    """En ifylld del: dess XML, styckenas fasta text och antalet ritade föremål."""

    xml: bytes
    paragraphs: tuple[SteadyParagraph, ...]
    drawn: int


def filled_as(root: Element) -> Filled:
    """Delen som den står i ett träd."""
    paragraphs = tuple(one for one in steady(root) if one.text)
    return Filled(whole_text(root).encode(), paragraphs, pictures_in(root))


class Woven(Struct, frozen=True):
    """De ifyllda delarna, deras länkar (adress till relation), nya listor, allt som skrevs ut och nya delar.

    `facts` är det som varje bokmärke håller, efter dess namn.
    `rendered` är mallen som den var innan texten vävdes in, för återläsningen.
    """

    rendered: Rendered
    parts: Mapping[str, Filled]
    links: Mapping[str, Mapping[str, str]]
    lists: tuple[tuple[int, str, int], ...]
    placed: tuple[Placed, ...]
    facts: Mapping[str, FactSpan]
    extra: tuple[ExtraPart, ...]


def woven(rendered: Rendered, pictures: Mapping[str, Picture]) -> Woven | tuple[Diagnostic, ...]:
    """Papperets delar med all text på plats, eller det som mallen inte kunde ta emot."""
    filler = _Filler(rendered, Gallery(pictures))
    for (part, source), span in zip(rendered.parts, rendered.spans, strict=True):
        filler.fill(part, source, span)
    if filler.faults:
        return tuple(filler.faults)
    links = {name: links.targets for name, links in filler.links.items() if links.targets}
    extra = tuple(filler.gallery.parts.values())
    lists, placed = tuple(filler.lists.added), tuple(filler.placed)
    return Woven(rendered, filler.parts, links, lists, placed, filler.bookmarks.facts, extra)


class _Filler:
    """Fyller delarna i tur och ordning, med gemensamma löpnummer för bokmärken och listor."""

    def __init__(self, rendered: Rendered, gallery: Gallery) -> None:
        self.template = rendered.template
        self.slots = rendered.slots
        self.gallery = gallery
        self.kinds = [kind_of(slot.content, picture=slot.path in gallery.pictures) for slot in rendered.slots]
        self.parts: dict[str, Filled] = {}
        self.links: dict[str, Links] = {}
        self.placed: list[Placed] = []
        self.faults: list[Diagnostic] = []
        self.bookmarks = Bookmarks(self.template.free_bookmark)
        members = self.template.package.members
        self.lists = NewLists(read_numbering(members.get(self.template.numbering or "")))

    def fill(self, part: TextPart, source: str, span: range) -> None:
        """En del: varje hål fylls, och platserna antecknas."""
        form = form_of(self.template, source, span.start, tuple(self.kinds[span.start : span.stop]))
        self.faults.extend(self._mid_line(self.slots[number]) for number in form.mid_line)
        links = self.links.setdefault(part.name, Links())
        press = Press(Pen(self.template.styles, form.made, links, self.bookmarks), self.lists)
        pressed: dict[int, tuple[Inked | None, ...]] = {}
        out = [form.texts[0]]
        for hole, after in zip(form.holes, form.texts[1:], strict=True):
            block = self.slots[hole.slot].content[0]
            if isinstance(hole, Space):
                made = self._expanded(hole, press)
                out += (made.xml, after)
                pressed[hole.slot] = made.paragraphs
            elif isinstance(block, Paragraph) and self.kinds[hole.slot].place == "line":
                inked = press.pen.write(block.passage, hole.properties, linked=hole.linked)
                out += (inked.xml, after)
                pressed[hole.slot] = (inked,)
            else:
                out += (self.gallery.run(self.slots[hole.slot].path, part.name).encode(), after)
                pressed[hole.slot] = (None,)
        laid = lay(part, form, pressed, self.slots)
        self.placed += laid.placed
        pictures = sum([paragraphs == (None,) for paragraphs in pressed.values()])
        self.parts[part.name] = Filled(b"".join(out), laid.paragraphs, form.drawn + pictures)

    def _expanded(self, space: Space, press: Press) -> Pressed:
        slot = self.slots[space.slot]
        pressed = press.expand(space, slot.content)
        self.faults.extend(self._missing_style(slot, name) for name in press.taken_missing())
        return pressed

    def _mid_line(self, slot: Slot) -> Diagnostic:
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
        tag = self.template.tags[slot.tag]
        shown = SHOWN.get(name, name)
        return fault(
            MISSING_STYLE,
            tag.spot,
            f"{tag.spot.excerpt} behöver formatmallen {shown}, som inte finns i mallen.",
            f"Använd {shown} en gång i mallen i Word och spara. Sedan kan texten tas bort.",
        )
