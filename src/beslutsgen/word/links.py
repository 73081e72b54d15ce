"""Länkarna i en del: texten som är länk, och adressen som den går till."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.pattern import late
from beslutsgen.word.ooxml import BR, CR, FIELD, HYPERLINK, NO_BREAK_HYPHEN, R_ID, TAB, P, T, w
from beslutsgen.word.paragraphs import leaf_text, paragraphs
from beslutsgen.word.stamp import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.word.ooxml import Element

_FIELD_CHAR: Final = w("fldChar")
_FIELD_TYPE: Final = w("fldCharType")
_CODE: Final = w("instrText")
_INSTRUCTION: Final = w("instr")
_ANCHOR: Final = w("anchor")
_SHOWN: Final = (T, TAB, BR, CR, NO_BREAK_HYPHEN)
_LINK_CODE: Final = late(r'\s*HYPERLINK\s+"([^"]*)"(?:.*\\l\s+"([^"]*)")?')


class _Field(Struct):
    """Ett fält som är öppet: dess instruktion, och adressen när den är läst och är en länks."""

    code: str = ""
    address: str | None = None


def links_in(root: Element, part: str, targets: Mapping[str, str]) -> Iterator[Link]:
    """Delens länkar i ordning; `targets` är adresserna efter relation. Länkar inom papperet räknas inte."""
    reader = _Reader(targets)
    for number, paragraph in enumerate(paragraphs(root), 1):
        for text, address in reader.read(paragraph):
            yield Link(part, number, text, address)


class _Reader:
    """Läser styckena i tur och ordning; ett fält kan gå över flera."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self._targets = targets
        self._fields: list[_Field] = []

    def read(self, paragraph: Element) -> Iterator[tuple[str, str]]:
        """Styckets länkar: text och adress. Samma adress i följd är en länk, hur många bitar den än är skriven i."""
        said: list[str] = []
        current: str | None = None
        for element in paragraph.iter(*_SHOWN, _FIELD_CHAR, _CODE):
            if next(element.iterancestors(P), None) is not paragraph:
                continue
            text = leaf_text(element)
            if element.tag not in _SHOWN:
                self._field(element)
            elif text:
                address = self._address(element)
                if address != current and current and said:
                    yield "".join(said), current
                if address != current:
                    said, current = [], address
                said.append(text)
        if current and said:
            yield "".join(said), current

    def _field(self, element: Element) -> None:
        kind = element.get(_FIELD_TYPE)
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields and kind == "separate":
            self._fields[-1].address = _in_code(self._fields[-1].code)
        elif self._fields and element.tag == _CODE:
            self._fields[-1].code += element.text or ""

    def _address(self, text: Element) -> str | None:
        """Adressen som texten går till: den innersta länkens."""
        for above in text.iterancestors(HYPERLINK, FIELD, P):
            if above.tag == HYPERLINK:
                return _whole(self._targets.get(above.get(R_ID) or ""), above.get(_ANCHOR))
            if above.tag == P:
                break
            address = _in_code(above.get(_INSTRUCTION) or "")
            if address:
                return address
        return next((one.address for one in reversed(self._fields) if one.address), None)


def _in_code(code: str) -> str | None:
    """Adressen i ett fälts instruktion, om fältet är en länk."""
    found = _LINK_CODE.match(code)
    return _whole(found[1], found[2]) if found else None


def _whole(address: str | None, anchor: str | None) -> str | None:
    """Adressen med stället på sidan, som program skriver för sig."""
    return f"{address}#{anchor}" if address and anchor and "#" not in address else address or None
