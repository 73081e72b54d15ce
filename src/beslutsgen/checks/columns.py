"""Kolumner av tal i ett uppställt stycke: raderna över en summarad läggs ihop."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_CELL: Final = r"[-−–]?(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,\d+)?"
_ROW: Final = Pattern(
    rf"(?<!\S)(?P<label>[A-ZÅÄÖ](?:(?!\s{{2}})\D){{0,60}}?)\s{{2,}}(?P<cells>{_CELL}(?:\s{{2,}}{_CELL})*)(?=\s*\Z|\s[A-ZÅÄÖ])"
)
_NUMBER: Final = Pattern(_CELL)
_SUMMED: Final = Pattern(r"(?:summa|totalt)(?: totalt)?:?\Z", re.IGNORECASE)
# En rad som redan är en summa, eller en del av en annan rad.
_PARTLY: Final = Pattern(r"summa|totalt|varav|därav|netto|resultat|avgår", re.IGNORECASE)
_YEAR: Final = Pattern(r"(?:19|20)\d\d\Z")
# En rad med tal som inte är en sådan rad, men inte årtal i huvudet.
_UNREAD: Final = Pattern(r"\s{2}[-−–]?(?!(?:19|20)\d\d(?![\d,]))\d")
_FEWEST: Final = 3
_HALF: Final = Decimal("0.5")


class _Row(Struct, frozen=True):
    label: str
    start: int
    end: int
    cells: tuple[tuple[int, int, Decimal], ...]


class Column(Struct, frozen=True):
    """En summa i en kolumn som inte är summan av raderna över den: var den står, vad den är och vad raderna blir."""

    sentence: Sentence
    start: int
    end: int
    said: Decimal
    summed: Decimal


def wrong_columns(view: View) -> Iterator[Column]:
    """Kolumner vars summa är en annan än radernas."""
    passage = None
    for sentence in view.sentences if view.says("summa", "totalt") else ():
        if sentence.passage is not passage:
            passage = sentence.passage
            rows = _rows(passage.text) if _PARTLY.search(passage.text) else []
            if rows:
                yield from _judge(sentence, rows)


def _rows(text: str) -> list[_Row]:
    """Raderna, om stycket bara är en uppställning där den sista raden är summan; annars inga."""
    rows = [
        _Row(match["label"], match.start(), match.end(), tuple(_cells(match["cells"], match.start("cells"))))
        for match in _ROW.finditer(text)
    ]
    if rows and all(_YEAR.match(text, start, end) for start, end, _ in rows[0].cells):
        rows = rows[1:]
    if len(rows) <= _FEWEST or not _SUMMED.match(rows[-1].label) or text[rows[-1].end :].strip():
        return []
    gaps = any(text[one.end : other.start].strip() for one, other in itertools.pairwise(rows))
    partly = any(_PARTLY.search(row.label) for row in rows[:-1])
    uneven = len({len(row.cells) for row in rows}) != 1
    other = _UNREAD.search(text, 0, rows[0].start)
    return [] if gaps or partly or uneven or other else rows


def _cells(text: str, at: int) -> Iterator[tuple[int, int, Decimal]]:
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[\s\u00a0]", "", match[0]).replace(",", ".")
        yield at + match.start(), at + match.end(), Decimal(re.sub(r"^[−–]", "-", digits))


def _judge(sentence: Sentence, rows: list[_Row]) -> Iterator[Column]:
    for column, (start, end, said) in enumerate(rows[-1].cells):
        parts = [row.cells[column][2] for row in rows[:-1]]
        summed = sum(parts, Decimal(0))
        # Ett medelvärde eller ett pris per styck ligger bland raderna; avrundade rader ger en liten skillnad.
        like_a_mean = min(parts) <= said <= max(parts) and min(parts) >= 0
        if not like_a_mean and abs(summed - said) > _rounding([*parts, said]):
            yield Column(sentence, start, end, said, summed)


def _rounding(numbers: list[Decimal]) -> Decimal:
    """Hur mycket avrundade rader kan skilja från summan: en halv enhet i den sista siffran för varje rad."""
    exponents = [exponent for one in numbers if isinstance(exponent := one.as_tuple().exponent, int)]
    return _HALF * len(numbers) * Decimal(1).scaleb(min(exponents))
