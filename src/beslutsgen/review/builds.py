"""Vilken byggning ett papper är från: den ärendefil som gäller, och ärendets andra papper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks import dok009, dok010
from beslutsgen.diagnostic import Diagnostic, Related, WholeFile
from beslutsgen.word.stamp import name_digest, text_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende.source import SourceText
    from beslutsgen.readback.stamp import FilePaper
    from beslutsgen.word.stamp import Stamp

_BUILD: Final = "Bygg papperen på nytt, eller granska mot den ärendefil som de byggdes av."


def other_version(file: str, stamp: Stamp, source: SourceText) -> Iterator[Diagnostic]:
    """Om papperet är byggt av en annan ärendefil än den som det granskas mot."""
    if stamp.origin.case == text_digest(source.text):
        return
    same = stamp.origin.name == name_digest(source.file)
    message = (
        f"Ärendefilen {source.file} är ändrad sedan papperet byggdes."
        if same
        else f"Papperet är inte byggt av ärendefilen {source.file}."
    )
    yield Diagnostic(dok009.CODE, dok009.CHECK.severity, message, WholeFile(file), _BUILD)


def builds(papers: Mapping[str, FilePaper]) -> Iterator[Diagnostic]:
    """Papper ur samma ärendefil som inte är från samma byggning."""
    groups: dict[str, list[tuple[str, FilePaper]]] = {}
    for file, paper in papers.items():
        if paper.stamp:
            groups.setdefault(paper.stamp.origin.name, []).append((file, paper))
    for group in groups.values():
        origins = {paper.stamp.origin for _, paper in group if paper.stamp}
        if len(origins) > 1:
            first, *others = [file for file, _ in group]
            yield Diagnostic(
                dok010.CODE,
                dok010.CHECK.severity,
                f"Ärendets papper är från {len(origins)} olika byggningar.",
                WholeFile(first),
                "Bygg alla papper på nytt på en gång.",
                tuple(Related(WholeFile(file), "ett papper ur samma ärende") for file in others),
            )
