"""Textkörningar: ett stycke text med fakta och formatering blir Words körningar, bokmärken och länkar."""

from __future__ import annotations

import itertools
import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from lxml import etree

from beslutsgen.emit.compiled import BOOKMARK
from beslutsgen.emit.ooxml import BR, HYPERLINK, NO_BREAK_HYPHEN, R_ID, RPR, SPACE, TAB, VAL, R, T, w
from beslutsgen.emit.styles import HYPERLINK as HYPERLINK_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from beslutsgen.emit.ooxml import Element
    from beslutsgen.emit.styles import Styles
    from beslutsgen.passage import FactSpan, Mark, Passage

_BOOKMARK_START: Final = w("bookmarkStart")
_BOOKMARK_END: Final = w("bookmarkEnd")
_ID: Final = w("id")
_NAME: Final = w("name")
# Ett datum ska inte brytas vid sina bindestreck.
_UNBROKEN: Final = frozenset({"date", "period"})
_SPECIAL: Final = re.compile(r"([\t\n])")
_SPECIAL_UNBROKEN: Final = re.compile(r"([\t\n-])")
_ELEMENTS: Final = {"\t": TAB, "\n": BR, "-": NO_BREAK_HYPHEN}
# Ordningen som Words schema kräver, så långt den behövs här.
_BEFORE: Final = {
    w("rStyle"): frozenset[str](),
    w("b"): frozenset({w("rStyle"), w("rFonts")}),
    w("i"): frozenset({w("rStyle"), w("rFonts"), w("b"), w("bCs")}),
}
_AFTER_U: Final = frozenset(
    w(name)
    for name in (
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    )
)
_URL_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"


@dataclass(slots=True)
class Links:
    """Länkarna i en del: adress och relationens namn."""

    targets: dict[str, str] = field(default_factory=dict)

    def add(self, target: str) -> str:
        """Relationens namn för en adress; samma adress får samma."""
        return self.targets.setdefault(quote(target, safe=_URL_SAFE), f"rIdBg{len(self.targets) + 1}")


@dataclass(slots=True)
class Bookmarks:
    """Löpnummer för papperets bokmärken: id är unikt i filen, namnet räknas från 1."""

    free: int
    count: int = 0

    def open(self, number: int) -> Element:
        """Bokmärkets början."""
        return etree.Element(_BOOKMARK_START, {_ID: str(self.free + number), _NAME: f"{BOOKMARK}{number:04}"})

    def close(self, number: int) -> Element:
        """Bokmärkets slut."""
        return etree.Element(_BOOKMARK_END, {_ID: str(self.free + number)})

    def take(self, how_many: int) -> range:
        """Nästa nummer i tur."""
        taken = range(self.count + 1, self.count + 1 + how_many)
        self.count += how_many
        return taken


@dataclass(frozen=True, slots=True)
class Inked:
    """Ett utskrivet stycke: elementen i ordning, och namnen på faktans bokmärken i faktas ordning."""

    elements: tuple[Element, ...]
    bookmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pen:
    """Det som behövs för att skriva text i en del: formatmallar, länkar och bokmärken."""

    styles: Styles
    links: Links
    bookmarks: Bookmarks

    def write(self, passage: Passage, properties: Element | None, *, linked: bool = False) -> Inked:
        """Stycket som körningar med format efter `properties`. `linked`: texten står redan i en länk."""
        facts = tuple(fact for fact in passage.facts if fact.start < fact.end)
        numbers = self.bookmarks.take(len(facts))
        tokens: list[tuple[Element, Mark | None]] = []
        for start, end in _pieces(passage):
            link = None if linked else _link_over(passage, start, end)
            inside = link if link and link.start < start else None
            tokens += [
                (self.bookmarks.close(n), inside)
                for n, fact in zip(numbers, facts, strict=True)
                if fact.end == start
            ]
            tokens += [
                (self.bookmarks.open(n), inside)
                for n, fact in zip(numbers, facts, strict=True)
                if fact.start == start
            ]
            tokens.append((self._run(passage, start, end, properties, link), link))
        last = len(passage.text)
        tokens += [
            (self.bookmarks.close(n), None)
            for n, fact in zip(numbers, facts, strict=True)
            if fact.end >= last
        ]
        return Inked(self._linked(tokens), tuple(f"{BOOKMARK}{number:04}" for number in numbers))

    def _linked(self, tokens: list[tuple[Element, Mark | None]]) -> tuple[Element, ...]:
        """Elementen, där de som hör till samma länk ligger i den."""
        out: list[Element] = []
        current: Mark | None = None
        for element, link in tokens:
            if link is not None and link is not current:
                out.append(
                    etree.Element(HYPERLINK, {R_ID: self.links.add(link.target or ""), w("history"): "1"})
                )
            current = link
            if link is None:
                out.append(element)
            else:
                out[-1].append(element)
        return tuple(out)

    def _run(
        self, passage: Passage, start: int, end: int, properties: Element | None, link: Mark | None
    ) -> Element:
        kinds = {mark.kind for mark in passage.marks if mark.start <= start and mark.end >= end}
        fact = next((fact for fact in passage.facts if fact.start <= start and fact.end >= end), None)
        return text_run(
            passage.text[start:end], self._properties(properties, kinds, link), unbroken=_unbroken(fact)
        )

    def _properties(self, base: Element | None, kinds: AbstractSet[str], link: Mark | None) -> Element | None:
        if not kinds and link is None:
            return base
        properties = etree.Element(RPR) if base is None else deepcopy(base)
        if "bold" in kinds:
            _put(properties, w("b"))
        if "italic" in kinds:
            _put(properties, w("i"))
        if link:
            style = self.styles.character(HYPERLINK_STYLE)
            _put(properties, w("rStyle") if style else w("u"), style or "single")
        return properties


def text_run(text: str, properties: Element | None, *, unbroken: bool = False) -> Element:
    """En körning med text; tabbar och radbrytningar blir Words egna, och datum får hårda bindestreck."""
    run = etree.Element(R)
    if properties is not None and len(properties):
        run.append(deepcopy(properties))
    for piece in (_SPECIAL_UNBROKEN if unbroken else _SPECIAL).split(text):
        if piece in _ELEMENTS and (piece != "-" or unbroken):
            etree.SubElement(run, _ELEMENTS[piece])
        elif piece:
            set_text(etree.SubElement(run, T), piece)
    return run


def set_text(element: Element, text: str) -> None:
    """Elementets text, med blanksteg i kanterna bevarade."""
    element.text = text
    if text[:1].isspace() or text[-1:].isspace():
        element.set(SPACE, "preserve")


def _unbroken(fact: FactSpan | None) -> bool:
    return fact is not None and fact.value.kind in _UNBROKEN


def _pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """Textens delar, så att varje faktum och varje formatering börjar och slutar mellan två delar."""
    length = len(passage.text)
    cuts = {0, length}
    cuts |= {min(at, length) for fact in passage.facts for at in (fact.start, fact.end)}
    cuts |= {min(at, length) for mark in passage.marks for at in (mark.start, mark.end)}
    ordered = sorted(cuts)
    return itertools.pairwise(ordered)


def _link_over(passage: Passage, start: int, end: int) -> Mark | None:
    links = (mark for mark in passage.marks if mark.kind == "link" and mark.target)
    return next((mark for mark in links if mark.start <= start and mark.end >= end), None)


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
