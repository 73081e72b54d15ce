"""Texten som byggd, när programmets minne av den är borta: papperen skrivs en gång till, i minnet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from beslutsgen.pipeline.origin import paper_origin
from beslutsgen.review.memory import read_memory
from beslutsgen.review.rebuild import OTHER_CASE, OTHER_PACK, OTHER_PROGRAM, OTHER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft import Draft
    from beslutsgen.review.rebuild import Rebuild
    from beslutsgen.word.stamp import Stamp


def rebuilder(loaded: Loaded[Arende] | None, files: PackFiles) -> Rebuild | None:
    """Den som kan bygga ärendets papper på nytt; `None` utan en hel ärendefil."""
    if loaded is None or loaded.model is None:
        return None
    arende, places = loaded.model, loaded.places

    @cache
    def memories(*, utkast: bool) -> tuple[bytes, ...]:
        from beslutsgen.draft import Draft

        return tuple(_memories(Draft(arende, files, places), arende, files, utkast=utkast))

    def rebuild(stamp: Stamp) -> bytes | str:
        other = _other(stamp, loaded, files)
        if other is not None:
            return other
        tried = (memory for utkast in (False, True) for memory in memories(utkast=utkast))
        return next((memory for memory in tried if read_memory(memory, stamp.salt) is not None), OTHER_TEXT)

    return rebuild


def _other(stamp: Stamp, loaded: Loaded[Arende], files: PackFiles) -> str | None:
    """Vad som är ett annat än när papperet byggdes; ärendefilens namn spelar ingen roll."""
    was, now = stamp.origin, paper_origin(loaded.places.source, files)
    if was.case != now.case:
        return OTHER_CASE
    if was.pack != now.pack:
        return OTHER_PACK
    return OTHER_PROGRAM if was.program != now.program else None


def _memories(draft: Draft, arende: Arende, files: PackFiles, *, utkast: bool) -> Iterator[bytes]:
    from beslutsgen.pipeline.filled import fill_paper

    origin = paper_origin(draft.writer.places.source, files)
    for paper in draft.papers(utkast=utkast):
        made = fill_paper(paper, draft, arende, files, origin)
        if not isinstance(made, tuple):
            yield made.memory
