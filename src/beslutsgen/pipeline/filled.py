"""Ett papper ifyllt: ur utkastet och mallen blir filens bytes; inget är ännu läst tillbaka."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from beslutsgen.arende import papperets_datum
from beslutsgen.emit.fill.paper import make_paper
from beslutsgen.emit.fill.pictures import read_picture
from beslutsgen.emit.fill.properties import Properties
from beslutsgen.emit.prepare.templates import compile_template
from beslutsgen.pipeline.shelves import shelves_of

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft import Draft, PaperDraft
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.emit.fill.pictures import Picture
    from beslutsgen.word.stamp import Origin


def fill_paper(
    paper: PaperDraft, draft: Draft, arende: Arende, files: PackFiles, origin: Origin
) -> Paper | tuple[Diagnostic, ...]:
    """Papperet, eller felen i mallen."""
    name = paper.papper.mall
    template = compile_template(
        files.templates[name], _path(files.folder, name), paper.scope, shelves_of(files)
    )
    if isinstance(template, tuple):
        return template
    number = arende.arende.diarienummer
    kommun = files.pack.organisation.kommun.text
    properties = Properties(paper.title, number.text if number else None, kommun, papperets_datum(arende))
    return make_paper(template, paper.scope, draft.writer.written, properties, pictures_of(files), origin)


@lru_cache(maxsize=64)
def _path(folder: Path, name: str) -> str:
    return str(folder / name)


def pictures_of(files: PackFiles) -> dict[str, Picture]:
    """Mallpaketets bilder, efter sökväg."""
    alt = files.pack.organisation.logotyp_alt or files.pack.organisation.kommun.text
    picture = read_picture(files.logotype, alt) if files.logotype else None
    return {"pack.organisation.logotyp": picture} if picture else {}
