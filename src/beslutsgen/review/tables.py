"""Summarader i papperens tabeller: att de är summan av raderna ovanför."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.base import Finding
from beslutsgen.checks.words import plain
from beslutsgen.facts.tal import skriv_tal
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.readback import Document
    from beslutsgen.readback.document import ReadParagraph

_SUM: Final = late(r"\s*(?:del)?(?:summa|totalt?|sammanlagt|tillsammans)\b(?!\s+per\b)", re.IGNORECASE)
_NUMBER: Final = late(
    r"\s*(?P<sign>[-−–])?\s*(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(?P<decimals>\d+))?"
    r"\s*(?P<unit>kr|kronor|tkr|mnkr|mkr|platser|personer|elever|brukare|barn)?\s*\Z",
    re.IGNORECASE,
)
_EMPTY: Final = late(r"\s*[-–—]?\s*\Z")
# Kolumner som inte läggs ihop, och ord som visar att talen är avrundade.
_NOT_SUMMED: Final = late(
    r"\bper\b|/|%|procent|andel|snitt|genomsnitt|index|pris\b|\bår\b|\bnr\b|datum|nivå", re.IGNORECASE
)
_ROUNDED: Final = late(r"tkr|mnkr|mkr|miljon|tusen|mdkr", re.IGNORECASE)
_YEAR: Final = late(r"\s*(?:19|20)\d\d\s*\Z")
_FEWEST: Final = 2


class _Number(Struct, frozen=True):
    value: Decimal
    step: Decimal
    paragraph: ReadParagraph


_Row = dict[int, list["ReadParagraph"]]


def table_sums(document: Document) -> Iterator[Finding]:
    """Summor i tabeller som inte är summan av kolumnens tal."""
    tables: defaultdict[int, dict[int, _Row]] = defaultdict(dict)
    for paragraph in document.paragraphs:
        if paragraph.cell:
            row = tables[paragraph.cell.table].setdefault(paragraph.cell.row, {})
            row.setdefault(paragraph.cell.column, []).append(paragraph)
    for rows in tables.values():
        yield from _table([rows[number] for number in sorted(rows)])


def _table(rows: Sequence[_Row]) -> Iterator[Finding]:
    rounded = any(_ROUNDED.search(_text(row, column)) for row in rows for column in row)
    done: list[_Row] = []
    sums: list[_Row] = []
    for row in rows[1:] if _is_header(rows[0]) else rows:
        first = min(row, default=None)
        if first is None or not _SUM.match(_text(row, first)):
            done.append(row)
            continue
        for column in row:
            if column != first:
                yield from _column(row, column, done, sums, rows[0], rounded=rounded)
        sums.append(row)
        done.append({})


def _is_header(row: _Row) -> bool:
    """Om raden inte har några tal, eller bara årtal."""
    numbers = [found for column in row if (found := _number(row, column))]
    return all(_YEAR.match(one.paragraph.text) for one in numbers)


def _column(
    row: _Row, column: int, done: Sequence[_Row], sums: Sequence[_Row], header: _Row, *, rounded: bool
) -> Iterator[Finding]:
    """Kolumnens summa, om den varken är summan av alla rader, raderna sedan förra summan eller de tidigare summorna."""
    stated = _number(row, column)
    if stated is None or _NOT_SUMMED.search(_text(header, column)):
        return
    since = max((at for at, one in enumerate(done) if not one), default=-1) + 1
    groups = [_numbers(done[since:], column), _numbers(done, column), _numbers(sums, column)]
    if groups[0] is None or groups[1] is None or len(groups[1]) < _FEWEST:
        return
    choices = [group for group in groups if group]
    if any(_adds_up(stated, group, rounded=rounded) for group in choices):
        return
    parts = groups[0] if len(groups[0]) >= _FEWEST else groups[1]
    summed = sum((one.value for one in parts), Decimal(0))
    yield Finding(
        stated.paragraph.passage.place.spot(0, len(stated.paragraph.text)),
        f"Raderna ovanför blir {plain(skriv_tal(summed))}, men summan anges till {plain(skriv_tal(stated.value))}.",
        "Rätta summan eller den rad som är fel.",
        tuple((one.paragraph.passage.place.spot(0, len(one.paragraph.text)), "en del") for one in parts),
    )


def _adds_up(stated: _Number, parts: Sequence[_Number], *, rounded: bool) -> bool:
    """Om delarna blir summan; avrundade tal får skilja en halv sista siffra vardera."""
    apart = abs(sum((one.value for one in parts), Decimal(0)) - stated.value)
    if not rounded and stated.step == 1:
        return apart == 0
    return apart <= sum((one.step for one in (*parts, stated)), Decimal(0)) / 2


def _numbers(rows: Sequence[_Row], column: int) -> list[_Number] | None:
    """Kolumnens tal; `None` när någon cell under rubriken är något annat än ett tal."""
    found: list[_Number] = []
    for row in rows:
        text = _text(row, column)
        number = _number(row, column)
        if number:
            found.append(number)
        elif found and not _EMPTY.match(text):
            return None
    return found


def _number(row: Mapping[int, list[ReadParagraph]], column: int) -> _Number | None:
    paragraphs = row.get(column, [])
    match = _NUMBER.match(paragraphs[0].text) if len(paragraphs) == 1 else None
    if match is None:
        return None
    digits = re.sub(r"\D", "", match["number"])
    decimals = match["decimals"] or ""
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return _Number(-value if match["sign"] else value, Decimal(1).scaleb(-len(decimals)), paragraphs[0])


def _text(row: Mapping[int, list[ReadParagraph]], column: int) -> str:
    return " ".join(paragraph.text for paragraph in row.get(column, []))
