"""Gamla papper blir ett utkast till en ärendefil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende import MAX_BYTES
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile, ordered
from beslutsgen.pipeline.sources import read_paper_file
from beslutsgen.prefill import draft_case
from beslutsgen.review.papers import UNREADABLE, read_all, review

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.prefill import Drafted, Given


def draft_from_papers(
    paths: Sequence[Path], files: PackFiles, given: Given, file: str
) -> Drafted | tuple[Diagnostic, ...]:
    """Utkastet ur papperen i filerna, eller varför inget kan göras. Inget skrivs; `file` är filen som ska skrivas."""
    opened = {str(path): read_paper_file(path) for path in paths}
    faults = [data for data in opened.values() if isinstance(data, Diagnostic)]
    if faults:
        return ordered(tuple(faults))
    papers = {name: data for name, data in opened.items() if isinstance(data, bytes)}
    unusable = _not_usable(papers)
    if unusable:
        return ordered(unusable)
    found = review(papers, None, files.pack)
    drafted = draft_case(found.documents, found.diagnostics, files.pack, given, file)
    return drafted if len(drafted.text.encode()) <= MAX_BYTES else (_too_long(paths),)


def _not_usable(papers: Mapping[str, bytes], limit: int = MAX_BYTES) -> tuple[Diagnostic, ...]:
    """Varför papperen inte kan bli ett utkast; det sägs innan de granskas."""
    documents, faults = read_all(papers)
    sizes = [sum(len(one.text.strip()) for one in document.paragraphs) for document in documents]
    empty = [document.file for document, size in zip(documents, sizes, strict=True) if not size]
    said = (*faults, *(_unusable(name, "I papperet finns ingen text att läsa.") for name in empty))
    return said or ((_too_long([*papers]),) if sum(sizes) > limit else ())


def _too_long(papers: Sequence[str | Path]) -> Diagnostic:
    return _unusable(str(papers[0]), "Papperen är för långa för en ärendefil.")


def _unusable(name: str, message: str) -> Diagnostic:
    hint = "Ange ett förslag till beslut och en tjänsteskrivelse, som .docx, .pdf, .txt eller .md."
    return Diagnostic(UNREADABLE, Severity.ERROR, message, WholeFile(name), hint)
