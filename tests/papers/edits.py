"""Papper ändras så som Word och LibreOffice ändrar dem: text i och kring bokmärken, och bokmärken som försvinner."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.facts import Value

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


_FIXED: Final[dict[type, Value]] = {
    Forlangning: Forlangning((Langd(3, "år"),), upprepas=True),
    Organisationsnummer: Organisationsnummer("212000-0142"),
}


def edited(data: bytes, edit: Callable[[etree._Element], None]) -> bytes:
    """Papperet med alla textdelar ändrade av `edit`."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                root = etree.fromstring(part)
                edit(root)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(name, part)
    return out.getvalue()


def retyped(data: bytes, mark: str, new: str, *, keep: bool = True) -> bytes:
    """Texten i bokmärket bytt mot en annan; utan `keep` försvinner bokmärket, som när Word skriver över det."""

    def edit(root: etree._Element) -> None:
        start = next((one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == mark), None)
        if start is None:
            return
        inside = _inside(root, start)
        assert inside[0].tag == f"{W}t"
        inside[0].text = new
        inside[0].set(_XML_SPACE, "preserve")
        for rest in inside[1:]:
            # Hårda bindestreck är egna element; de hör till den text som skrivs över.
            if rest.tag == f"{W}t":
                rest.text = ""
            elif (parent := rest.getparent()) is not None:
                parent.remove(rest)
        if not keep:
            _drop(root, start.get(f"{W}id"))

    return edited(data, edit)


def stripped(data: bytes) -> bytes:
    """Papperet utan ett enda bokmärke."""

    def edit(root: etree._Element) -> None:
        for one in list(root.iter(f"{W}bookmarkStart")):
            _drop(root, one.get(f"{W}id"))

    return edited(data, edit)


def replaced(data: bytes, old: str, new: str) -> bytes:
    """Text inom en och samma bit bytt mot en annan, på alla ställen."""
    found: list[str] = []

    def edit(root: etree._Element) -> None:
        for one in root.iter(f"{W}t"):
            if old in (one.text or ""):
                found.append(old)
                one.text = (one.text or "").replace(old, new)
                one.set(_XML_SPACE, "preserve")

    changed = edited(data, edit)
    assert found, f"{old} står inte i papperet"
    return changed


def _inside(root: etree._Element, start: etree._Element) -> list[etree._Element]:
    identity = start.get(f"{W}id")
    texts: list[etree._Element] = []
    within = False
    for one in root.iter():
        if one is start:
            within = True
        elif one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id") == identity:
            return texts
        elif within and one.tag in (f"{W}t", f"{W}noBreakHyphen"):
            texts.append(one)
    return texts


def _drop(root: etree._Element, identity: str | None) -> None:
    for one in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        parent = one.getparent()
        if one.get(f"{W}id") == identity and parent is not None:
            parent.remove(one)


def other(value: Value) -> Value:
    """Ett annat värde av samma sort, sådant som någon kunde ha menat."""
    if isinstance(value, Namn):
        return Namn("2020" if value.text.isdecimal() else f"{value.text[:-3]}ang")
    if isinstance(value, Datum):
        return _next_year(value)
    if isinstance(value, Period):
        return Period(value.start, _next_year(value.slut or value.start))
    fixed = _FIXED.get(type(value))
    return fixed if fixed is not None else _larger(value)


def _next_year(day: Datum) -> Datum:
    return Datum(day.ar + 1, day.manad, min(day.dag, 28) if day.dag else None)


def _larger(value: Value) -> Value:
    if isinstance(value, Belopp):
        step = Decimal(1).scaleb(int(value.tal.as_tuple().exponent))
        return replace(value, tal=value.tal + step)
    if isinstance(value, Antal):
        unit = value.enhet if value.tal > 1 else f"{value.enhet}er"
        return replace(value, tal=value.tal + 1, till=value.till and value.till + 2, enhet=unit)
    assert isinstance(value, Lagrum)
    return replace(value, punkt="8") if value.punkt else replace(value, paragraf="11")
