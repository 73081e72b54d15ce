"""Filens innehåll som enkla värden: det som YAML läser, utan citattecken, indrag och anteckningar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from beslutsgen.arende.nodes import Scalar, Sequence, Table
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende.nodes import Entry, Node

# En radbrytning som inte skiljer stycken, punkter eller tabellrader åt.
_BREAK: Final = late(r"(?<!\n)\n(?!\n|[ ]*(?:- |[0-9]{1,2}\. |\|))[ ]*")
Plain: TypeAlias = "str | list[Plain | tuple[Plain, Plain]]"


def plain(node: Node | None, swapped: Mapping[int, Plain] | None = None) -> Plain:
    """Innehållet; `swapped` är det som ska stå i stället för vissa noder, efter nodens `id`.

    Radbrytningar sist i en text räknas inte: de hör till sättet att skriva den.
    """
    if node is None:
        return ""
    if swapped and id(node) in swapped:
        return swapped[id(node)]
    if isinstance(node, Sequence):
        return [plain(item, swapped) for item in node.items]
    if isinstance(node, Table):
        return [(plain(entry.key, swapped), plain(entry.value, swapped)) for entry in node.entries]
    return node.text.rstrip("\n") if isinstance(node, Scalar) else ""


def unbroken(content: Plain) -> Plain:
    """Innehållet utan radbrytningar inne i stycken och punkter: i prosa betyder de ett blanksteg."""
    if isinstance(content, str):
        return _BREAK.sub(" ", content)
    return [
        (unbroken(one[0]), unbroken(one[1])) if isinstance(one, tuple) else unbroken(one) for one in content
    ]


def nodes_in(root: Node | None) -> Iterator[Node]:
    """Alla noder, i filens ordning."""
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        yield node
        inner: list[Node] = []
        if isinstance(node, Sequence):
            inner = [*node.items]
        elif isinstance(node, Table):
            inner = [one for entry in node.entries for one in (entry.key, entry.value)]
        waiting.extend(reversed(inner))


def entry_of(root: Node | None, node: Node) -> tuple[Table, Entry] | None:
    """Nyckeln som har noden till värde; den yttersta där en nyckel är ensam i sin uppställning."""
    for table in nodes_in(root):
        if not isinstance(table, Table):
            continue
        for entry in table.entries:
            if entry.value is node:
                outer = entry_of(root, table) if len(table.entries) == 1 else None
                return outer or (table, entry)
    return None
