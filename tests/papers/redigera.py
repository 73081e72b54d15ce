"""Papper ändras på XML:en så som Word och LibreOffice ändrar dem: text skrivs över, märken försvinner."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.word.ooxml import NO_BREAK_HYPHEN, RPR, P, R, T, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.word.ooxml import Element

START, END, NAME, ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")
BODY: Final = "word/document.xml"
_TEXT_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def changed(data: bytes, part: str, change: Callable[[Element], None]) -> bytes:
    """Papperet med en del ändrad."""
    return _repacked(data, lambda name: name == part, change)


def changed_everywhere(data: bytes, change: Callable[[Element], None]) -> bytes:
    """Papperet med brödtexten, varje sidhuvud och varje sidfot ändrade."""
    return _repacked(data, lambda name: _TEXT_PARTS.fullmatch(name) is not None, change)


def retyped(data: bytes, mark: str, text: str, *, keep: bool = True) -> bytes:
    """Texten i bokmärket överskriven, i den del där det står."""

    def change(root: Element) -> None:
        if any(one.get(NAME) == mark for one in root.iter(START)):
            overtyped(root, mark, text, keep=keep)

    return changed_everywhere(data, change)


def unmarked(data: bytes, mark: str) -> bytes:
    """Papperet utan bokmärket, med dess text kvar."""

    def change(root: Element) -> None:
        ids = {one.get(ID) for one in root.iter(START) if one.get(NAME) == mark}
        for one in [*root.iter(START, END)]:
            if one.get(ID) in ids:
                drop(one)

    return changed_everywhere(data, change)


def stripped(data: bytes) -> bytes:
    """Papperet utan ett enda bokmärke."""
    return changed_everywhere(data, without_bookmarks)


def replaced(data: bytes, old: str, new: str) -> bytes:
    """Text inom en och samma bit bytt mot en annan, på alla ställen."""
    found: list[str] = []

    def change(root: Element) -> None:
        for one in root.iter(T):
            if old in (one.text or ""):
                found.append(old)
                one.text = (one.text or "").replace(old, new)
                one.set(_SPACE, "preserve")

    result = changed_everywhere(data, change)
    assert found, f"{old} står inte i papperet"
    return result


def overtyped(root: Element, mark: str, text: str, *, keep: bool) -> None:
    """Bokmärkets text skriven över; `keep` falskt: bokmärket försvinner, som i Word."""
    (start,) = (one for one in root.iter(START) if one.get(NAME) == mark)
    (end,) = (one for one in root.iter(END) if one.get(ID) == start.get(ID))
    first, *rest = runs_between(start, end)
    for run in rest:
        drop(run)
    for inner in [*first]:
        if inner.tag != RPR:
            first.remove(inner)
    if text:
        # Word skriver hårda bindestreck som egna element.
        for at, piece in enumerate(text.split("\u2011")):
            if at:
                etree.SubElement(first, NO_BREAK_HYPHEN)
            etree.SubElement(first, T, {_SPACE: "preserve"}).text = piece
    else:
        drop(first)
    if not keep:
        drop(start)
        drop(end)


def runs_between(start: Element, end: Element) -> list[Element]:
    """Körningarna mellan bokmärkets början och slut, i samma stycke."""
    inside = False
    runs = []
    for element in next(start.iterancestors(P)).iter():
        inside = (inside or element is start) and element is not end
        if inside and element.tag == R:
            runs.append(element)
    return runs


def without_bookmarks(root: Element) -> None:
    """Delen utan ett enda bokmärke."""
    for element in [*root.iter(START, END)]:
        drop(element)


def without_stamp(data: bytes) -> bytes:
    """Papperet utan egna XML-delar, som ett program som inte bevarar dem sparar det."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml/"):
                new.writestr(name, old.read(name))
    return out.getvalue()


def drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def shortened(root: Element, mark: str, inside: str) -> None:
    """Bokmärkets slut flyttat så att det bara håller `inside`, som när LibreOffice lämnar ett nytt slut utanför."""
    (start,) = (one for one in root.iter(START) if one.get(NAME) == mark)
    (end,) = (one for one in root.iter(END) if one.get(ID) == start.get(ID))
    (text,) = (one for run in runs_between(start, end) for one in run if one.tag == T)
    whole = text.text or ""
    assert whole.startswith(inside)
    run = text.getparent()
    assert run is not None
    run.addnext(end)
    if whole != inside:
        text.text = inside
        rest = deepcopy(run)
        (left,) = (one for one in rest if one.tag == T)
        left.text = whole.removeprefix(inside)
        end.addnext(rest)


def _repacked(data: bytes, wanted: Callable[[str], bool], change: Callable[[Element], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = old.read(name)
            if wanted(name):
                root = etree.fromstring(member)
                change(root)
                member = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, member)
    return out.getvalue()
