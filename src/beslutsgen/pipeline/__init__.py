"""Stegen i ordning, och programmets Python-API: bygg och kontrollera ärenden, läs och granska papper."""

from beslutsgen.pipeline.cases import BuildOptions, Checked, build_case, check_case, check_source, make_papers
from beslutsgen.pipeline.copies import copy_with_comments
from beslutsgen.pipeline.drafts import draft_from_papers
from beslutsgen.pipeline.packs import open_pack
from beslutsgen.pipeline.pages import write_page
from beslutsgen.pipeline.papers import ReadPapers, read_papers, review_files, review_papers

__all__ = [
    "BuildOptions",
    "Checked",
    "ReadPapers",
    "build_case",
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
