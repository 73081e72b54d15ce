"""Filtren i en mall: att de finns, och att de passar det som de står efter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.mall002 import CHECK as FILTER
from beslutsgen.draft.scope import Group, Items, Leaf, Prose, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Check
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.prepare.terms import Ref

# Löpande text kan bara få sin första bokstav ändrad.
PROSE_FILTERS: Final = frozenset({"versal", "gemen"})


class Problem(Struct, frozen=True):
    """Det som är fel med en hänvisning."""

    check: Check
    message: str
    hint: str


def filter_problems(ref: Ref, node: Node) -> Iterator[Problem]:
    """Det som är fel med hänvisningens filter."""
    if not ref.filters:
        return
    from beslutsgen.facts import filters

    unknown = [name for name in ref.filters if name not in filters()]
    for name in unknown:
        yield Problem(FILTER, f"det finns inget filter som heter {name}.", _suggestion(name, _fitting(node)))
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


def _fitting(node: Node) -> tuple[str, ...]:
    """Filtren som passar det som hänvisningen står för; alla när det inte går att veta."""
    from beslutsgen.facts import allowed, filters

    if isinstance(node, Group) and node.own is not None:
        return _fitting(node.own)
    if isinstance(node, Items) and node.nodes:
        return _fitting(node.nodes[0])
    if isinstance(node, Leaf):
        return allowed(type(node.value))
    return tuple(sorted(PROSE_FILTERS)) if isinstance(node, Prose) else filters()


def _suggestion(name: str, fitting: tuple[str, ...]) -> str:
    from beslutsgen.facts import filters
    from beslutsgen.facts.sort import narmast

    close = narmast(name.lower(), fitting) or narmast(name.lower(), filters())
    return f"Menade du {close}?" if close else f"Filtren som passar är {', '.join(fitting)}."
