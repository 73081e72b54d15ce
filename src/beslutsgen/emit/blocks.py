"""Ett block ensamt i sitt stycke blir stycken, listor, rubriker och tabeller med mallens formatmallar."""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.draft.content import Heading, Paragraph, Table
from beslutsgen.emit.fragment import as_text
from beslutsgen.emit.tables import table_xml, text_width
from beslutsgen.word.ooxml import PPR, SECT_PR, TBL, P, is_trace, w
from beslutsgen.word.styles import LIST_BULLET, LIST_NUMBER, TABLE, TABLE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.draft.content import Block, Content, ListItem
    from beslutsgen.emit.fragment import Fragments
    from beslutsgen.emit.numbering import NewLists
    from beslutsgen.emit.runs import Pen
    from beslutsgen.passage import Passage
    from beslutsgen.word.ooxml import Element

_P_STYLE: Final = w("pStyle")
_NUM_PR: Final = w("numPr")
_SPACING: Final = w("spacing")
# Det som gäller platsen i papperet och inte texten: bara det första stycket får det.
_ONCE: Final = (w("pageBreakBefore"), w("framePr"), SECT_PR)
# Luft mellan en tabell och det som följer, i tjugondels punkter.
_AFTER_TABLE: Final = 160
_SPACING_FOLLOWS: Final = frozenset(
    w(name)
    for name in [
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    ]
)


@dataclass(frozen=True, slots=True)
class Put:
    """En utskriven passage: stycket den står i, läget i det och namnen på faktans bokmärken."""

    paragraph: Element
    start: int
    passage: Passage
    bookmarks: tuple[str, ...]


@dataclass(slots=True)
class Press:
    """Skriver ut block i en del; `missing` samlar formatmallar som mallen saknar."""

    pen: Pen
    lists: NewLists
    made: Fragments
    missing: dict[str, None] = field(default_factory=dict)
    _inked: list[tuple[Passage, tuple[str, ...]]] = field(default_factory=list)
    _open: dict[tuple[str, int], str] = field(default_factory=dict)

    def expand(self, placeholder: Element, properties: Element | None, content: Content) -> list[Put]:
        """Blocken i platshållarens ställe; `properties` är körningens format."""
        own = placeholder.find(PPR)
        self._open.clear()
        self._inked.clear()
        copied = as_text(own, _ONCE)
        made = self.made.elements(
            "".join(self._block(block, copied, properties, placeholder) for block in content)
        )
        _once(made, own)
        _spaced(made)
        for element in made:
            placeholder.addprevious(element)
            if element.tag == TBL and _before(element) == TBL:
                # Word slår ihop tabeller som står intill varandra.
                element.addprevious(etree.Element(P))
        _leave(placeholder, made)
        paragraphs = (paragraph for element in made for paragraph in element.iter(P))
        return [Put(paragraph, 0, *inked) for paragraph, inked in zip(paragraphs, self._inked, strict=True)]

    def taken_missing(self) -> list[str]:
        """Formatmallarna som har saknats sedan sist."""
        missing, self.missing = [*self.missing], {}
        return missing

    def _block(self, block: Block, copied: str, properties: Element | None, at: Element) -> str:
        if isinstance(block, Table):
            return self._table(block, at)
        if isinstance(block, Paragraph):
            own = copied
        elif isinstance(block, Heading):
            own = f"<w:pPr>{self._style(f'heading {block.level}')}</w:pPr>"
            properties = None
        else:
            own = f"<w:pPr>{self._list_item(block)}</w:pPr>"
        return f"<w:p>{own}{self._ink(block.passage, properties)}</w:p>"

    def _table(self, block: Table, at: Element) -> str:
        style = self.pen.styles.table()
        if style is None:
            self.missing[TABLE] = None
        text_style = self.pen.styles.paragraph(TABLE_TEXT)
        return table_xml(block, style, text_style, text_width(at), lambda passage: self._ink(passage, None))

    def _ink(self, passage: Passage, properties: Element | None) -> str:
        inked = self.pen.write(passage, properties)
        self._inked.append((passage, inked.bookmarks))
        return inked.xml

    def _style(self, name: str) -> str:
        """Formatmallen som styckets egenskap; en som saknas antecknas."""
        style = self.pen.styles.paragraph(name)
        if style is None:
            self.missing[name] = None
            return ""
        return f'<w:pStyle w:val="{style}"/>'

    def _list_item(self, block: ListItem) -> str:
        base = LIST_NUMBER if block.ordered else LIST_BULLET
        levelled = f"{base} {block.level + 1}"
        own_level = block.level > 0 and self._number(levelled) is not None
        name, level = (levelled, 0) if own_level else (base, block.level)
        number = self._number(name)
        if number is None:
            self.missing[name] = None
            return ""
        level = self.lists.numbering.deepest(number, level)
        current = self._current(name, number, level, block)
        if current == number and not level:
            return self._style(name)
        return f'{self._style(name)}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{current}"/></w:numPr>'

    def _number(self, name: str) -> str | None:
        """Numreringen som en formatmall har, om den finns i mallen."""
        number = self.pen.styles.numbered.get(self.pen.styles.paragraph(name) or "")
        return number if number in self.lists.numbering.abstract else None

    def _current(self, name: str, number: str, level: int, block: ListItem) -> str:
        """Listans numrering: en ny för varje ny numrerad lista, formatmallens egen för punktlistor."""
        if not block.ordered:
            return number
        key = (name, level)
        if block.first or key not in self._open:
            self._open[key] = self.lists.start(number, level)
        return self._open[key]


def _once(made: list[Element], own: Element | None) -> None:
    """Sidbrytning och ram hör till det första stycket, avsnittsbrytningen till det sista."""
    paragraphs = [element for element in made if element.tag == P]
    for element in () if own is None else own:
        if element.tag not in _ONCE or not paragraphs:
            continue
        target = paragraphs[-1] if element.tag == SECT_PR else paragraphs[0]
        properties = target.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            target.insert(0, properties)
        place = _placed(properties, element)
        properties.insert(place, deepcopy(element))


def _placed(properties: Element, element: Element) -> int:
    """Platsen i schemats ordning: avsnittsbrytningen sist, de andra efter formatmall och radhållning."""
    if element.tag == SECT_PR:
        return sum(1 for other in properties if other.tag != w("pPrChange"))
    return sum(
        1
        for other in properties
        if other.tag in (_P_STYLE, w("keepNext"), w("keepLines")) or (other.tag == w("pageBreakBefore"))
    )


def _spaced(made: list[Element]) -> None:
    """Luft efter en tabell när texten fortsätter: tabeller har inget avstånd efter sig i Word."""
    for before, after in itertools.pairwise(made):
        if before.tag == TBL and after.tag == P:
            _space_before(after)


def _space_before(paragraph: Element) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    spacing = properties.find(_SPACING)
    if spacing is None:
        spacing = etree.Element(_SPACING)
        properties.insert(
            next(
                (at for at, other in enumerate(properties) if other.tag in _SPACING_FOLLOWS), len(properties)
            ),
            spacing,
        )
    if spacing.get(w("before")) is None:
        spacing.set(w("before"), str(_AFTER_TABLE))


def _leave(placeholder: Element, made: list[Element]) -> None:
    """Platshållaren försvinner; bokmärken och gränser i den flyttar till det första stycket."""
    target = next((element for element in made if element.tag == P), None)
    for at, element in enumerate([*_range_marks(placeholder)]):
        if target is None:
            made[0].addprevious(element)
        else:
            target.insert(at + (target.find(PPR) is not None), element)
    parent = placeholder.getparent()
    if made[-1].tag == TBL and _after(placeholder) in (None, TBL, SECT_PR):
        # Word kräver ett stycke sist i celler och i dokumentet, och mellan två tabeller.
        for element in [*placeholder]:
            if element.tag != PPR:
                placeholder.remove(element)
    elif parent is not None:
        parent.remove(placeholder)


def _before(element: Element) -> str | None:
    return next(
        (sibling.tag for sibling in element.itersiblings(preceding=True) if not is_trace(sibling)),
        None,
    )


def _after(element: Element) -> str | None:
    return next((sibling.tag for sibling in element.itersiblings() if not is_trace(sibling)), None)


def _range_marks(paragraph: Element) -> Iterator[Element]:
    names = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
    return paragraph.iter(*(w(name) for name in names))
