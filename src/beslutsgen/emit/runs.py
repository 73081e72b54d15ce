"""Textkörningar: ett stycke text med fakta och formatering blir Words körningar, bokmärken och länkar."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from lxml import etree

from beslutsgen.emit.compiled import BOOKMARK
from beslutsgen.emit.fragment import as_text, run
from beslutsgen.word.ooxml import RPR, VAL, w
from beslutsgen.word.styles import HYPERLINK as HYPERLINK_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from beslutsgen.passage import FactSpan, Mark, Passage
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.styles import Styles

# Ett datum ska inte brytas vid sina bindestreck.
_UNBROKEN: Final = frozenset({"date", "period"})
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

    def open(self, number: int) -> str:
        """Bokmärkets början."""
        return f'<w:bookmarkStart w:id="{self.free + number}" w:name="{bookmark(number)}"/>'

    def close(self, number: int) -> str:
        """Bokmärkets slut."""
        return f'<w:bookmarkEnd w:id="{self.free + number}"/>'

    def take(self, how_many: int) -> range:
        """Nästa nummer i tur."""
        taken = range(self.count + 1, self.count + 1 + how_many)
        self.count += how_many
        return taken


@dataclass(frozen=True, slots=True)
class Inked:
    """Ett utskrivet stycke: dess XML, och namnen på faktans bokmärken i faktas ordning."""

    xml: str
    bookmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pen:
    """Det som behövs för att skriva text i en del: formatmallar, länkar och bokmärken."""

    styles: Styles
    links: Links
    bookmarks: Bookmarks

    def write(self, passage: Passage, properties: Element | None, *, linked: bool = False) -> Inked:
        """Stycket som körningar med format efter `properties`. `linked`: texten står redan i en länk."""
        base = as_text(properties)
        if not passage.facts and not passage.marks:
            return Inked(run(passage.text, base), ())
        # Ett faktum som är skrivet för hand är inte bundet till ärendefilen och får inget bokmärke.
        facts = tuple(fact for fact in passage.facts if fact.start < fact.end and fact.path is not None)
        numbers = self.bookmarks.take(len(facts))
        around = self._around(facts, numbers)
        tokens: list[tuple[str, Mark | None]] = []
        for start, end in _pieces(passage):
            link = None if linked else _link_over(passage, start, end)
            tokens.append((around.get(start, ""), link if link and link.start < start else None))
            tokens.append((self._run(passage, start, end, properties, base, link), link))
        tokens.append((around.get(len(passage.text), ""), None))
        return Inked(self._linked(tokens), tuple(bookmark(number) for number in numbers))

    def _around(self, facts: tuple[FactSpan, ...], numbers: range) -> dict[int, str]:
        """Bokmärkenas slut och början vid varje läge i texten."""
        found: dict[int, str] = defaultdict(str)
        for number, fact in zip(numbers, facts, strict=True):
            found[fact.end] = self.bookmarks.close(number) + found[fact.end]
            found[fact.start] += self.bookmarks.open(number)
        return found

    def _linked(self, tokens: list[tuple[str, Mark | None]]) -> str:
        """XML:en, där det som hör till samma länk ligger i den."""
        out: list[str] = []
        current: Mark | None = None
        for xml, link in tokens:
            if link is not current:
                out.append("</w:hyperlink>" if current else "")
                out.append(
                    f'<w:hyperlink r:id="{self.links.add(link.target or "")}" w:history="1">' if link else ""
                )
                current = link
            out.append(xml)
        return "".join(out)

    def _run(
        self, passage: Passage, start: int, end: int, properties: Element | None, base: str, link: Mark | None
    ) -> str:
        kinds = {mark.kind for mark in passage.marks if mark.start <= start and mark.end >= end}
        fact = next((fact for fact in passage.facts if fact.start <= start and fact.end >= end), None)
        style = as_text(self._dressed(properties, kinds, linked=link is not None)) if kinds else base
        unbroken = fact is not None and fact.value.kind in _UNBROKEN
        return run(passage.text[start:end], style, unbroken=unbroken)

    def _dressed(self, base: Element | None, kinds: AbstractSet[str], *, linked: bool) -> Element:
        properties = (
            etree.Element(RPR, nsmap={"w": RPR[1:].partition("}")[0]}) if base is None else deepcopy(base)
        )
        if "bold" in kinds:
            _put(properties, w("b"))
        if "italic" in kinds:
            _put(properties, w("i"))
        if linked:
            style = self.styles.character(HYPERLINK_STYLE)
            _put(properties, w("rStyle") if style else w("u"), style or "single")
        return properties


def bookmark(number: int) -> str:
    """Bokmärkets namn."""
    return f"{BOOKMARK}{number:04}"


def _pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """Textens delar, så att varje faktum och varje formatering börjar och slutar mellan två delar."""
    length = len(passage.text)
    cuts = {0, length}
    cuts |= {min(at, length) for fact in passage.facts for at in (fact.start, fact.end)}
    cuts |= {min(at, length) for mark in passage.marks for at in (mark.start, mark.end)}
    return pairwise(sorted(cuts))


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
