"""Textkörningar: ett stycke text med fakta och formatering blir Words körningar, bokmärken och länkar."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from lxml import etree

from beslutsgen.emit.compiled import BOOKMARK
from beslutsgen.emit.fragment import as_text, run
from beslutsgen.word.ooxml import VAL, w
from beslutsgen.word.styles import HYPERLINK as HYPERLINK_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from beslutsgen.emit.fragment import Fragments
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
    """En utskriven passage: dess XML, och namnen på faktans bokmärken i faktas ordning."""

    passage: Passage
    xml: str
    bookmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pen:
    """Det som behövs för att skriva text i en del: formatmallar, namnrymder, länkar och bokmärken."""

    styles: Styles
    made: Fragments
    links: Links
    bookmarks: Bookmarks

    def write(self, passage: Passage, base: str, *, linked: bool = False) -> Inked:
        """Passagen som körningar med formatet `base`. `linked`: texten står redan i en länk."""
        if not passage.facts and not passage.marks:
            return Inked(passage, run(passage.text, base), ())
        # Ett faktum som är skrivet för hand är inte bundet till ärendefilen och får inget bokmärke.
        facts = [fact for fact in passage.facts if fact.start < fact.end and fact.path is not None]
        numbers = self.bookmarks.take(len(facts))
        around = self._around(facts, numbers)
        if passage.marks:
            xml = self._marked(passage, base, around, linked=linked)
        else:
            pieces = [
                f"{around.get(start, '')}{self._run(passage, start, end, base)}"
                for start, end in _pieces(passage)
            ]
            xml = "".join(pieces) + around.get(len(passage.text), "")
        return Inked(passage, xml, tuple(map(bookmark, numbers)))

    def _around(self, facts: list[FactSpan], numbers: range) -> dict[int, str]:
        """Bokmärkenas slut och början vid varje läge i texten."""
        found: dict[int, str] = {}
        for number, fact in zip(numbers, facts, strict=True):
            found[fact.end] = self.bookmarks.close(number) + found.get(fact.end, "")
            found[fact.start] = found.get(fact.start, "") + self.bookmarks.open(number)
        return found

    def _run(self, passage: Passage, start: int, end: int, properties: str) -> str:
        text = passage.text[start:end]
        unbroken = "-" in text and any(
            fact.start <= start and fact.end >= end and fact.value.kind in _UNBROKEN for fact in passage.facts
        )
        return run(text, properties, unbroken=unbroken)

    def _marked(self, passage: Passage, base: str, around: dict[int, str], *, linked: bool) -> str:
        """Passagen med sin formatering; det som hör till samma länk ligger i den."""
        out: list[str] = []
        current: Mark | None = None
        for start, end in _pieces(passage):
            link = None if linked else _link_over(passage, start, end)
            edge = around.get(start, "")
            if link is not current:
                out.append(
                    f"</w:hyperlink>{edge}{self._opened(link)}" if current else edge + self._opened(link)
                )
                current = link
            else:
                out.append(edge)
            kinds = frozenset(mark.kind for mark in passage.marks if mark.start <= start and mark.end >= end)
            dressed = _dressed(self.made, base, kinds, self._link_style(link)) if kinds else base
            out.append(self._run(passage, start, end, dressed))
        return "".join(out) + ("</w:hyperlink>" if current else "") + around.get(len(passage.text), "")

    def _opened(self, link: Mark | None) -> str:
        return f'<w:hyperlink r:id="{self.links.add(link.target or "")}" w:history="1">' if link else ""

    def _link_style(self, link: Mark | None) -> str | None:
        """Länkens teckenformat; tomt där mallen saknar det, och `None` utanför länkar."""
        return None if link is None else self.styles.character(HYPERLINK_STYLE) or ""


@lru_cache(maxsize=256)
def _dressed(made: Fragments, base: str, kinds: AbstractSet[str], link_style: str | None) -> str:
    """Formatet med fetstil, kursiv och länkens utseende."""
    (properties,) = made.elements(base or "<w:rPr/>")
    if "bold" in kinds:
        _put(properties, w("b"))
    if "italic" in kinds:
        _put(properties, w("i"))
    if link_style is not None:
        _put(properties, w("rStyle") if link_style else w("u"), link_style or "single")
    return as_text(properties)


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
