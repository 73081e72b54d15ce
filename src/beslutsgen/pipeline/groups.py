"""Papper i grupper som hör till ett ärende var: de som jämförs med varandra."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.word.named import case_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Gruppens plats i mappen för kopior när den är den enda.
HERE: Final = Path()


class PaperGroup(Struct, frozen=True):
    """Papper som granskas tillsammans, och namnet som resultatet visas under.

    `place` är gruppens undermapp i mappen för kopior, olika för varje grupp; en ensam grupp har ingen.
    """

    name: str
    papers: tuple[Path, ...]
    place: Path = HERE

    def beside(self, page: Path) -> Path:
        """Gruppens webbsida: den angivna, eller en egen bredvid när grupperna är flera."""
        return page if self.place == HERE else page.with_name(f"{page.stem}-{self.place.name}{page.suffix}")


def by_case(name: str, papers: Sequence[Path]) -> Iterator[PaperGroup]:
    """En mapps papper: en grupp, eller en för varje ärende som papperens stämplar nämner och en för de andra."""
    cases = {paper: case_name(paper) for paper in papers}
    found = dict.fromkeys(cases.values())
    if len([case for case in found if case is not None]) < 2:
        yield PaperGroup(name, tuple(papers))
        return
    for case in found:
        mine = tuple(paper for paper in papers if cases[paper] == case)
        yield PaperGroup(f"{name}: {said(mine)}", mine)


def placed(groups: Iterable[PaperGroup]) -> list[PaperGroup]:
    """Grupperna med var sin undermapp för kopior; är den ensam behövs ingen."""
    listed = list(groups)
    if len(listed) == 1:
        return listed
    taken: dict[str, int] = {}
    return [replace(group, place=_free(group, taken)) for group in listed]


def said(papers: Sequence[Path]) -> str:
    """Papperen i ord: det första, och hur många till."""
    first, *others = (paper.name for paper in papers)
    return f"{first} och {len(others)} till" if len(others) > 1 else " och ".join((first, *others))


def _free(group: PaperGroup, taken: dict[str, int]) -> Path:
    """Mappens namn, med ett nummer där en annan grupp redan har det."""
    name = group.papers[0].resolve().parent.name or group.name
    while True:
        number = taken[name.lower()] = taken.get(name.lower(), 0) + 1
        tried = f"{name} ({number})" if number > 1 else name
        if number == 1 or tried.lower() not in taken:
            taken.setdefault(tried.lower(), 1)
            return Path(tried)
