"""Filtren i en mall: att de finns, och att de passar det som de står efter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.mall002 import CHECK as FILTER
from beslutsgen.draft.scope import Group, Items, Leaf, Prose, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Check
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.grammar import Ref

# Löpande text kan bara få sin första bokstav ändrad.
PROSE_FILTERS: Final = frozenset({"versal", "gemen"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Det som är fel med en hänvisning."""

    check: Check
    message: str
    hint: str


def filter_problems(ref: Ref, node: Node) -> Iterator[Problem]:
    """Det som är fel med hänvisningens filter."""
    if not ref.filters:
        return
    from beslutsgen.facts import filters

    known = filters()
    unknown = [name for name in ref.filters if name not in known]
    for name in unknown:
        yield Problem(FILTER, f"det finns inget filter som heter {name}.", _suggestion(name, known))
    if not unknown:
        yield from _misfits(ref, node)


def _misfits(ref: Ref, node: Node) -> Iterator[Problem]:
    from beslutsgen.facts import Fault, write_checked

    if isinstance(node, Group) and node.own is not None:
        yield from _misfits(ref, node.own)
    elif isinstance(node, Items):
        for post in node.nodes:
            yield from _misfits(ref, post)
    elif isinstance(node, Leaf):
        written = write_checked(node.value, "|".join(ref.filters))
        if isinstance(written, Fault):
            yield Problem(FILTER, written.message, written.hint)
    elif isinstance(node, Prose) and not PROSE_FILTERS.issuperset(ref.filters):
        message = f"{ref.shown} är löpande text, som bara kan få stor eller liten första bokstav."
        yield Problem(
            FILTER, message, f"Skriv {{{{ {ref.shown} }}}}, eller använd filtret versal eller gemen."
        )
    elif isinstance(node, Written):
        message = f"{ref.shown} är ett helt block, som inte kan få något filter."
        yield Problem(FILTER, message, f"Skriv {{{{ {ref.shown} }}}}.")


def _suggestion(name: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import process

    close = process.extractOne(name, known, score_cutoff=60)
    return f"Menade du {close[0]}?" if close else f"Filtren är {', '.join(known)}."
