"""Mallar för ett ärende: beredda en gång för varje version av mallen, och prövade mot ärendets namn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.diagnostic import ordered
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.kept import keep, read_kept, read_shipped, read_worked
from beslutsgen.emit.prepare.prepared import Prepared
from beslutsgen.emit.prepare.suits import suits, wants_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.prepare.kept import Shelf


class Shelves(Struct, frozen=True, cache_hash=True):
    """Mapparna med beredda mallar: de som följer med programmet, och de som sparas, där den mappen behövs."""

    shipped: Path | None = None
    kept: Callable[[], Shelf | None] | None = None


_NO_SHELVES: Final = Shelves()


def compile_template(
    data: bytes, file: str, scope: Mapping[str, Node], shelves: Shelves = _NO_SHELVES
) -> CompiledTemplate | tuple[Diagnostic, ...]:
    """Mallen färdig att fylla i, eller alla fel i den. `scope` är namnen som mallen får använda."""
    prepared = _prepared(data, file, shelves)
    faults = [*prepared.faults, *(fault for part in prepared.parts for fault in part.of(scope))]
    if not suits(prepared.wants, scope):
        # De flesta mallar passar sitt ärende.
        from beslutsgen.emit.prepare.names import check_names

        faults += check_names(prepared.tags, scope)
    if faults:
        return ordered(tuple(faults))
    template = prepared.template
    return ordered(template) if isinstance(template, tuple) else template


@lru_cache(maxsize=32)
def _prepared(data: bytes, file: str, shelves: Shelves) -> Prepared:
    template = read_shipped(shelves.shipped, data, file) if shelves.shipped else None
    shelf = shelves.kept() if shelves.kept else None
    if template is None and shelf:
        template = read_kept(shelf, data, file)
    made = _fresh(data, file, shelf) if template is None else _known(template)
    if shelf is None or not isinstance(made.template, CompiledTemplate):
        return made
    return replace(made, template=replace(made.template, worked=read_worked(shelf, data)))


def _known(template: CompiledTemplate) -> Prepared:
    """En felfri mall som redan är beredd."""
    return Prepared(template.tags, (), (), template, wants_of(template.tags))


def _fresh(data: bytes, file: str, shelf: Shelf | None) -> Prepared:
    """Mallen beredd från grunden, och sparad om den är felfri för alla ärenden."""
    from beslutsgen.emit.prepare.template import prepare

    prepared = prepare(data, file)
    template, doubted = prepared.template, any(one.singles for one in prepared.parts)
    if shelf and isinstance(template, CompiledTemplate) and not doubted:
        keep(shelf, data, template)
    return prepared


def forget() -> None:
    """Inget finns kvar i minnet: som i ett program som just har startat."""
    _prepared.cache_clear()
