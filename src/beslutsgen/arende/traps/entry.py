"""Fällor i början av en rad: nyckelns kolon och blanksteg, listpunktens bindestreck, ett löst tecken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import KEY_WORD
from beslutsgen.arende.traps import colon
from beslutsgen.arende.traps.trap import Edit, Trap, quoting, shown
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.lines import Line
    from beslutsgen.arende.traps.page import Page, Proposal, Rule

_GLUED_KEY: Final = late(rf"({KEY_WORD}):([\u00a0\u202f\u2007\u3000]+|(?=[^\s/:]))")
_BULLET: Final = late(r"(?:[–—•·*●▪]|-(?=[^\s-]))[ \u00a0\t]*|-[\u00a0\u202f]+")
_ENDED: Final = (".", "!", "?", '"', "”")
_OPENERS: Final = '"”“{'
_STRAY: Final = late(rf"""( *)([\[\]{{}}|>*&!:,?%@`"'] *)({KEY_WORD}) *:(?= |$)""")


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


def missing_dash(page: Page, index: int) -> Iterator[Proposal]:
    """En listpunkt saknar sitt bindestreck, fast en punkt före eller efter har ett på samma plats."""
    line, name = page.lines[index], page.name(index)
    if line.dashed or line.role not in ("entry", "text") or (name is not None and page.knows(name)):
        return
    if _first_of_points(page, index) or _point_after_point(page, index):
        rows = tuple(_own_rows(page, index))
        start = line.start + line.indent
        moved = (Edit(row.start, row.start, "  ") for row in rows if row.indent == line.indent)
        message = f"Punkten {shown(page.text[start : line.end])} saknar bindestreck."
        remedy = "Börja punkten med bindestreck och blanksteg:"
        dash = Trap(faults.BULLET, message, start, line.end, remedy, (Edit(start, start, "- "), *moved))
        yield (dash, *_colon_inside(page, start, rows[-1].end if rows else line.end)) if line.key else (dash,)


def _colon_inside(page: Page, start: int, end: int) -> Iterator[Trap]:
    """Kolonet i en text som saknar både bindestreck och citattecken."""
    message = f"Kolonet i {shown(page.text[start:end])} läses som slutet på en nyckel."
    edits = quoting(page.text, start, end)
    colon = page.text.index(":", start)
    yield Trap(faults.COLON_IN_TEXT, message, colon, colon + 1, "Sätt citattecken om hela texten:", edits)


def _own_rows(page: Page, index: int) -> Iterator[Line]:
    """Raderna som fortsätter texten på rad `index`."""
    for row in page.lines[index + 1 :]:
        if row.role != "text" or row.indent < page.lines[index].indent:
            return
        yield row


def _first_of_points(page: Page, index: int) -> bool:
    """Om raden är den första under en nyckel, och raden efter dess text är en punkt på samma plats."""
    above, after = page.above(index), index + 1 + len(tuple(_own_rows(page, index)))
    if above is None or after >= len(page.lines) or page.lines[above].key is None or page.value(above, above):
        return False
    return page.lines[after].dashed and page.lines[after].indent == page.lines[index].indent


def _point_after_point(page: Page, index: int) -> bool:
    """Om raden är en ny mening efter en avslutad punkt på samma plats."""
    line, above = page.lines[index], page.above(index)
    if above is None or page.lines[index - 1].role == "block":
        return False
    ended = page.text[page.lines[above].start : page.lines[above].end].rstrip().endswith(_ENDED)
    begins = page.text[line.start + line.indent]
    while above is not None and page.lines[above].indent > line.indent:
        above = page.above(above)
    point = above is not None and page.lines[above].dashed and page.lines[above].indent == line.indent
    return point and ended and (begins.isupper() or begins in _OPENERS)


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


RULES: Final[tuple[Rule, ...]] = (missing_space, *colon.RULES, bullet, missing_dash)
