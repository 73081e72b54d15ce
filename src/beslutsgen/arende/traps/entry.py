"""Fällor i början av en rad: nyckelns kolon och blanksteg, listpunktens bindestreck, ett löst tecken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import KEY_WORD
from beslutsgen.arende.traps.trap import Edit, Trap, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.traps.page import Page, Proposal, Rule

_GLUED_KEY: Final = re.compile(rf"({KEY_WORD}):([\u00a0\u202f\u2007\u3000]+|(?=[^\s/:]))")
_FIRST_WORD: Final = re.compile(rf"({KEY_WORD})( *[=;]? *)")
_BULLET: Final = re.compile(r"(?:[–—•·*●▪]|-(?=[^\s-]))[ \u00a0\t]*|-[\u00a0\u202f]+")
_STRAY: Final = re.compile(rf"""( *)([\[\]{{}}|>*&!:,?%@`"'] *)({KEY_WORD}) *:(?= |$)""")


def missing_space(page: Page, index: int) -> Iterator[Proposal]:
    """Efter kolonet saknas ett blanksteg, eller står ett hårt blanksteg."""
    line = page.lines[index]
    if line.key:
        return
    found = _GLUED_KEY.match(page.text, line.value, line.end)
    if found is None:
        return
    at = found.start(2)
    hard = bool(found.group(2))
    message = f"Efter kolonet i {shown(page.text[line.value : line.end])} saknas ett blanksteg."
    if hard:
        message = f"Efter kolonet i {shown(page.text[line.value : line.end])} står ett hårt blanksteg."
    yield (
        Trap(
            faults.MISSING_SPACE,
            message,
            line.value,
            at,
            "Sätt ett blanksteg:",
            (Edit(at, found.end(), " "),),
        ),
    )


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


def bullet(page: Page, index: int) -> Iterator[Proposal]:
    """En listpunkt börjar med annat än bindestreck och blanksteg, eller står på nyckelns rad."""
    line, value = page.lines[index], page.value(index)
    if line.key and value.startswith("- "):
        below = index + 1 if page.last(index) > index else None
        indent = (
            page.lines[below].indent if below is not None and page.lines[below].dashed else line.owner + 2
        )
        edit = Edit(line.key[1] + 1, line.value, "\n" + " " * indent)
        message = "Listans första punkt står på samma rad som nyckeln."
        yield (
            Trap(faults.BULLET, message, line.value, line.end, "Låt listan börja på raden under:", (edit,)),
        )
        return
    start = line.key[0] if line.key else line.value
    found = None if line.dashed else _BULLET.match(page.text, start, line.end)
    if found:
        message = f"Listpunkten börjar med {shown(found.group())}, inte med bindestreck och blanksteg."
        edit = Edit(found.start(), found.end(), "- ")
        yield (
            Trap(
                faults.BULLET,
                message,
                start,
                line.end,
                "Börja punkten med bindestreck och blanksteg:",
                (edit,),
            ),
        )


def stray_mark(page: Page, index: int) -> Iterator[Proposal]:
    """Ett löst tecken före en känd nyckel."""
    line = page.lines[index]
    found = _STRAY.match(page.text, line.start, line.end)
    if found and page.knows(found.group(3)):
        mark, end = found.group(2).strip(), found.start(3)
        at = found.start(2)
        message = f"Tecknet {mark} före nyckeln {found.group(3)} hör inte dit."
        edit = Edit(at, end if at > line.start else at + len(mark), "")
        yield (Trap(faults.SYNTAX, message, at, at + len(mark), "Ta bort tecknet:", (edit,)),)


def several(page: Page) -> Proposal:
    """Flera rader i följd som var och en saknar kolon eller blanksteg: de kan bara lagas tillsammans."""
    first = page.stopped
    while first > 0 and page.lines[first - 1].role == "text":
        first -= 1
    found = (
        next((proposal for rule in RULES for proposal in rule(page, index)), ())
        for index in range(first, page.stopped + 1)
    )
    return tuple(trap for proposal in found for trap in proposal)


RULES: Final[tuple[Rule, ...]] = (missing_space, missing_colon, bullet)
