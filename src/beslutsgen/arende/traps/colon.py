"""Fällor där kolonet efter en nyckel eller ett eget namn saknas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import KEY_WORD, own_name
from beslutsgen.arende.traps.trap import Edit, Trap, shown
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from beslutsgen.arende.traps.page import Page, Proposal, Rule

_FIRST_WORD: Final = late(rf"({KEY_WORD})( *[=;]? *)")
_BRACED_KEY: Final = late(rf"({KEY_WORD})( *[=;]? *)\{{ *{KEY_WORD} *\Z")
_NAME_BEFORE: Final = late(r"([a-zåäö_][a-zåäö0-9_]*)( *[=;]? +)(?=\S)")
# Det som ett värde hellre börjar med än en fortsatt mening.
_VALUE_START: Final = late(r"[A-ZÅÄÖ0-9\"]")
_JOINING: Final = frozenset(
    ("och", "samt", "eller", "i", "på", "vid", "för", "av", "med", "till", "från", "inom", "om", "hos")
)


def colonless_braces(text: str, start: int, end: int) -> tuple[Trap, ...]:
    """Nyckeln från `start` till `end` är ett namn och en klammer: `hyresvard {namn`. Kolonet efter namnet saknas."""
    found = _BRACED_KEY.match(text, start, end)
    if found is None:
        return ()
    return (_without_colon(found, f"Efter {found.group(1)} saknas ett kolon."),)


def colonless_name(text: str, start: int, end: int) -> Trap | None:
    """Fällan när texten från `start` börjar med en posts eget namn utan kolon: `hyresvard Nordby Fastigheter AB`."""
    found = _NAME_BEFORE.match(text, start, end)
    return (
        None if found is None else _without_colon(found, f"Efter namnet {found.group(1)} saknas ett kolon.")
    )


def _without_colon(found: re.Match[str], message: str) -> Trap:
    """Fällan där ordet i grupp 1 saknar sitt kolon; grupp 2 är det som står i stället."""
    edit = Edit(found.end(1), found.end(2), ": ")
    remedy = "Sätt ett kolon och ett blanksteg:"
    return Trap(faults.MISSING_COLON, message, found.start(1), found.end(1), remedy, (edit,))


def before_braces(page: Page, index: int) -> Iterator[Proposal]:
    """Kolonet saknas mellan ett namn och en klammer."""
    key = page.lines[index].key
    if key:
        yield colonless_braces(page.text, *key)


def missing_colon(page: Page, index: int) -> Iterator[Proposal]:
    """En känd nyckel saknar sitt kolon, eller ett ord ensamt på sin rad med indragna nycklar under."""
    line = page.lines[index]
    found = None if line.key else _FIRST_WORD.match(page.text, line.value, line.end)
    if found is None:
        return
    word, end = found.group(1), found.end()
    alone = end == line.end and line.role == "text"
    owns = alone and page.last(index) > index and page.lines[index + 1].key is not None
    if owns or page.knows(word):
        edit = Edit(found.end(1), end, ":" if end == line.end else ": ")
        message = f"Efter nyckeln {word} saknas ett kolon."
        remedy = "Sätt ett kolon:" if end == line.end else "Sätt ett kolon och ett blanksteg:"
        yield (Trap(faults.MISSING_COLON, message, line.value, found.end(1), remedy, (edit,)),)


def before_value(page: Page, index: int) -> Iterator[Proposal]:
    """Kolonet saknas mellan en posts eget namn och dess värde."""
    line = page.lines[index]
    start = line.start + line.indent
    trap = colonless_name(page.text, start, line.end)
    if trap is None or line.role != "text" or not page.named or page.prose:
        return
    word, at = page.text[trap.start : trap.end], trap.edits[0].end
    if _first_entry(page, index) or (_begins_value(page, at, word) and _entry_beside(page, index)):
        yield (trap,)


def _begins_value(page: Page, at: int, word: str) -> bool:
    return word not in _JOINING and _VALUE_START.match(page.text, at) is not None


def _first_entry(page: Page, index: int) -> bool:
    """Om raden är den första under sitt avsnitt, och så inte kan fortsätta något."""
    above = page.above(index)
    if above is None or page.lines[above].indent or not page.lines[index].indent:
        return False
    return page.lines[above].key is not None and page.lines[above].value == page.lines[above].end


def nameless(page: Page, index: int) -> Iterator[Proposal]:
    """En post bland poster med egna namn är bara ett värde: namnet och kolonet saknas."""
    line = page.lines[index]
    start, end = line.start + line.indent, page.value_end(index, index)
    text = page.text[start:end]
    if (
        line.role != "text"
        or not page.named
        or page.prose
        or not text[:1].isupper()
        or not _entry_beside(page, index)
    ):
        return
    name = own_name(text.lower())
    if name is not None:
        message = f"Raden {shown(text)} saknar namn och kolon före värdet."
        edit = Edit(start, start, f"{name}: ")
        yield (
            Trap(
                faults.MISSING_COLON,
                message,
                start,
                end,
                "Skriv ett eget namn, kolon och blanksteg:",
                (edit,),
            ),
        )


def _entry_beside(page: Page, index: int) -> bool:
    """Om raden står direkt under sitt avsnitt, i jämnhöjd med en post som har nyckel."""
    indent = page.lines[index].indent
    outer = next(
        (row for row in reversed(page.lines[:index]) if row.role == "entry" and row.indent < indent), None
    )
    if outer is None or outer.indent:
        return False
    beside = (row for row in page.lines if row.role == "entry" and row.indent == indent and row.key)
    return any(not row.dashed for row in beside)


RULES: Final[tuple[Rule, ...]] = (before_braces, missing_colon, before_value, nameless)
