"""Papper ändrade på XML:en så som Word gör: värden skrivs över, bokmärken försvinner."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from beslutsgen.word.ooxml import NO_BREAK_HYPHEN, RPR, P, R, T, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.word.ooxml import Element

START, END, NAME, ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")


def changed(data: bytes, part: str, change: Callable[[Element], None]) -> bytes:
    """Papperet med en del ändrad."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = old.read(name)
            if name == part:
                root = etree.fromstring(member)
                change(root)
                member = etree.tostring(root)
            new.writestr(name, member)
    return out.getvalue()


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
            etree.SubElement(
                first, T, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
            ).text = piece
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
