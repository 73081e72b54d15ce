"""Textkörningar: ett stycke text med fakta blir Words körningar och bokmärken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from msgspec import Struct, field

from beslutsgen.emit.compiled import BOOKMARK
from beslutsgen.emit.fragment import run, simple_run

if TYPE_CHECKING:
    from beslutsgen.passage import Passage

# Ett datum ska inte brytas vid sina bindestreck.
UNBROKEN: Final = frozenset({"date", "period"})
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

    def take(self, how_many: int) -> range:
        """Nästa nummer i tur."""
        taken = range(self.count + 1, self.count + 1 + how_many)
        self.count += how_many
        return taken


class Inked(NamedTuple):
    """En utskriven passage: dess XML, texten som den läses, och faktans bokmärken.

    `bookmarks` är namnen i faktas ordning, `marks` namn och lägen i den ordning som de slutar.
    """

    passage: Passage
    xml: str
    text: str
    bookmarks: tuple[str, ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()


def bound(passage: Passage, base: str, bookmarks: Bookmarks) -> Inked:
    """En passage med fakta i ordning, utan formatering och utan ovanliga tecken."""
    text = passage.text
    out: list[str] = []
    marks: list[tuple[str, int, int]] = []
    at, number, free = 0, bookmarks.count, bookmarks.free
    for fact in passage.facts:
        start, end = fact.start, fact.end
        if at < start:
            out.append(simple_run(text[at:start], base))
        at = end
        if start == end:
            continue
        piece = text[start:end]
        hyphens = "-" in piece and fact.value.kind in UNBROKEN
        inner = run(piece, base, unbroken=True) if hyphens else simple_run(piece, base)
        if fact.path is None:
            # Ett faktum som är skrivet för hand är inte bundet till ärendefilen och får inget bokmärke.
            out.append(inner)
            continue
        number += 1
        name = f"{BOOKMARK}{number:04}"
        marks.append((name, start, end))
        identity = f'w:id="{free + number}"'
        out.append(f'<w:bookmarkStart {identity} w:name="{name}"/>{inner}<w:bookmarkEnd {identity}/>')
    if at < len(text):
        out.append(simple_run(text[at:], base))
    bookmarks.count = number
    return Inked(passage, "".join(out), text, tuple([name for name, _, _ in marks]), tuple(marks))
