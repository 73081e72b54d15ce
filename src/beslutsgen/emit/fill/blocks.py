"""Ett block ensamt i sitt stycke blir stycken, listor, rubriker och tabeller med mallens formatmallar."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from beslutsgen.draft.content import Heading, Paragraph, Table
from beslutsgen.emit.fill.tables import table_xml
from beslutsgen.word.styles import LIST_BULLET, LIST_NUMBER, TABLE, TABLE_TEXT

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content, ListItem
    from beslutsgen.emit.fill.forms import Space
    from beslutsgen.emit.fill.numbering import NewLists
    from beslutsgen.emit.fill.pen import Pen
    from beslutsgen.emit.fill.runs import Inked
    from beslutsgen.passage import Passage


# Det som står i ett hål: dess XML, och styckena i ordning. En bild eller ett tomt stycke mellan två tabeller är `None`.
Pressed: TypeAlias = "tuple[bytes, tuple[Inked | None, ...]]"


class Press(Struct):
    """Skriver ut block i en del; `missing` samlar formatmallar som mallen saknar."""

    pen: Pen
    lists: NewLists
    missing: dict[str, None] = field(default_factory=dict)
    _inked: list[Inked | None] = field(default_factory=list)
    _open: dict[tuple[str, int], str] = field(default_factory=dict)

    def expand(self, space: Space, content: Content) -> Pressed:
        """Blocken i hålet."""
        self._open.clear()
        write = self.pen.write
        inked = self._inked
        inked.clear()
        paragraphs = [at for at, block in enumerate(content) if type(block) is not Table]
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (-1, -1)
        out: list[bytes] = []
        after_table = False
        for at, block in enumerate(content):
            if type(block) is Table:
                if after_table:
                    # Word slår ihop tabeller som står intill varandra.
                    inked.append(None)
                    out.append(b"<w:p/>")
                out.append(self._table(block, space.width))
                after_table = True
                continue
            own = space.own if type(block) is Paragraph else self._own(block)
            begins, ends = space.first if at == first else "", space.last if at == last else ""
            if begins or ends or after_table:
                own = self.pen.brush.adjusted(own, begins, ends, spaced=after_table)
            properties = "" if type(block) is Heading else space.properties
            written = write(block.passage, properties)
            inked.append(written)
            out += (_begun(own), written.xml, b"</w:p>")
            after_table = False
        return b"".join(out), tuple(inked)

    def taken_missing(self) -> list[str]:
        """Formatmallarna som har saknats sedan sist."""
        missing, self.missing = [*self.missing], {}
        return missing

    def _own(self, block: Heading | ListItem) -> str:
        """Formatet på en rubrik eller en punkt."""
        inner = self._style(f"heading {block.level}") if type(block) is Heading else self._list_item(block)
        return f"<w:pPr>{inner}</w:pPr>"

    def _table(self, block: Table, width: int) -> bytes:
        style = self.pen.styles.table()
        if style is None:
            self.missing[TABLE] = None
        text_style = self.pen.styles.paragraph(TABLE_TEXT)
        return table_xml(block, style, text_style, width, self._ink)

    def _ink(self, passage: Passage) -> bytes:
        """En cells text."""
        inked = self.pen.write(passage, "")
        self._inked.append(inked)
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


@lru_cache(maxsize=256)
def _begun(own: str) -> bytes:
    """Ett stycke fram till sin text."""
    return f"<w:p>{own}".encode()
