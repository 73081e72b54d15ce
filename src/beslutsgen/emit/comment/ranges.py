"""Kommentarers början och slut sätts in vid exakta lägen i brödtexten; körningar delas där det behövs."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.word.ooxml import HYPERLINK, PPR, RPR, SDT, SDT_CONTENT, SPACE, P, R, T, w
from beslutsgen.word.trees import child

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.stretch import Point, Stretch

_ID: Final = w("id")
# Det som en kommentar får börja och sluta inuti; allt annat omfattas helt.
_OPEN: Final = frozenset(
    {
        HYPERLINK,
        SDT,
        SDT_CONTENT,
        *map(w, ("ins", "moveTo", "fldSimple", "smartTag", "customXml", "bdo", "dir")),
    }
)
_MARKS: Final = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_BOUND: Final = f"{w('sdtPr')}/{w('dataBinding')}"


def insert_ranges(root: Element, ranges: Sequence[tuple[str, Stretch | None]]) -> None:
    """Kommentarerna (id och sträcka) fästa i texten; en utan sträcka fästs vid det första stycket."""
    elements = list(root.iter())
    pieces = _Pieces(elements, [stretch for _, stretch in ranges if stretch is not None])
    starts = [(key, pieces.at(stretch.first)) for key, stretch in ranges if stretch is not None]
    ends = [(key, pieces.before(stretch.last)) for key, stretch in ranges if stretch is not None]
    for key, carrier in starts:
        carrier.addprevious(_marker("commentRangeStart", key))
    # Den som sätts in sist hamnar närmast texten: bakifrån blir ordningen kommentarernas.
    for key, carrier in reversed(ends):
        carrier.addnext(_reference(key))
        carrier.addnext(_marker("commentRangeEnd", key))
    loose = [key for key, stretch in ranges if stretch is None]
    if loose:
        _around(_first_paragraph(root), loose)


def forget_marks(root: Element, keys: Collection[str]) -> None:
    """Märkena för kommentarer som inte finns längre tas bort, med körningar som bara bar hänvisningen."""
    for element in list(root.iter(*_MARKS)):
        if element.get(_ID) in keys:
            parent = element.getparent()
            if parent is None:
                continue
            parent.remove(element)
            outer = parent.getparent()
            if parent.tag == R and outer is not None and all(inner.tag == RPR for inner in parent):
                outer.remove(parent)


class _Pieces:
    """Texten delad vid alla sträckors ändar."""

    def __init__(self, elements: Sequence[Element], stretches: Sequence[Stretch]) -> None:
        self._elements = elements
        self._parts: dict[int, list[tuple[int, Element]]] = {}
        cuts: dict[int, set[int]] = defaultdict(set)
        for stretch in stretches:
            for point in stretch:
                cuts[point.element].add(point.at)
        # Körningar delas bakifrån, så att det som är kvar i den ursprungliga är det som inte är delat än.
        for number in sorted(cuts, reverse=True):
            self._parts[number] = _cut(elements[number], cuts[number])

    def at(self, point: Point) -> Element:
        """Det som börjar vid punkten."""
        parts = self._parts[point.element]
        return next((part for start, part in parts if start == point.at), parts[0][1])

    def before(self, point: Point) -> Element:
        """Det som slutar vid punkten."""
        parts = self._parts[point.element]
        return next((part for start, part in reversed(parts) if start < point.at), parts[0][1])


def _cut(leaf: Element, cuts: set[int]) -> list[tuple[int, Element]]:
    """Bärarna av textens delar och var i texten de börjar; en bärare är det som märken kan stå bredvid."""
    carrier, inner = _carrier(leaf)
    if carrier.tag != R:
        return [(0, carrier)]
    parts: list[tuple[int, Element]] = []
    text = leaf.text or ""
    if inner.getnext() is not None:
        _split_after(carrier, inner)
    if inner is leaf and leaf.tag == T:
        inside = sorted((cut for cut in cuts if 0 < cut < len(text)), reverse=True)
        parts = [(cut, _split_text(carrier, leaf, cut)) for cut in inside]
    previous = inner.getprevious()
    if previous is not None and previous.tag != RPR:
        carrier = _split_before(carrier, inner)
    return [(0, carrier), *reversed(parts)]


def _carrier(leaf: Element) -> tuple[Element, Element]:
    """Det yttersta kring texten som inte får delas upp i andra bärare, och det i den som texten står i."""
    chain = [leaf]
    for outer in leaf.iterancestors():
        if outer.tag == P:
            break
        chain.append(outer)
    chain.reverse()
    place = next(number for number, element in enumerate(chain) if not _is_open(element))
    return chain[place], chain[min(place + 1, len(chain) - 1)]


def _is_open(element: Element) -> bool:
    """Om märken får stå inuti; en innehållskontroll som är bunden till data skriver Word om i sin helhet."""
    return element.tag in _OPEN and not (element.tag == SDT and element.find(_BOUND) is not None)


def _twin(run: Element) -> Element:
    """En tom körning med samma egenskaper."""
    twin = etree.Element(R)
    for name, value in run.items():
        twin.set(name, value)
    properties = run.find(RPR)
    if properties is not None:
        twin.append(deepcopy(properties))
    return twin


def _split_after(run: Element, inner: Element) -> None:
    """Det som står efter `inner` i körningen flyttas till en ny körning efter den."""
    twin = _twin(run)
    twin.extend(list(inner.itersiblings()))
    run.addnext(twin)


def _split_before(run: Element, inner: Element) -> Element:
    """`inner` flyttas till en ny körning efter resten, som står kvar; den nya är svaret."""
    twin = _twin(run)
    run.addnext(twin)
    twin.append(inner)
    return twin


def _split_text(run: Element, leaf: Element, cut: int) -> Element:
    """Texten från läget i en ny körning efter den."""
    twin = _twin(run)
    text = leaf.text or ""
    tail = etree.SubElement(twin, T)
    leaf.text, tail.text = text[:cut], text[cut:]
    for part in (leaf, tail):
        part.set(SPACE, "preserve")
    run.addnext(twin)
    return twin


def _marker(name: str, key: str) -> Element:
    return etree.Element(w(name), {_ID: key})


def _reference(key: str) -> Element:
    run = etree.Element(R)
    child(run, "commentReference", id=key)
    return run


def _first_paragraph(root: Element) -> Element:
    """Det första stycket, eller ett nytt i ett papper som inte har något."""
    found = next(root.iter(P), None)
    if found is not None:
        return found
    body = root.find(w("body"))
    paragraph = etree.Element(P)
    (root if body is None else body).insert(0, paragraph)
    return paragraph


def _around(paragraph: Element, keys: Sequence[str]) -> None:
    """Märken kring hela stycket."""
    place = 0 if paragraph.find(PPR) is None else 1
    for key in reversed(keys):
        paragraph.insert(place, _marker("commentRangeStart", key))
    for key in keys:
        paragraph.append(_marker("commentRangeEnd", key))
        paragraph.append(_reference(key))
