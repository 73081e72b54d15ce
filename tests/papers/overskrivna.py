"""Papper där ett faktum i taget är överskrivet i LibreOffice, på de sätt som det blir när människor redigerar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import office
from bundna import bound
from cases import papers_from, source

from beslutsgen.review.newvalue import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bundna import Bound

    from beslutsgen.emit.fill.paper import Paper

WAYS: Final = ("överskrivet", "bokmärket borta", "alla bokmärken borta", "bara det som skiljer")


class Typed(NamedTuple):
    """Ett faktum ändrat i LibreOffice på ett av sätten; `said` är det som skrevs."""

    case: str
    fact: Bound
    said: str
    file: Path

    @property
    def data(self) -> bytes:
        """Papperet som LibreOffice sparade det."""
        return self.file.read_bytes()


@cache
def built(case: str) -> Mapping[str, Paper]:
    return papers_from(source(case), f"{case}.yaml")


@cache
def facts(case: str) -> list[Bound]:
    return bound(built(case))


def jobs(case: str, folder: Path) -> Iterator[tuple[Path, list[office.Step]]]:
    """Varje faktum i ett eget papper: överskrivet och sparat, sedan utan sitt bokmärke, sedan utan alla."""
    for name, paper in built(case).items():
        (folder / f"{case}-{name}").write_bytes(paper.data)
    for at, fact in enumerate(facts(case)):
        whole, unmarked, stripped, part = (saved(folder, case, at, way) for way in WAYS)
        steps: list[office.Step] = [office.Overtyped(fact.mark, fact.new), office.SavedAs(whole)]
        if at in tried(case, WAYS[1]):
            steps += [
                office.Unmarked(fact.mark),
                office.SavedAs(unmarked),
                office.Unmarked(),
                office.SavedAs(stripped),
            ]
            start, end, text = differing(fact)
            partly: list[office.Step] = [office.Overtyped(fact.mark, text, start, end), office.SavedAs(part)]
            yield folder / f"{case}-{fact.paper}", partly
        yield folder / f"{case}-{fact.paper}", steps


@cache
def tried(case: str, way: str) -> tuple[int, ...]:
    """Fakta som ändras på sättet: alla skrivs över, och på de andra sätten en av varje slags ställe i varje papper."""
    places = {
        at if way == WAYS[0] else (fact.paper, fact.path, fact.notation): at
        for at, fact in reversed([*enumerate(facts(case))])
    }
    return tuple(sorted(places.values()))


def saved(folder: Path, case: str, at: int, way: str) -> Path:
    return folder / f"{case}-{at}-{WAYS.index(way)}.docx"


def differing(fact: Bound) -> tuple[int, int, str]:
    """Det som en människa skriver om i värdet för att det ska bli det näraliggande: från, till, och ny text."""
    old, new = flat(fact.old), flat(fact.near)
    first = alike(old, new)
    last = alike(old[first:][::-1], new[first:][::-1])
    return first, len(old) - last, fact.near[first : len(new) - last]


def alike(one: str, other: str) -> int:
    """Så många tecken i början som är samma."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def typed(folder: Path, case: str, way: str) -> list[Typed]:
    found = [(at, facts(case)[at]) for at in tried(case, way)]
    return [
        Typed(case, fact, fact.near if way == WAYS[-1] else fact.new, saved(folder, case, at, way))
        for at, fact in found
    ]


def one_of_each(found: list[Typed], *, notations: bool) -> list[Typed]:
    """Varje uppgift en gång, eller en gång i vart och ett av sina skrivsätt."""
    return [*{(one.fact.path, notations and one.fact.notation): one for one in reversed(found)}.values()]
