"""Listor som YAML läser som något annat: utan bindestreck, utan hakparenteser eller inom klamrar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import ascii_key
from beslutsgen.arende.misread import only_keys
from beslutsgen.arende.nodes import Scalar, Table
from beslutsgen.arende.problems import Problem
from beslutsgen.arende.rows import dash_column, line_start
from beslutsgen.arende.shapes import Name
from beslutsgen.arende.traps.trap import Edit
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.problems import Place, Run
    from beslutsgen.arende.shapes import Shape

_BULLET: Final = late(r"(?m)^([ \t]*)(?:[–—•·●▪*][ \u00a0]+|-(?=[^\s\d-])|\d{1,2}[.)][ \u00a0]+)")
_BETWEEN: Final = late(r"\s*[,;+&]\s*(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+|\s+")
_COMMAS: Final = late(r"\s*[,;]\s*(?:och\s+|samt\s+)?")
_AND: Final = late(r"\s+(?:och|samt)\s+")
_ROUND: Final = late(r"\(([^()\[\]]*)[)\]]")
_NEEDS_QUOTES: Final = late(r"[\[\]{}\"'#&*!|>%@`]|:(?:\s|\Z)|\A[-?] ")


def enclosed_list(place: Place, shape: Shape, run: Run) -> Problem | None:
    """Felet när en lista står inom klamrar eller vanliga parenteser i stället för hakparenteser."""
    return _braced_list(place) or _rounded_list(place, shape, run)


def _braced_list(place: Place) -> Problem | None:
    """Felet när en lista står inom klamrar i stället för hakparenteser."""
    node = place.node
    if not isinstance(node, Table) or not only_keys(node):
        return None
    message = f"Listan i {place.path} står inom klamrar."
    edits = (Edit(node.start, node.start + 1, "["), Edit(node.end - 1, node.end, "]"))
    return Problem(faults.WRONG_SHAPE, message, place.value, "Skriv hakparenteser:", place.path, edits=edits)


def _rounded_list(place: Place, shape: Shape, run: Run) -> Problem | None:
    """Felet när en lista med namn står inom vanliga parenteser, eller börjar med en sådan."""
    node = place.node
    if not isinstance(shape, Name) or not isinstance(node, Scalar) or node.style:
        return None
    inside = _ROUND.fullmatch(node.text)
    parts = _names(inside[1].strip(), shape, run) if inside else None
    if parts is None:
        return None
    message = f"Listan i {place.path} {'börjar med' if node.text.endswith(']') else 'står inom'} en vanlig parentes."
    edits = (Edit(node.start, node.end, f"[{', '.join(map(_quoted, parts))}]"),)
    return Problem(faults.WRONG_SHAPE, message, place.value, "Skriv hakparenteser:", place.path, edits=edits)


def hand_made_list(place: Place, text: str) -> Problem | None:
    """Felet när en lista är skriven med andra tecken än bindestreck och blanksteg."""
    node = place.node
    if not isinstance(node, Scalar) or node.style:
        return None
    line = line_start(text, node.start)
    if text[line : node.start].strip(" ") or not _BULLET.match(text, line, node.end):
        return None
    bullets = list(_BULLET.finditer(text, line, node.end))
    edits = tuple(Edit(found.end(1), found.end(), "- ") for found in bullets)
    message = (
        f"Punkterna i {place.path} börjar inte med bindestreck och blanksteg, så de läses som en enda text."
    )
    hint = "Börja varje punkt med bindestreck och blanksteg:"
    return Problem(faults.BULLET, message, (node.start, node.end), hint, place.path, edits=edits)


def names_in_a_row(place: Place, shape: Shape, run: Run) -> Problem | None:
    """Felet när flera namn på poster står efter varandra där en lista väntas, utan hakparenteser."""
    node = place.node
    if not isinstance(shape, Name) or not isinstance(node, Scalar) or node.style in ("|", ">"):
        return None
    parts = _names(node.text.strip(), shape, run)
    if parts is None:
        return None
    column = dash_column(run.text, node.start)
    said = f"{', '.join(parts[:-1])} och {parts[-1]}"
    message = f"I {place.path} läses {said} som ett enda namn."
    if column is None:
        edits = (Edit(node.start, node.end, f"[{', '.join(map(_quoted, parts))}]"),)
        hint = "Sätt hakparenteser om listan, och komma mellan namnen:"
    else:
        edits = (Edit(node.start, node.end, f"\n{' ' * column}- ".join(map(_quoted, parts))),)
        hint = "Skriv varje namn på en egen rad:"
    return Problem(faults.WRONG_SHAPE, message, place.value, hint, place.path, edits=edits)


def _names(text: str, shape: Name, run: Run) -> tuple[str, ...] | None:
    """Delarna i texten, om de är namn: alla är kända, eller något är känt och resten skilt från det med komma."""
    if not any(char in ",;+&" or char.isspace() for char in text):
        return None
    words = tuple(_BETWEEN.split(text))
    known = {name for section in shape.sections for name in run.names.get(section, ())}
    if all(_is_name(word, shape, known) for word in words):
        return words
    parts = _COMMAS.split(text)
    *first, last = parts
    ends = _AND.split(last)
    parts = [*first, *(ends if any(_is_name(end, shape, known) for end in ends) else [last])]
    listed = len(first) > 0 and all(parts) and any(_is_name(part, shape, known) for part in parts)
    return tuple(parts) if listed else None


def _is_name(part: str, shape: Name, known: set[str]) -> bool:
    section, _, name = ascii_key(part).rpartition(".")
    return name in known and (not section or section in shape.sections)


def _quoted(part: str) -> str:
    return f"'{part.replace(chr(39), chr(39) * 2)}'" if _NEEDS_QUOTES.search(part) else part
