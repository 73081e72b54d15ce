"""Fällor i värden på vanliga rader: det som YAML läser på annat sätt än författaren menade.

Varje regel ger förslag för en rad. Ett förslag används bara om YAML sedan kan läsa raden.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.traps.flow import mended_flow
from beslutsgen.arende.traps.trap import SET_QUOTES, Edit, Trap, quoting, shown
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.traps.page import Page, Proposal, Rule

_SPECIAL: Final = "*&!%@`}],"
_BLOCK_TEXT: Final = late(r"([|>])[-+0-9]{0,2}( *)(?=[^\s#])")
_INNER_COLON: Final = late(r":(?=\s|\Z)")
_QUOTED: Final = late(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", re.DOTALL)
_HASH: Final = late(r"\s#")


def special_start(page: Page, index: int) -> Iterator[Proposal]:
    """Värdet börjar med ett tecken som YAML tolkar."""
    line, value = page.lines[index], page.value(index)
    if value.startswith(("{{", "{%", "{#")):
        message = f"Värdet börjar med {value[:2]}, som YAML läser som klamrar och inte som en hänvisning."
    elif value[:1] and value[:1] in _SPECIAL:
        message = f"Värdet börjar med {value[:1]}, som har en egen betydelse i YAML."
    elif value.startswith(("? ", ": ")):
        message = f"Värdet börjar med {value[:1]} och ett blanksteg, som har en egen betydelse i YAML."
    elif _text_after_quotes(value):
        message = f"Efter det avslutande citattecknet i {shown(value)} kommer mer text."
    else:
        return
    yield (_whole(page, index, faults.SPECIAL_START, message, line.value),)


def block_text(page: Page, index: int) -> Iterator[Proposal]:
    """Efter | eller > står texten på samma rad."""
    line = page.lines[index]
    found = _BLOCK_TEXT.match(page.text, line.value, line.end)
    if found is None:
        return
    mark = found.group(1)
    message = f"Efter {mark} får ingen text stå på samma rad."
    if mark == "|" or page.last(index) > index:
        indent = _block_indent(page, index)
        edit = Edit(found.end() - len(found.group(2)), found.end(), "\n" + " " * indent)
        remedy = f"Låt texten börja på raden under {mark}:"
        yield (Trap(faults.SPECIAL_START, message, line.value, line.end, remedy, (edit,)),)
    message = f"Värdet börjar med {mark}, som har en egen betydelse i YAML."
    yield (_whole(page, index, faults.SPECIAL_START, message, line.value),)


def colon_in_text(page: Page, index: int) -> Iterator[Proposal]:
    """Ett kolon i en text läses som slutet på en nyckel."""
    line = page.lines[index]
    if line.key is None and line.indent == 0:
        return
    yield from _colons(page, index, line.value, page.last(index))


def colon_in_item(page: Page, index: int) -> Iterator[Proposal]:
    """Ett kolon i en listpunkt gör början av texten till en nyckel."""
    line = page.lines[index]
    if line.dashed and line.key and not page.knows(page.text[slice(*line.key)]):
        yield from _colons(page, index, line.key[0], page.item_last(index))


def _colons(page: Page, index: int, start: int, whole: int) -> Iterator[Proposal]:
    for last in dict.fromkeys((whole, index)):
        end = page.value_end(index, last)
        colon = _INNER_COLON.search(page.text, start, end)
        if colon is None or page.text[start] in "\"'{[|>":
            return
        message = f"Kolonet i {shown(page.text[start:end])} läses som slutet på en nyckel."
        edits = quoting(page.text, start, end)
        yield (
            Trap(
                faults.COLON_IN_TEXT,
                message,
                colon.start(),
                colon.end(),
                "Sätt citattecken om hela texten:",
                edits,
            ),
        )


def quotes(page: Page, index: int) -> Iterator[Proposal]:
    """Ett citat saknar sitt avslutande citattecken, eller har ett omvänt snedstreck som YAML inte förstår."""
    line = page.lines[index]
    mark = page.text[line.value : line.value + 1]
    if not mark or mark not in "\"'":
        return
    for last in dict.fromkeys((page.last(index), index)):
        end = page.value_end(index, last)
        quoted = _QUOTED.match(page.text, line.value, end)
        if quoted is None:
            message = f"Texten börjar med {mark} men det avslutande citattecknet saknas."
            edit = Edit(end, end, mark)
            yield (Trap(faults.QUOTES, message, line.value, end, "Sätt ett citattecken sist:", (edit,)),)
            continue
        if mark == '"' and "\\" in quoted.group() and quoted.end() == end:
            message = "Inom dubbla citattecken har omvänt snedstreck en egen betydelse i YAML."
            inner = (Edit(at, at, "'") for at in range(line.value, end) if page.text[at] == "'")
            ends = (Edit(line.value, line.value + 1, "'"), Edit(end - 1, end, "'"))
            yield (Trap(faults.QUOTES, message, line.value, end, "Sätt enkla citattecken:", (*ends, *inner)),)
        return


def flow(page: Page, index: int) -> Iterator[Proposal]:
    """Klamrar och hakparenteser."""
    line, value = page.lines[index], page.value(index)
    if value[:1] in ("{", "[") and not value.startswith(("{{", "{%")):
        for last in dict.fromkeys((page.last(index), _balanced(page, index), index)):
            yield mended_flow(page.text, line.value, page.lines[last].end, page.keys)


def cut_by_hash(page: Page, index: int) -> Iterator[Proposal]:
    """En text över flera rader klipps av en kommentar."""
    line, last = page.lines[index], page.last(index)
    found = _HASH.search(page.text, line.value, page.lines[last - 1].end) if last > index else None
    if found and page.text[line.value : line.value + 1] not in ("", '"', "'", "{", "[", "|", ">"):
        before = shown(page.text[line.value : found.start()])
        message = f"Texten klipps vid #: det som följer efter {before} läses inte."
        end = page.lines[last].end
        edits = quoting(page.text, line.value, end)
        yield (Trap(faults.CUT_BY_HASH, message, found.end() - 1, found.end(), SET_QUOTES, edits),)


RULES: Final[tuple[Rule, ...]] = (
    quotes,
    flow,
    block_text,
    special_start,
    cut_by_hash,
    colon_in_item,
)


def _whole(page: Page, index: int, code: str, message: str, at: int) -> Trap:
    """Fällan som lagas med citattecken om hela värdet."""
    line, end = page.lines[index], page.value_end(index, page.last(index))
    return Trap(code, message, at, end, SET_QUOTES, quoting(page.text, line.value, end))


def _text_after_quotes(value: str) -> bool:
    quoted = _QUOTED.match(value) if value[:1] in ('"', "'") else None
    return quoted is not None and bool(value[quoted.end() :].strip())


def _block_indent(page: Page, index: int) -> int:
    """Indraget för blocktext under rad `index`: som raden under, annars två steg in från nyckeln."""
    below = index + 1
    return page.lines[below].indent if page.last(index) >= below else page.lines[index].owner + 2


def _balanced(page: Page, index: int) -> int:
    """Raden där klamrarna från rad `index` går jämnt ut, eller samma rad när de aldrig gör det."""
    depth = 0
    for position in range(index, min(index + 40, len(page.lines))):
        line = page.lines[position]
        part = page.text[max(line.start, page.lines[index].value) : line.end]
        depth += sum(part.count(mark) for mark in "{[") - sum(part.count(mark) for mark in "}]")
        if depth <= 0:
            return position
    return index
