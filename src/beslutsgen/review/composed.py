"""Nya, borttagna och flyttade block blir ändringar i ärendefilens text, med författarens radbrytning och listor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende.patch import Change, Gone, Listed
from beslutsgen.arende.wrap import width_of, wrapped
from beslutsgen.pattern import late
from beslutsgen.review.placing import Fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beslutsgen.arende import Places
    from beslutsgen.arende.patch import Patch
    from beslutsgen.draft.extents import Extent
    from beslutsgen.review.homes import Proses
    from beslutsgen.review.memory import BuiltFact
    from beslutsgen.review.placing import Entry, Hunk
    from beslutsgen.review.reworded import Words

_APART: Final = "\n\n"
_NUMBER: Final = late(r"\s*([0-9]{1,2})\. ")
_IN_LIST: Final = late(r"(?P<list>.+)\[(?P<number>\d+)\]\.[^.\[]+\Z")
_CLAUSE: Final = "uppdrag.villkor."
_NO: Final = "nej"
_PARTIES: Final = ("skickas_till",)


class Composer:
    """Skriver ändringarna; `known` är de fakta som papperets bokmärken hör till."""

    def __init__(self, proses: Proses, words: Words, places: Places, known: Iterable[BuiltFact]) -> None:
        self.proses = proses
        self.words = words
        self.places = places
        self.known = tuple(known)
        self._width = width_of(places.source.text)

    def prose(self, path: str, hunk: Hunk) -> Patch | None:
        """Ändringen av prosan, eller `None` där ett villkor, en slinga eller ett inlagt stycke råder."""
        blocks = self.proses.extents(path)
        touched = {*range(hunk.start, hunk.end), *(one for one in hunk.entries if isinstance(one, int))}
        if hunk.start == hunk.end:
            touched.add(hunk.start - 1 if hunk.start else 0)
        if not all(0 <= at < len(blocks) and blocks[at].own for at in touched):
            return None
        return _Prose(self, path, blocks).change(hunk)

    def points(self, path: str, hunk: Hunk) -> Patch | None:
        """Ändringen av listan."""
        if not hunk.entries and (hunk.start, hunk.end) == (0, self.count(path)):
            return Gone(path)
        texts = [self._point(path, one) for one in hunk.entries]
        found = tuple(text for text in texts if text is not None)
        return Listed(path, hunk.start, hunk.end, found) if len(found) == len(texts) else None

    def count(self, path: str) -> int:
        """Antalet punkter i listan."""
        at = 0
        while self.places.node(f"{path}[{at + 1}]") is not None:
            at += 1
        return at

    def _point(self, path: str, entry: Entry) -> str | None:
        if isinstance(entry, int):
            node = self.places.scalar(f"{path}[{entry + 1}]")
            return None if node is None else node.text.rstrip("\n")
        if path in _PARTIES:
            name = " ".join(entry.lines[0].text.split())
            return self.words.party(name) or name
        return _APART.join(self.words.prose(line, self.known) for line in entry.lines)

    def rows(self, path: str, text: str, hang: str = "") -> str:
        """Texten bruten som författaren bryter sin, där en radbrytning inte betyder något."""
        node = self.places.scalar(path)
        if node is None or node.style != "|" or self._width is None:
            return text
        lines = wrapped(text, self._width - _indent(self.places.source.text, node.start) - len(hang))
        return f"\n{hang}".join(lines) if " ".join(lines) == text else text


class _Prose:
    """En prosa och dess block."""

    def __init__(self, composer: Composer, path: str, blocks: Sequence[Extent]) -> None:
        self.composer = composer
        self.path = path
        self.blocks = blocks
        self.text = composer.proses.text(path)

    def change(self, hunk: Hunk) -> Patch:
        """Ändringen."""
        if not hunk.entries:
            return self._removed(hunk)
        body = self._body(hunk)
        if hunk.start < hunk.end:
            return self._replaced(hunk, body)
        last = self._listed(hunk.entries[-1])
        if hunk.start == 0:
            first = self.blocks[0]
            return Change(self.path, first.start, first.start, body + self._between(last, self._listed(0)))
        before = self.blocks[hunk.start - 1]
        apart = self._between(self._listed(hunk.start - 1), self._listed(hunk.entries[0]))
        return Change(
            self.path, before.end, before.end, f"{apart}{body}{self._after(hunk, before.end, last)}"
        )

    def _removed(self, hunk: Hunk) -> Patch:
        first, last = hunk.start, hunk.end
        if (first, last) == (0, len(self.blocks)):
            return self._emptied()
        start, end = self.blocks[first].start, self.blocks[last - 1].end
        before = self.text[self.blocks[first - 1].end : start] if first else ""
        after = self.text[end : self.blocks[last].start] if last < len(self.blocks) else ""
        # Det största mellanrummet står kvar.
        if first and (last == len(self.blocks) or len(after) >= len(before)):
            return Change(self.path, self.blocks[first - 1].end, end, "")
        return Change(self.path, start, self.blocks[last].start, "")

    def _emptied(self) -> Patch:
        inside = _IN_LIST.match(self.path)
        if inside:
            number = int(inside["number"])
            if self.composer.count(inside["list"]) == 1:
                return Gone(inside["list"])
            return Listed(inside["list"], number - 1, number, ())
        if self.path.startswith(_CLAUSE):
            # Utan egen text kommer standardvillkoret tillbaka.
            return Change(self.path, 0, len(self.text.rstrip("\n")), _NO)
        return Gone(self.path)

    def _replaced(self, hunk: Hunk, body: str) -> Change:
        start, end = self.blocks[hunk.start].start, self.blocks[hunk.end - 1].end
        lead = ""
        if hunk.start:
            wanted = self._between(self._listed(hunk.start - 1), self._listed(hunk.entries[0]))
            standing = self.text[self.blocks[hunk.start - 1].end : start]
            lead = "\n" if wanted.count("\n") > standing.count("\n") else ""
        tail = self._after(hunk, end, self._listed(hunk.entries[-1]))
        return Change(self.path, start, end, f"{lead}{body}{tail}")

    def _after(self, hunk: Hunk, end: int, last: str) -> str:
        """Radbrytningen som behövs för att det som följer ska vara ett eget block."""
        if hunk.end == len(self.blocks):
            return ""
        standing = self.text[end : self.blocks[hunk.end].start]
        wanted = self._between(last, self._listed(hunk.end))
        return "\n" if wanted.count("\n") > standing.count("\n") else ""

    def _body(self, hunk: Hunk) -> str:
        parts: list[str] = []
        number = self._number(hunk.start - 1)
        for at, entry in enumerate(hunk.entries):
            if at:
                parts.append(self._between(self._listed(hunk.entries[at - 1]), self._listed(entry)))
            number = number + 1 if self._listed(entry) else 0
            parts.append(self._written(entry, max(number, 1)))
        return "".join(parts)

    def _written(self, entry: Entry, number: int) -> str:
        if isinstance(entry, int):
            return self.text[self.blocks[entry].start : self.blocks[entry].end]
        text = self.composer.words.prose(entry.lines[0], self.composer.known)
        if not entry.shape.listed:
            return self.composer.rows(self.path, text)
        indent = self._indent(entry.shape.level)
        mark = f"{number}. " if entry.shape.kind == "number" else "- "
        return indent + mark + self.composer.rows(self.path, text, indent + " " * len(mark))

    def _number(self, at: int) -> int:
        """Numret på punkten, eller 0."""
        found = _NUMBER.match(self.text, self.blocks[at].start) if at >= 0 else None
        return int(found[1]) if found else 0

    def _indent(self, level: int) -> str:
        """Indraget som författarens punkter på nivån har."""
        for block in self.blocks:
            if block.item and block.item.level == level:
                chunk = self.text[block.start : block.end]
                return chunk[: len(chunk) - len(chunk.lstrip(" "))]
        return ""

    def _listed(self, entry: Entry) -> str:
        """Vilket slags punkt blocket är; tomt för det som inte är en punkt."""
        if isinstance(entry, Fresh):
            return entry.shape.kind if entry.shape.listed else ""
        item = self.blocks[entry].item
        return ("number" if item.ordered else "bullet") if item else ""

    def _between(self, one: str, two: str) -> str:
        """Mellanrummet mellan två block: punkter i samma lista står tätt, om inte författaren skiljer dem åt."""
        if not one or one != two:
            return _APART
        pairs = enumerate(zip(self.blocks, self.blocks[1:], strict=False))
        gaps = [
            self.text[a.end : b.start]
            for at, (a, b) in pairs
            if self._listed(at) == self._listed(at + 1) != ""
        ]
        return _APART if any(gap.count("\n") > 1 for gap in gaps) else "\n"


def _indent(text: str, at: int) -> int:
    """Kolumnen där blocktextens rader börjar."""
    row = next((row for row in text[text.find("\n", at) + 1 :].split("\n") if row.strip()), "")
    return len(row) - len(row.lstrip(" "))
