"""Styckenas fasta text i en del: det som någon har skrivit, inte det som Word räknar fram, och bokmärkenas lägen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import FALLBACK, FIELD, OBJECT, TXBX, P, T, w
from beslutsgen.word.paragraphs import leaf_text, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word.ooxml import Element

_START: Final = w("bookmarkStart")
_END: Final = w("bookmarkEnd")
_ID: Final = w("id")
_NAME: Final = w("name")
_FIELD_CHAR: Final = w("fldChar")
_FIELD_TYPE: Final = w("fldCharType")
_CODE: Final = w("instrText")
_INSTRUCTION: Final = w("instr")
_BREAK_TYPE: Final = w("type")
_PAGE_BREAKS: Final = ("page", "column")
_LEAVES: Final = (
    *(T, ooxml.TAB, w("ptab"), ooxml.BR, ooxml.CR, ooxml.NO_BREAK_HYPHEN),
    *(_START, _END, _FIELD_CHAR, _CODE, FIELD),
    *sorted(ooxml.OBJECTS - {_FIELD_CHAR}),
)
# Fält som Word och LibreOffice räknar om när filen sparas eller skrivs ut.
_VOLATILE: Final = frozenset(
    {
        *(
            "PAGE",
            "NUMPAGES",
            "SECTION",
            "SECTIONPAGES",
            "PAGEREF",
            "TOC",
            "INDEX",
            "DATE",
            "TIME",
            "PRINTDATE",
        ),
        *("SAVEDATE", "CREATEDATE", "EDITTIME", "FILENAME", "FILESIZE", "NUMWORDS", "NUMCHARS", "REVNUM"),
        *("LASTSAVEDBY", "USERNAME", "USERINITIALS"),
    }
)


class SteadyParagraph(Struct, frozen=True, gc=False):
    """Ett styckes fasta text. `number` räknas från 1 inom delen, `marks` är de hela bokmärkena: namn, början, slut.

    Bilder, noter och fält som räknas fram står som ett tecken var.
    """

    number: int
    text: str
    marks: tuple[tuple[str, int, int], ...]


def steady(root: Element) -> Iterator[SteadyParagraph]:
    """Delens stycken i ordning; de utan text finns med."""
    reader = _Reader(root)
    for number, paragraph in enumerate(paragraphs(root), 1):
        yield reader.read(number, paragraph)


class _Field(Struct):
    """Ett fält som är öppet: om läsningen är i dess instruktion, och om resultatet räknas fram."""

    code: str = ""
    in_code: bool = True
    volatile: bool = False


class _Line(Struct):
    """Stycket som läses."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    started: dict[str, tuple[str, int]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def bookmark(self, element: Element) -> None:
        if element.tag == _START:
            self.started[element.get(_ID) or ""] = (element.get(_NAME) or "", self.length)
            return
        name, start = self.started.pop(element.get(_ID) or "", ("", 0))
        if name:
            self.marks.append((name, start, self.length))


class _Reader:
    """Läser styckena i tur och ordning; ett fält kan gå över flera."""

    def __init__(self, root: Element) -> None:
        self._boxes = any(next(root.iter(tag), None) is not None for tag in (TXBX, FALLBACK))
        self._fields: list[_Field] = []
        self._computed: set[Element] = set()

    def read(self, number: int, paragraph: Element) -> SteadyParagraph:
        """Stycket."""
        line = _Line()
        for element in paragraph.iter(*_LEAVES):
            if self._boxes and _elsewhere(element, paragraph):
                continue
            if element.tag == T and not self._fields and not self._computed:
                # Det allra mesta: text som står där den står.
                line.add(element.text or "")
            else:
                self._meet(element, line)
        return SteadyParagraph(number, "".join(line.texts), tuple(line.marks))

    def _meet(self, element: Element, line: _Line) -> None:
        tag = element.tag
        if tag in (_START, _END):
            line.bookmark(element)
        elif tag == _FIELD_CHAR:
            self._field_char(element, line)
        elif tag == _CODE:
            if self._fields:
                self._fields[-1].code += element.text or ""
        elif tag == FIELD:
            self._simple_field(element, line)
        elif self._shown(element):
            line.add(_text(element))

    def _shown(self, element: Element) -> bool:
        return element not in self._computed and not any(one.in_code or one.volatile for one in self._fields)

    def _simple_field(self, element: Element, line: _Line) -> None:
        if _is_volatile(element.get(_INSTRUCTION) or "") and self._shown(element):
            self._computed.update(element.iter())
            line.add(OBJECT)

    def _field_char(self, element: Element, line: _Line) -> None:
        kind = element.get(_FIELD_TYPE)
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif kind == "separate" and self._fields:
            current = self._fields[-1]
            current.in_code = False
            outer = any(one.in_code or one.volatile for one in self._fields)
            current.volatile = _is_volatile(current.code)
            if current.volatile and not outer:
                line.add(OBJECT)


def _text(element: Element) -> str:
    if element.tag == ooxml.BR and element.get(_BREAK_TYPE) in _PAGE_BREAKS:
        return ""
    return leaf_text(element)


def _is_volatile(code: str) -> bool:
    words = code.split()
    return bool(words) and words[0].upper() in _VOLATILE


def _elsewhere(element: Element, paragraph: Element) -> bool:
    """Om elementet hör till en textruta i stycket, eller till Words reservkopia av den."""
    for above in element.iterancestors(P, FALLBACK):
        return above is not paragraph
    return True
