"""Vad varje steg kostar: stegens egna funktioner tas på tid där kedjan anropar dem."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from beslutsgen.emit.disk.files import writing
from beslutsgen.emit.disk.rounds import alone
from beslutsgen.emit.fill import paper as emit_paper
from beslutsgen.pipeline import cases, checking, filled
from prepared import opened, papers_of
from table import ms, table
from varied import varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

_STEPS: Final[tuple[tuple[ModuleType, str, str], ...]] = (
    (checking, "read_case", "läs ärendefilen"),
    (checking, "Draft", "skriv ut blocken"),
    (checking, "judge", "kontrollera"),
    (filled, "compile_template", "hämta mallen"),
    (emit_paper, "render", "fyll mallen"),
    (emit_paper, "woven", "väv in text och bokmärken"),
    (emit_paper, "stamped", "stämpla"),
    (emit_paper, "assemble", "packa"),
    (cases, "verify", "läs tillbaka"),
)
_WRITE: Final = "skriv filerna"
_REST: Final = "allt annat"


def stages(count: int, folder: Path) -> str:
    """Tabellen: millisekunder per ärende (tre papper) och andel, med varm mall."""
    files = opened()
    papers_of(varied(0, prose=True), files)
    spent: defaultdict[str, float] = defaultdict(float)
    whole = 0.0
    with _timed(spent):
        for number in range(count):
            source = varied(number, prose=True)
            start = time.perf_counter()
            papers = papers_of(source, files)
            middle = time.perf_counter()
            memory = {f"{name}.json": paper.memory for name, paper in papers.items()}
            alone(
                writing(
                    folder / str(number), {name: paper.data for name, paper in papers.items()}, "0", memory
                )
            )
            end = time.perf_counter()
            spent[_WRITE] += end - middle
            whole += end - start
    spent[_REST] = whole - sum(spent.values())
    order = (*(said for *_, said in _STEPS), _WRITE, _REST)
    rows = [
        (said, ms(spent[said] / count), f"{spent[said] / whole:.0%}".replace("%", " %")) for said in order
    ]
    return table(("steg", "ms per ärende", "andel"), [*rows, ("**alla**", ms(whole / count), "100 %")])


@contextmanager
def _timed(spent: defaultdict[str, float]) -> Iterator[None]:
    kept = [(module, name, getattr(module, name)) for module, name, _ in _STEPS]
    for module, name, said in _STEPS:
        setattr(module, name, _watched(getattr(module, name), said, spent))
    try:
        yield
    finally:
        for module, name, step in kept:
            setattr(module, name, step)


def _watched(step: Callable[..., Any], said: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    @wraps(step)
    def watched(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return step(*arguments, **named)
        finally:
            spent[said] += time.perf_counter() - start

    return watched
