"""Gamla papper blir ett utkast till en ärendefil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende import MAX_BYTES
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile, ordered
from beslutsgen.pipeline.sources import read_paper_file
from beslutsgen.prefill import draft_case
from beslutsgen.review.papers import UNREADABLE, review

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    found = review(papers, None, files.pack)
    empty = [
        document.file
        for document in found.documents
        if not any(one.text.strip() for one in document.paragraphs)
    ]
    unusable = [fault for fault in found.diagnostics if fault.code == UNREADABLE]
    unusable += [_unusable(name, "I papperet finns ingen text att läsa.") for name in empty]
    if unusable:
        return ordered(tuple(unusable))
    drafted = draft_case(found.documents, found.diagnostics, files.pack, given, file)
    if len(drafted.text.encode()) > MAX_BYTES:
        return (_unusable(str(paths[0]), "Papperen är för långa för en ärendefil."),)
    return drafted


def _unusable(name: str, message: str) -> Diagnostic:
    hint = "Ange ett förslag till beslut och en tjänsteskrivelse, som .docx, .pdf, .txt eller .md."
    return Diagnostic(UNREADABLE, Severity.ERROR, message, WholeFile(name), hint)
