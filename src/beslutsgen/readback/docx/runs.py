"""Innehållet i ett stycke läses till textbitar och fästen: körningar, länkar, ändringar, fält och ritade föremål."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from beslutsgen.readback.docx.drawn import ALTERNATE, chosen, look_into
from beslutsgen.readback.docx.fields import FIELD_CHAR, Fields
from beslutsgen.readback.docx.maths import OMATH, maths
from beslutsgen.readback.docx.pieces import ACCEPTED, BOTH, ORIGINAL, Anchor, Piece, Tracked
from beslutsgen.readback.symbols import readable, symbol
from beslutsgen.word.ooxml import BR, CR, HYPERLINK, NO_BREAK_HYPHEN, OBJECT, R_ID, RPR, SDT, TAB, R, T, w

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping
    from typing import Literal

    from beslutsgen.readback.document import Change
    from beslutsgen.readback.docx.looks import Looks
    from beslutsgen.readback.docx.pieces import Source, Targets
    from beslutsgen.word.ooxml import Element

ID: Final = w("id")
NAME: Final = w("name")
AUTHOR: Final = w("author")
DATE: Final = w("date")
CHANGES: Final[Mapping[str, Change]] = {
    w("ins"): "inserted",
    w("del"): "deleted",
    w("moveTo"): "moved_to",
    w("moveFrom"): "moved_from",
}
VIEWS: Final[Mapping[Change, int]] = {
    "inserted": ACCEPTED,
    "moved_to": ACCEPTED,
    "deleted": ORIGINAL,
    "moved_from": ORIGINAL,
}
_FIXED: Final = {TAB: "\t", w("ptab"): "\t", CR: "\n", NO_BREAK_HYPHEN: "-"}
_TYPE: Final = w("type")
# Sidbrytning och spaltbrytning är inga radbrytningar i texten.
_PAGE_BREAKS: Final = frozenset({"page", "column"})
_SKIPPED: Final = frozenset(
    w(name)
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "instrText", "delInstrText", "softHyphen",
        "lastRenderedPageBreak", "proofErr", "annotationRef", "footnoteRef", "endnoteRef", "rt", "rubyPr",
    )
)  # fmt: skip


def tracked(element: Element) -> Tracked:
    """Ändringen som elementet spårar; det är något av dem i `CHANGES`."""
    return Tracked(CHANGES[str(element.tag)], element.get(AUTHOR), element.get(DATE))


class RunReader:
    """Läser stycken i en del. `into` är stycket som fylls på; det som inte går att läsa räknas i `missed`."""

    into: Source

    def __init__(
        self, looks: Looks, targets: Targets, whole: frozenset[Element], missed: Counter[str]
    ) -> None:
        self.looks = looks
        self.links = targets.links
        self.own = targets.own
        self.missed = missed
        self.fields = Fields(whole)
        self.boxes: list[Element] = []
        self._view = BOTH
        self._tracked: Tracked | None = None
        self._link: str | None = None
        self._hidden = False
        self._bold = False

    def read(self, paragraph: Element, into: Source, change: Tracked | None) -> None:
        """Styckets innehåll, in i `into`; `change` är ändringen som hela stycket hör till."""
        self.into = into
        self.boxes = []
        self._view = into.view
        self._tracked = change
        look = self.looks.looks.get(into.style)
        self._style_bold = bool(look and look.bold)
        self._style_hidden = bool(look and look.hidden)
        self._hidden, self._bold = self._style_hidden, self._style_bold
        self._inside(paragraph)

    def anchor(self, element: Element, into: Source) -> None:
        """Ett fäste som står mellan stycken."""
        self.into = into
        self._HANDLERS[element.tag](self, element)

    def _inside(self, element: Element) -> None:
        for inner in element:
            tag = inner.tag
            if tag == R:
                self._run(inner)
            else:
                handler = self._HANDLERS.get(tag)
                if handler is not None:
                    handler(self, inner)
                elif tag not in _SKIPPED and len(inner):
                    self._inside(inner)

    def _run(self, run: Element) -> None:
        self._hidden, self._bold = self._style_hidden, self._style_bold
        for inner in run:
            tag = inner.tag
            if tag == T:
                self._add(inner.text, inner)
            elif tag == RPR:
                look = self.looks.run(inner)
                self._bold = self._style_bold if look.bold is None else look.bold
                self._hidden = self._style_hidden if look.hidden is None else look.hidden
            else:
                handler = self._HANDLERS.get(tag)
                if handler is not None:
                    handler(self, inner)
                elif tag not in _SKIPPED and len(inner):
                    self._inside(inner)
        self._hidden, self._bold = self._style_hidden, self._style_bold

    def _add(self, text: str | None, element: Element) -> None:
        if text and not self.fields.inside_code:
            self._put(text, element)

    def _put(self, text: str, element: Element) -> None:
        text = readable(text)
        if not self._bold and not text.isspace():
            self.into.plain = True
        self.into.pieces.append(Piece(text, self._view, self._hidden, self._link, self._tracked, element))

    def _text(self, element: Element) -> None:
        self._add(element.text, element)

    def _fixed(self, element: Element) -> None:
        self._add(_FIXED[str(element.tag)], element)

    def _break(self, element: Element) -> None:
        if element.get(_TYPE) not in _PAGE_BREAKS:
            self._add("\n", element)

    def _symbol(self, element: Element) -> None:
        known = symbol(element.get(w("font")) or "", element.get(w("char")) or "")
        if known is None:
            self.missed["symbol"] += 1
        self._add(known or OBJECT, element)

    def _maths(self, element: Element) -> None:
        self._add(maths(element), element)

    def _field(self, element: Element) -> None:
        # Det som ett formulärfält visar står i fältets början, inte bland resultatet.
        shown = self.fields.meet(element)
        if shown:
            self._put(shown, element)

    def _link_to(self, element: Element) -> None:
        before = self._link
        target = self.links.get(element.get(R_ID) or "")
        anchor = element.get(w("anchor"))
        self._link = target or (f"#{anchor}" if anchor else None) or before
        self._inside(element)
        self._link = before

    def _change(self, element: Element) -> None:
        view, outer = self._view, self._tracked
        self._tracked = tracked(element)
        self._view &= VIEWS[self._tracked.change]
        self._inside(element)
        self._view, self._tracked = view, outer

    def _content(self, element: Element) -> None:
        content = element.find(w("sdtContent"))
        if content is not None:
            self._inside(content)

    def _alternate(self, element: Element) -> None:
        branch = chosen(element)
        if branch is not None:
            self._inside(branch)

    def _drawn(self, element: Element) -> None:
        if not self._view & ACCEPTED or self.fields.inside_code:
            return
        found = look_into(element, self.own)
        self.missed.update(found.missed)
        self.boxes.extend(found.boxes)

    def _bookmark(self, element: Element) -> None:
        self._anchor("bookmark", element, element.get(NAME) or "", opens=True)

    def _bookmark_end(self, element: Element) -> None:
        self._anchor("bookmark", element, "", opens=False)

    def _comment(self, element: Element) -> None:
        self._anchor("comment", element, "", opens=True)

    def _comment_end(self, element: Element) -> None:
        self._anchor("comment", element, "", opens=False)

    def _footnote(self, element: Element) -> None:
        self._anchor("note", element, "footnotes", opens=True)

    def _endnote(self, element: Element) -> None:
        self._anchor("note", element, "endnotes", opens=True)

    def _anchor(
        self, kind: Literal["bookmark", "comment", "note"], element: Element, name: str, *, opens: bool
    ) -> None:
        key = element.get(ID) or ""
        self.into.anchors.append(Anchor(kind, key, name, opens, len(self.into.pieces), self._view))

    _HANDLERS: ClassVar[Mapping[object, Callable[[RunReader, Element], None]]] = {
        T: _text,
        w("delText"): _text,
        **dict.fromkeys(_FIXED, _fixed),
        BR: _break,
        w("sym"): _symbol,
        OMATH: _maths,
        FIELD_CHAR: _field,
        HYPERLINK: _link_to,
        **dict.fromkeys(CHANGES, _change),
        SDT: _content,
        ALTERNATE: _alternate,
        **dict.fromkeys((w("drawing"), w("pict"), w("object"), w("contentPart"), w("subDoc")), _drawn),
        w("bookmarkStart"): _bookmark,
        w("bookmarkEnd"): _bookmark_end,
        w("commentRangeStart"): _comment,
        w("commentRangeEnd"): _comment_end,
        w("commentReference"): _comment,
        w("footnoteReference"): _footnote,
        w("endnoteReference"): _endnote,
    }
