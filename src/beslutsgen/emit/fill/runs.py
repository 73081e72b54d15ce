"""Textkörningar: ett stycke text med fakta blir Words körningar och bokmärken."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote

from msgspec import Struct, field

from beslutsgen.emit.fill.fragment import CLOSED, openings, run, simple_run
from beslutsgen.emit.prepare.compiled import BOOKMARK

if TYPE_CHECKING:
    from beslutsgen.emit.fill.built_lines import Held
    from beslutsgen.passage import FactSpan, Mark

# Ett datum ska inte brytas vid sina bindestreck.
UNBROKEN: Final = frozenset({"date", "period"})
# Så många bokmärken i taget görs i förväg.
_AT_A_TIME: Final = 64
_URL_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"


class Links(Struct):
    """Länkarna i en del: adress och relationens namn."""

    targets: dict[str, str] = field(default_factory=dict)

    def add(self, target: str) -> str:
        """Relationens namn för en adress; samma adress får samma."""
        return self.targets.setdefault(quote(target, safe=_URL_SAFE), f"rIdBg{len(self.targets) + 1}")


class Bookmarks(Struct):
    """Löpnummer för papperets bokmärken: id är unikt i filen, namnet räknas från 1."""

    free: int
    count: int = 0

    def take(self) -> Bookmark:
        """Nästa i tur."""
        taken = self.after(1).marks[self.count + 1]
        self.count += 1
        return taken

    def after(self, count: int, base: str = "") -> Numbered:
        """Papperets bokmärken efter nummer, runt körningar med formatet `base`: de tagna och minst `count` till."""
        return _bookmarks(self.free, (self.count + count) // _AT_A_TIME + 1, base)


class Numbered(Struct, frozen=True):
    """Bokmärken efter nummer, och deras namn; nollan är ingens."""

    marks: tuple[Bookmark, ...]
    names: tuple[str, ...]


class Bookmark(Struct, frozen=True):
    """Ett bokmärke: dess namn, hur det börjar och slutar i XML, och så med en körnings början och slut innanför."""

    name: str
    begins: bytes
    ends: bytes
    opens: bytes
    closes: bytes


class Inked(Struct, frozen=True, gc=False):
    """En utskriven passage: dess XML, texten som den läses, och faktans bokmärken.

    `bookmarks` är namnen i faktas ordning, `marks` bokmärkena i den ordning som de slutar.
    """

    xml: bytes
    text: str
    bookmarks: tuple[str, ...] = ()
    marks: tuple[Held, ...] = ()


class Said(Protocol):
    """Det som en passage säger, var den än står."""

    @property
    def text(self) -> str:
        """Texten."""
        ...

    @property
    def facts(self) -> tuple[FactSpan, ...]:
        """Dess fakta, i ordning."""
        ...

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Dess formatering."""
        ...


def held(bookmark: Bookmark, fact: FactSpan) -> Held:
    """Bokmärket med det som det håller."""
    return (bookmark.name, fact.start, fact.end, fact.path or "", fact.notation or "", fact.value.kind)


def bound(passage: Said, base: str, bookmarks: Bookmarks) -> Inked | None:
    """En passage med fakta, utan formatering och utan ovanliga tecken; `None` om fakta inte kommer i ordning."""
    text, facts = passage.text, passage.facts
    numbered, number = bookmarks.after(len(facts), base), bookmarks.count
    following = numbered.marks
    plain, kept = openings(base)
    out: list[bytes] = []
    marks: list[Held] = []
    at = 0
    for fact in facts:
        start, end, path = fact.start, fact.end, fact.path
        if at < start:
            between = text[at:start]
            out += (plain if between == between.strip() else kept, between.encode(), CLOSED)
        elif start < at:
            return None
        at = end
        piece = text[start:end]
        if path is None or not piece:
            # Ett faktum som är skrivet för hand är inte bundet till ärendefilen och får inget bokmärke.
            out.append(_fact(piece, base, fact) if piece else b"")
            continue
        number += 1
        bookmark = following[number]
        marks.append((bookmark.name, start, end, path, fact.notation or "", fact.value.kind))
        if "-" in piece or piece != piece.strip():
            out += (bookmark.begins, _fact(piece, base, fact), bookmark.ends)
        else:
            out += (bookmark.opens, piece.encode(), bookmark.closes)
    if at < len(text):
        out.append(simple_run(text[at:], base))
    names = numbered.names[bookmarks.count + 1 : number + 1]
    bookmarks.count = number
    return Inked(b"".join(out), text, names, tuple(marks))


def _fact(text: str, base: str, fact: FactSpan) -> bytes:
    """Ett faktums text som körning."""
    if "-" in text and fact.value.kind in UNBROKEN:
        return _unbroken(text, base)
    return simple_run(text, base)


@lru_cache(maxsize=256)
def _bookmarks(free: int, times: int, base: str) -> Numbered:
    plain, _ = openings(base)
    marks = tuple(_bookmark(number, free + number, plain) for number in range(times * _AT_A_TIME))
    return Numbered(marks, tuple(mark.name for mark in marks))


def _bookmark(number: int, identity: int, opening: bytes) -> Bookmark:
    name = f"{BOOKMARK}{number:04}"
    begins = f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>'.encode()
    ends = f'<w:bookmarkEnd w:id="{identity}"/>'.encode()
    return Bookmark(name, begins, ends, begins + opening, CLOSED + ends)


@lru_cache(maxsize=1024)
def _unbroken(text: str, base: str) -> bytes:
    return run(text, base, unbroken=True).encode()
