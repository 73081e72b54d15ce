"""De båda riktiga ärendena, byggda i minnet, och det som en läsare ser i papperen."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx

from beslutsgen.arende import read_case
from beslutsgen.arende.packfiles import PackFiles
from beslutsgen.draft import Draft
from beslutsgen.pipeline import make_papers, open_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from beslutsgen.emit.fill.paper import Paper

ROOT: Final = Path(__file__).parents[2]
CASES: Final = ("kanberget", "korttidsvistelse-lss")
PAPERS: Final = ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")
_SPACES: Final = re.compile(r"\s+")
_DASHES: Final = str.maketrans({"—": "–", "-": "-", "\N{NON-BREAKING HYPHEN}": "-"})


@cache
def pack() -> PackFiles:
    files = open_pack()
    assert isinstance(files, PackFiles), files
    return files


def source(case: str) -> str:
    return (ROOT / "arenden" / f"{case}.yaml").read_text(encoding="utf-8")


def papers_from(text: str, file: str = "fall.yaml") -> dict[str, Paper]:
    """Papperen ur en ärendefils text, under kontrollerna."""
    loaded = read_case(text.encode(), file)
    assert loaded.model is not None, loaded.diagnostics
    draft = Draft(loaded.model, pack(), loaded.places)
    papers = make_papers(draft, loaded.model, pack())
    assert not draft.faults, draft.faults
    assert isinstance(papers, dict), papers
    return papers


@cache
def built(case: str) -> dict[str, bytes]:
    return {name: paper.data for name, paper in papers_from(source(case), f"{case}.yaml").items()}


def paragraphs(data: bytes) -> list[str]:
    """Styckena som en läsare ser dem, tabellernas celler också, med vanliga blanksteg."""
    return [plain(text) for text in _texts(docx.Document(io.BytesIO(data)))]


def plain(text: str) -> str:
    """Texten med vanliga blanksteg och streck: statementlistorna bortser från streckens och blankstegens slag."""
    return _SPACES.sub(" ", text.translate(_DASHES)).strip()


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Alla delar i paketet som är text, med sina namn."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, archive.read(name).decode("utf-8")


def _texts(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)
        else:
            yield block.text
