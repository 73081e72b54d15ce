"""Stegen i ordning, och programmets Python-API: bygg och kontrollera ärenden, läs och granska papper."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.pipeline.cases import build_case, building, make_papers
    from beslutsgen.pipeline.checking import Checked, check_case, check_source
    from beslutsgen.pipeline.copies import copy_with_comments
    from beslutsgen.pipeline.drafts import draft_from_papers
    from beslutsgen.pipeline.options import BuildOptions
    from beslutsgen.pipeline.packs import open_pack
    from beslutsgen.pipeline.pages import write_page
    from beslutsgen.pipeline.papers import ReadPapers, read_papers, review_files, review_papers

__all__ = [
    "BuildOptions",
    "Checked",
    "ReadPapers",
    "build_case",
    "building",
    "check_case",
    "check_source",
    "copy_with_comments",
    "draft_from_papers",
    "make_papers",
    "open_pack",
    "read_papers",
    "review_files",
    "review_papers",
    "write_page",
]

# Var namnen finns. Ett kommando läser bara in de steg som det använder.
_HOMES: Final[Mapping[str, str]] = {
    "BuildOptions": "options",
    "Checked": "checking",
    "ReadPapers": "papers",
    "build_case": "cases",
    "building": "cases",
    "check_case": "checking",
    "check_source": "checking",
    "copy_with_comments": "copies",
    "draft_from_papers": "drafts",
    "make_papers": "cases",
    "open_pack": "packs",
    "read_papers": "papers",
    "review_files": "papers",
    "review_papers": "papers",
    "write_page": "pages",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
