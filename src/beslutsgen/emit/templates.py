"""Mallar för ett ärende: beredda en gång för varje version av mallen, och prövade mot ärendets namn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from beslutsgen.diagnostic import ordered
from beslutsgen.emit.names import check_names
from beslutsgen.emit.template import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.compiled import CompiledTemplate
    from beslutsgen.emit.template import Prepared


def compile_template(
    data: bytes, file: str, scope: Mapping[str, Node]
) -> CompiledTemplate | tuple[Diagnostic, ...]:
    """Mallen färdig att fylla i, eller alla fel i den. `scope` är namnen som mallen får använda."""
    prepared = _prepared(data, file)
    found = (fault for part in prepared.parts for fault in part.of(scope))
    faults = (*prepared.faults, *found, *check_names(prepared.tags, scope))
    if faults:
        return ordered(faults)
    template = prepared.template
    return ordered(template) if isinstance(template, tuple) else template


@lru_cache(maxsize=32)
def _prepared(data: bytes, file: str) -> Prepared:
    return prepare(data, file)
