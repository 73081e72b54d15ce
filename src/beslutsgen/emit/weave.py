"""Märkena i en ifylld mall blir papperets text: fakta med bokmärken, formatering, stycken och tabeller."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from beslutsgen.checks.mall007 import CHECK as MISSING_STYLE
from beslutsgen.checks.mall009 import CHECK as MID_LINE
from beslutsgen.draft.content import Heading, Paragraph, Table
from beslutsgen.emit.blocks import Press, Put
from beslutsgen.emit.compiled import FIRST_MARK, GHOST
from beslutsgen.emit.faults import fault
from beslutsgen.emit.fragment import fragments
from beslutsgen.emit.marks import MARK, marked_paragraphs, write_marks
from beslutsgen.emit.normal import once_only
from beslutsgen.emit.numbering import NewLists, read_numbering
from beslutsgen.emit.pictures import Gallery
from beslutsgen.emit.placed import located_puts
from beslutsgen.emit.prune import drop_paragraph, leave_trace, prune, visible
from beslutsgen.emit.runs import Bookmarks, Links, Pen
from beslutsgen.emit.tidy import EMPTY, tidy
from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import FIELD, RPR, T
from beslutsgen.word.paragraphs import OBJECT, leaves
from beslutsgen.word.styles import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.content import Content
    from beslutsgen.emit.compiled import TextPart
    from beslutsgen.emit.package import ExtraPart
    from beslutsgen.emit.pictures import Picture
    from beslutsgen.emit.placed import Placed
    from beslutsgen.emit.render import Rendered, Slot
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.paragraphs import Leaf


@dataclass(frozen=True, slots=True)
class Woven:
    """De ifyllda delarna, deras länkar (adress till relation), nya listor, allt som skrevs ut och nya delar.

    `rendered` är mallen som den var innan texten vävdes in, för återläsningen.
    """

    rendered: Rendered
    parts: Mapping[str, Element]
    links: Mapping[str, Mapping[str, str]]
    lists: tuple[tuple[int, str, int], ...]
    placed: tuple[Placed, ...]
    extra: tuple[ExtraPart, ...]


def weave(rendered: Rendered, pictures: Mapping[str, Picture]) -> Woven | tuple[Diagnostic, ...]:
    """Papperets delar med all text på plats, eller det som mallen inte kunde ta emot."""
    loom = _Loom(rendered, pictures)
    for part, source in rendered.parts:
        loom.weave_part(part, ooxml.parse_rendered(source))
    if loom.faults:
        return tuple(loom.faults)
    links = {name: links.targets for name, links in loom.links.items() if links.targets}
    return Woven(
        rendered,
        loom.parts,
        links,
        tuple(loom.lists.added),
        tuple(loom.placed),
        tuple(loom.gallery.parts.values()),
    )


@dataclass(slots=True)
class _Shed:
    """En del medan den vävs: pressen, det som skrivits ut och styckena som fått något annat än text."""

    part: TextPart
    press: Press
    puts: list[tuple[int, Put]] = field(default_factory=list)
    filled: set[Element] = field(default_factory=set)


class _Loom:
    """Väver delarna i tur och ordning, med gemensamma löpnummer för bokmärken och listor."""

    def __init__(self, rendered: Rendered, pictures: Mapping[str, Picture]) -> None:
        self.gallery = Gallery(pictures)
        self.template = rendered.template
        self.slots = rendered.slots
        self.gone = {
            FIRST_MARK + at: EMPTY for at, slot in enumerate(rendered.slots) if is_empty(slot.content)
        }
        self.parts: dict[str, Element] = {}
        self.links: dict[str, Links] = {}
        self.placed: list[Placed] = []
        self.faults: list[Diagnostic] = []
        self.bookmarks = Bookmarks(self.template.free_bookmark)
        members = self.template.package.members
        self.lists = NewLists(read_numbering(members.get(self.template.numbering or "")))

    def weave_part(self, part: TextPart, root: Element) -> None:
        """En del: märkena skrivs ut, det tomma tas bort, och platserna antecknas."""
        links = self.links.setdefault(part.name, Links())
        shed = _Shed(
            part, Press(Pen(self.template.styles, links, self.bookmarks), self.lists, fragments(root))
        )
        for paragraph in marked_paragraphs(root):
            self._weave_paragraph(paragraph, shed)
        if self.template.free_bookmark:
            once_only(root)
        prune(root, self.template.styles, shed.filled | {put.paragraph for _, put in shed.puts})
        self.parts[part.name] = root
        self.placed.extend(located_puts(part, root, shed.puts, self.slots))

    def _weave_paragraph(self, paragraph: Element, shed: _Shed) -> None:
        found = self._with_empties(leaves(paragraph))
        text = "".join(leaf.text for leaf in found)
        marks = [ord(mark) - FIRST_MARK for mark in MARK.findall(text)]
        if not marks and EMPTY in text and OBJECT not in text:
            drop_paragraph(paragraph)
            return
        alone = len(marks) == 1 and text.replace(GHOST, "").strip() == chr(FIRST_MARK + marks[0])
        if alone and not _inline(self.slots[marks[0]].content):
            self._expand(paragraph, found, marks[0], shed)
            return
        if EMPTY in text or GHOST in text:
            tidy(found)
            if not visible(paragraph):
                drop_paragraph(paragraph)
                return
        self._write_line(paragraph, shed)

    def _with_empties(self, found: Sequence[Leaf]) -> tuple[Leaf, ...]:
        """Styckets delar, där uppgifter som saknas och fält (sidnummer) är utbytta mot tecken som säger det."""
        return tuple(
            replace(leaf, text=self._told(leaf)) if leaf.element.tag == T else leaf for leaf in found
        )

    def _told(self, leaf: Leaf) -> str:
        run = leaf.element.getparent()
        holder = None if run is None else run.getparent()
        if holder is not None and holder.tag == FIELD:
            return OBJECT * len(leaf.text)
        return leaf.text.translate(self.gone)

    def _expand(self, paragraph: Element, found: Sequence[Leaf], slot: int, shed: _Shed) -> None:
        run = next(leaf.element for leaf in found if MARK.search(leaf.text)).getparent()
        content = self.slots[slot].content
        if isinstance(content[0], Heading):
            # Rubriken ovanför platshållaren har då inget eget innehåll.
            leave_trace(paragraph)
        puts = shed.press.expand(paragraph, None if run is None else run.find(RPR), content)
        shed.puts.extend((slot, put) for put in puts)
        self.faults.extend(self._missing_style(self.slots[slot], name) for name in shed.press.taken_missing())

    def _write_line(self, paragraph: Element, shed: _Shed) -> None:
        at = 0

        def write(number: int, start: int, properties: Element | None, linked: bool) -> tuple[str, int]:  # noqa: FBT001  # anropas av write_marks
            nonlocal at
            slot = self.slots[number]
            picture = self.gallery.run(slot.path, shed.part.name)
            if picture is not None:
                shed.filled.add(paragraph)
                return picture, 1
            first = slot.content[0]
            if not _inline(slot.content) or not isinstance(first, Paragraph):
                self.faults.append(self._mid_line(slot))
                return "", 0
            inked = shed.press.pen.write(first.passage, properties, linked=linked)
            shed.puts.append((number, Put(paragraph, at + start, first.passage, inked.bookmarks)))
            return inked.xml, len(first.passage.text)

        for leaf in leaves(paragraph):
            if leaf.element.tag == T and MARK.search(leaf.text):
                at += write_marks(leaf.element, shed.press.made, write)
            else:
                at += len(leaf.text)

    def _mid_line(self, slot: Slot) -> Diagnostic:
        tag = self.template.tags[slot.tag]
        what = (
            "en tabell"
            if any(isinstance(block, Table) for block in slot.content)
            else f"{len(slot.content)} stycken"
        )
        if len(slot.content) == 1 and what != "en tabell":
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


def is_empty(content: Content) -> bool:
    """Om innehållet inte har någon text alls."""
    return not any(isinstance(block, Table) or block.passage.text.strip() for block in content)


def _inline(content: Content) -> bool:
    return len(content) == 1 and isinstance(content[0], Paragraph)
