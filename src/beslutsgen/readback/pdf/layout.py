"""Sidornas rader blir stycken: sidhuvuden och sidfötter skiljs av, och det som hör ihop fogas samman."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from beslutsgen.pattern import late
from beslutsgen.readback import headings
from beslutsgen.readback.lines import is_page_number, shape
from beslutsgen.readback.pdf.woven import weave, words
from beslutsgen.readback.typed import item_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beslutsgen.readback.pdf.chars import Line
    from beslutsgen.readback.pdf.pages import Page

# Så många rader överst och underst på en sida kan höra till sidhuvud och sidfot.
_EDGE: Final = 6
_PAGE_OF: Final = late(
    r"[\s|•·–-]*(?:\b(?:sida|sid\.?|page)\s*\d{1,4}(?:\s*(?:av|of)\s*\d{1,4})?|"
    r"(?:\b(?:sida|sid\.?)\s*)?\b\d{1,4} ?[(\[/] ?\d{1,4}[)\]]?)\s*$",
    re.IGNORECASE,
)
_CARRIES: Final = ("-", "–", "—", "/", ",")
_ENDS: Final = (".", "!", "?", ":")
# Radavståndet i ett stycke är detsamma; det här mycket större är ett nytt stycke.
_LOOSE: Final = 1.25
_SAME_ROW: Final = 0.3
# Siffror och paragraftecken hålls ihop med det som följer: 9 § 6 LSS, 31 platser.
_FIRST_WORD: Final = late(r"\s*(?:[\d.,§]+\s+)*\S+")
# Så stor del av sidans höjd är marginal uppe och nere.
_MARGIN: Final = 0.1


class Block(NamedTuple):
    """Ett stycke: texten, sidan den börjar på, teckenhöjden, om den är fet och om den står intill ett annat stycke."""

    text: str
    page: int
    size: float
    bold: bool
    beside: bool


class Laid(NamedTuple):
    """Brödtextens stycken, och sidhuvuden och sidfötter med sidan de först står på."""

    body: tuple[Block, ...]
    headers: tuple[tuple[str, int], ...]
    footers: tuple[tuple[str, int], ...]
    size: float


class _Row(Struct):
    """En rad i brödtexten: dess sida, och om den är den första på sidan."""

    line: Line
    page: int
    first: bool


def lay(pages: Sequence[Page]) -> Laid:
    """Sidornas text."""
    size = _usual([line for page in pages for line in page.lines])
    heads, feet = _edges(pages, top=True), _edges(pages, top=False)
    # Samma text räknas en gång; sidnumret i den räknas inte.
    found: dict[str, dict[str, tuple[str, int]]] = {"header": {}, "footer": {}}
    rows: list[_Row] = []
    for page in pages:
        top, bottom = _top(page), _bottom(page)
        first = True
        for at, line in enumerate(page.lines):
            text = line.text.strip()
            repeated = (at in top and shape(text) in heads) or (at in bottom and shape(text) in feet)
            if repeated or _in_margin(line, page, size):
                edge = found["header" if line.base > page.height / 2 else "footer"]
                bare = _PAGE_OF.sub("", text)
                edge.setdefault(bare or shape(text), (bare or text, page.number))
            else:
                rows.append(_Row(line, page.number, first))
                first = False
    return Laid(tuple(_blocks(rows)), tuple(found["header"].values()), tuple(found["footer"].values()), size)


def _in_margin(line: Line, page: Page, size: float) -> bool:
    """Om raden står i sidans marginal och är ett sidnummer, slutar med ett eller är mindre än brödtexten."""
    text = line.text.strip()
    if is_page_number(text):
        return True
    within = not _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height
    return within and (line.size < 0.95 * size or _PAGE_OF.search(text) is not None)


def _ordered(page: Page) -> list[int]:
    """Radernas nummer uppifrån och ned."""
    return sorted(range(len(page.lines)), key=lambda at: -page.lines[at].base)


def _top(page: Page) -> frozenset[int]:
    return frozenset(at for at in _ordered(page)[:_EDGE] if page.lines[at].base > page.height / 2)


def _bottom(page: Page) -> frozenset[int]:
    return frozenset(at for at in _ordered(page)[-_EDGE:] if page.lines[at].base <= page.height / 2)


def _edges(pages: Sequence[Page], *, top: bool) -> frozenset[str]:
    """Det som står överst (eller underst) på samma höjd på minst två sidor och på var tredje av dem."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        places = _top(page) if top else _bottom(page)
        seen.update({(shape(page.lines[at].text), round(page.lines[at].base / 3)) for at in places})
    found: Counter[str] = Counter()
    for (text, _), count in seen.items():
        found[text] = max(found[text], count)
    return frozenset(text for text, count in found.items() if count > 1 and count * 3 >= len(pages))


def _usual(lines: Sequence[Line]) -> float:
    """Brödtextens teckenhöjd: den som de flesta tecken har."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _blocks(rows: Sequence[_Row]) -> Iterator[Block]:
    known = words(row.line.text for row in rows)
    leading = _leadings(rows)
    right = _margins(rows)
    waiting: list[_Row] = []
    for row in rows:
        if waiting and _breaks(waiting, row, leading, right):
            yield _block(waiting, known)
            waiting = []
        waiting.append(row)
    if waiting:
        yield _block(waiting, known)


def _block(rows: Sequence[_Row], known: frozenset[str]) -> Block:
    text = weave((row.line.text for row in rows), known)
    bold = all(row.line.bold for row in rows)
    return Block(text, rows[0].page, rows[0].line.size, bold, _is_row(text))


def _leadings(rows: Sequence[_Row]) -> dict[float, float]:
    """Det vanliga radavståndet för varje teckenhöjd: det minsta som förekommer ofta."""
    found: dict[float, list[float]] = {}
    for before, row in itertools.pairwise(rows):
        gap = before.line.base - row.line.base
        size = round(row.line.size)
        if not row.first and row.line.size * 0.5 < gap < row.line.size * 2.5:
            found.setdefault(size, []).append(gap)
    return {size: median(sorted(gaps)[: (len(gaps) + 1) // 2 or 1]) for size, gaps in found.items()}


def _margins(rows: Iterable[_Row]) -> dict[int, float]:
    """Högerkanten på varje sida: den längsta raden."""
    found: dict[int, float] = {}
    for row in rows:
        found[row.page] = max(found.get(row.page, 0.0), row.line.right)
    return found


def _breaks(above: Sequence[_Row], row: _Row, leading: dict[float, float], right: dict[int, float]) -> bool:
    """Om raden börjar ett nytt stycke."""
    before, line = above[-1].line, row.line
    if abs(before.size - line.size) > 0.08 * line.size or _changes_weight(before, line):
        return True
    if _is_row(before.text) or _is_row(line.text):
        return True
    mark = item_mark(line.text)
    if mark is not None and not mark.doubtful and not before.text.rstrip().endswith(","):
        return True
    if headings.is_section(line.text) or headings.is_section(before.text):
        return headings.is_section(line.text) or not line.text.lstrip()[:1].islower()
    ended = before.text.rstrip().endswith(_ENDS)
    lower = line.text.lstrip()[:1].islower()
    if row.first:
        return ended or (not lower and _is_short(before, line, right[above[-1].page]))
    gap = before.base - line.base
    usual = leading.get(round(line.size), line.size * 1.2)
    if gap < usual * _SAME_ROW or gap > usual * _LOOSE:
        return True
    if (
        abs(line.left - above[0].line.left) > line.size
        and len(above) > 1
        and line.left > before.left + line.size
    ):
        return True
    carries = before.text.rstrip().endswith(_CARRIES)
    return (ended or not (lower or carries)) and _is_short(before, line, right[row.page])


def _is_row(text: str) -> bool:
    """Om raden är en tabellrad, eller annat som står i spalter; tabben efter en punkts märke räknas inte."""
    mark = item_mark(text)
    return "\t" in text[0 if mark is None else mark.end :]


def _changes_weight(before: Line, line: Line) -> bool:
    """Om den ena raden är fet och den andra inte; ett enstaka fett ord i löptexten gör inte raden fet."""
    return before.bold != line.bold and (headings.has_shape(before.text) or headings.has_shape(line.text))


def _is_short(before: Line, line: Line, right: float) -> bool:
    """Om radens första ord hade fått plats på raden före: då bröts den med avsikt."""
    match = _FIRST_WORD.match(line.text)
    word = match[0].strip() if match else ""
    width = (line.right - line.left) / max(len(line.text), 1) * (len(word) + 1)
    return before.right + width < right
