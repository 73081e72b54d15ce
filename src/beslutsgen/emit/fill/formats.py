"""Format med något tillagt på sin plats i schemat: ett styckes, och en körnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.fill.elements import as_text, elements
from beslutsgen.word.ooxml import VAL, w

if TYPE_CHECKING:
    from collections.abc import Collection

    from beslutsgen.emit.fill.fragment import Fragments
    from beslutsgen.word.ooxml import Element

_SPACING: Final = w("spacing")
# Luft mellan en tabell och det som följer, i tjugondels punkter.
_AFTER_TABLE: Final = 160
_ONCE_FOLLOWS: Final = frozenset(w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore"))
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
_ROOM: Final = "bg-room"
# Ordningen som Words schema kräver, så långt den behövs här.
_BEFORE: Final = {
    w("rStyle"): frozenset[str](),
    w("b"): frozenset({w("rStyle"), w("rFonts")}),
    w("i"): frozenset({w("rStyle"), w("rFonts"), w("b"), w("bCs")}),
}
_AFTER_U: Final = frozenset(
    w(name)
    for name in (
        *("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath"),
    )
)


def adjusted(made: Fragments, own: str, begins: str, ends: str, *, spaced: bool) -> str:
    """Formatet med det som hör till platsen på sina platser i schemat, och luft efter en tabell."""
    (properties,) = elements(made, own or "<w:pPr/>")
    if spaced:
        _space_before(properties)
    first = begins and _leave_room(properties, "first", sum(one.tag in _ONCE_FOLLOWS for one in properties))
    last = ends and _leave_room(properties, "last", sum(one.tag != w("pPrChange") for one in properties))
    # Det som hör till platsen står som det är skrivet, med sina egna prefix.
    return as_text(made, properties).replace(first, begins, 1).replace(last, ends, 1)


def _leave_room(properties: Element, name: str, at: int) -> str:
    """Ett märke på en plats i formatet, som det står i dess text."""
    room = etree.ProcessingInstruction(_ROOM, name)
    properties.insert(at, room)
    return etree.tostring(room, encoding="unicode")


def _space_before(properties: Element) -> None:
    """Tabeller har inget avstånd efter sig i Word."""
    spacing = properties.find(_SPACING)
    if spacing is None:
        spacing = etree.Element(_SPACING)
        follows = (at for at, other in enumerate(properties) if other.tag in _SPACING_FOLLOWS)
        properties.insert(next(follows, len(properties)), spacing)
    if spacing.get(w("before")) is None:
        spacing.set(w("before"), str(_AFTER_TABLE))


def dressed(made: Fragments, base: str, kinds: Collection[str], link_style: str | None) -> str:
    """Formatet med fetstil, kursiv och länkens utseende."""
    (properties,) = elements(made, base or "<w:rPr/>")
    if "bold" in kinds:
        _put(properties, w("b"))
    if "italic" in kinds:
        _put(properties, w("i"))
    if link_style is not None:
        _put(properties, w("rStyle") if link_style else w("u"), link_style or "single")
    return as_text(made, properties)


def _put(properties: Element, name: str, value: str | None = None) -> None:
    """En egenskap på sin plats i schemats ordning; en tidigare av samma slag ersätts."""
    for old in properties.findall(name):
        properties.remove(old)
    element = etree.Element(name)
    if value is not None:
        element.set(VAL, value)
    if name == w("u"):
        index = next((at for at, other in enumerate(properties) if other.tag in _AFTER_U), len(properties))
    else:
        index = sum(1 for other in properties if other.tag in _BEFORE[name])
    properties.insert(index, element)
