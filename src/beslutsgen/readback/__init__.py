"""Papper läses tillbaka: stycken, bokmärken och det som inte lästes."""

from __future__ import annotations

from beslutsgen.readback.document import (
    Bookmark,
    Cell,
    Comment,
    Document,
    Properties,
    ReadParagraph,
    ReadPlace,
    Revision,
    Unreadable,
)
from beslutsgen.readback.paper import SUFFIXES, read_paper, with_facts

__all__ = [
    "SUFFIXES",
    "Bookmark",
    "Cell",
    "Comment",
    "Document",
    "Properties",
    "ReadParagraph",
    "ReadPlace",
    "Revision",
    "Unreadable",
    "read_paper",
    "with_facts",
]
