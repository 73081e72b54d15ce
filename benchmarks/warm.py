"""Varm, en kärna: hela kedjan, och bara mall till bytes, mot docxtpl på samma mallar och samma text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beslutsgen.pipeline.filled import fill_paper
from beslutsgen.pipeline.origin import paper_origin
from clock import timed
from context import contexts
from plain import context_of, render
from prepared import drafted, opened, papers_of
from table import ms, table
from varied import varied

if TYPE_CHECKING:
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft import Draft
    from beslutsgen.emit.fill.paper import Paper


@dataclass(frozen=True, slots=True)
class Prepared:
    """Ett ärende som båda sätten kan skriva: källan, utkastet, och docxtpls mallar och färdiga text."""

    source: bytes
    arende: Arende
    draft: Draft
    plain: tuple[tuple[bytes, dict[str, Any]], ...]


def warm(cases: int, rounds: int, *, prose: bool) -> str:
    """Tabellen: millisekunder per papper och hur många gånger fortare än docxtpl."""
    files = opened()
    prepared = [_prepared(number, files, prose=prose) for number in range(cases)]
    papers = sum(len(one.plain) for one in prepared)
    done = timed(
        {
            "docxtpl": lambda: [render(*paper) for one in prepared for paper in one.plain],
            "fyll": lambda: [_filled(one, files) for one in prepared],
            "hela": lambda: [papers_of(one.source, files) for one in prepared],
        },
        rounds,
    )
    rows = [("docxtpl: bara mallarna ifyllda", ms(done.median("docxtpl") / papers), "1,0")]
    for way, said in (("fyll", "beslutsgen: bara mallarna ifyllda"), ("hela", "beslutsgen: hela kedjan")):
        faster = f"{done.times_faster(way, 'docxtpl'):.1f}".replace(".", ",")
        rows.append((said, ms(done.median(way) / papers), faster))
    return table(("varm, en kärna", "ms per papper", "gånger fortare"), rows)


def _prepared(number: int, files: PackFiles, *, prose: bool) -> Prepared:
    source = varied(number, prose=prose)
    arende, draft = drafted(source, files)
    plain = tuple(
        (
            Path(paper["template"]).read_bytes(),
            {name: context_of(one) for name, one in paper["context"].items()},
        )
        for paper in contexts(draft, files).values()
    )
    return Prepared(source, arende, draft, plain)


def _filled(one: Prepared, files: PackFiles) -> list[Paper]:
    origin = paper_origin(one.draft.writer.places.source, files)
    papers = [
        fill_paper(paper, one.draft, one.arende, files, origin) for paper in one.draft.papers(utkast=False)
    ]
    filled = [paper for paper in papers if not isinstance(paper, tuple)]
    if len(filled) != len(papers):
        raise TypeError(papers)
    return filled
