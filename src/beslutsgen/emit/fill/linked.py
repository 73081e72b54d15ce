"""Länkarna i de delar av ett papper där mallen själv har en länk: delen läses som den blev."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from beslutsgen.word import trees
from beslutsgen.word.links import links_in
from beslutsgen.word.opened import relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.emit.fill.fill import Woven
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.word.stamp import Link


def links_in_parts(template: CompiledTemplate, woven: Woven, parts: Mapping[str, str]) -> Iterator[Link]:
    """Länkarna i delarna, efter namn och slag: mallens, och textens."""
    for name, kind in parts.items():
        filled = woven.parts.get(name)
        added = {identity: target for target, identity in woven.links.get(name, {}).items()}
        xml = filled.xml if filled else template.package.members[name]
        yield from _read(xml, kind, (*_targets(template, name), *added.items()))


@lru_cache(maxsize=64)
def _targets(template: CompiledTemplate, name: str) -> tuple[tuple[str, str], ...]:
    related = relations(template.package.members, name)
    return tuple((one.id, one.target) for one in related if one.external)


@lru_cache(maxsize=16)
def _read(xml: bytes, kind: str, targets: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    root = trees.parse(xml)
    return () if root is None else tuple(links_in(root, kind, dict(targets)))
