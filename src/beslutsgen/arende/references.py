"""Hänvisningar i ring: en post som genom andra hänvisar till sig själv."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.problems import Also, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.problems import Use

# Fält vars hänvisningar tillsammans inte får gå i ring. Att två belopp jämförs med varandra är ingen ring.
_CHAINS: Final = (("inom",), ("efter",), ("summa_av", "produkt_av"), ("ryms_inom",))
_CHAINED: Final = frozenset(field for fields in _CHAINS for field in fields)
_MOST_CYCLES: Final = 20


def cycles(uses: list[Use]) -> Iterator[Problem]:
    """Felen för hänvisningar i ring, och för poster som hänvisar till sig själva."""
    for use in uses:
        if _origin(use) == _target(use):
            message = f"{use.path} hänvisar till sin egen post, {use.name}."
            yield Problem(faults.CYCLE, message, use.at, "Hänvisa till en annan post.", use.path)
    named = [(field, use) for use in uses if (field := _field(use)) in _CHAINED]
    for fields in _CHAINS if named else ():
        linked = (use for field, use in named if field in fields)
        edges = {(_origin(use), _target(use)): use for use in linked if _origin(use) != _target(use)}
        yield from _rings(edges)


def _rings(edges: dict[tuple[str, str], Use]) -> Iterator[Problem]:
    for _ in range(_MOST_CYCLES if edges else 0):
        ring = _ring(edges)
        if ring is None:
            return
        uses = [edges[edge] for edge in pairwise(ring)]
        first, *others = sorted(uses, key=lambda use: use.at)
        message = f"Hänvisningarna går i ring: {' → '.join(ring)}."
        related = tuple(Also(use.at, use.path, "också i ringen") for use in others)
        yield Problem(faults.CYCLE, message, first.at, "Ta bort en av hänvisningarna.", first.path, related)
        del edges[_origin(first), _target(first)]


def _ring(edges: dict[tuple[str, str], Use]) -> list[str] | None:
    """Posterna i en ring, den första även sist."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for origin, target in edges:
        # Sorteraren räknar upp ringen från den som behövs till den som behöver.
        sorter.add(target, origin)
    try:
        sorter.prepare()
    except CycleError as error:
        return list(error.args[1])
    return None


def _origin(use: Use) -> str:
    return ".".join(use.path.split(".")[:2])


def _target(use: Use) -> str:
    return f"{use.section}.{use.name}"


def _field(use: Use) -> str:
    return use.path.rpartition(".")[2].partition("[")[0]
