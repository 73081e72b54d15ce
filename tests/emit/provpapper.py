"""Ett papper ur en liten mall, för proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exempel import PROPERTIES, scope, written
from smamallar import parts, plain

from beslutsgen.emit.fill.paper import Paper, make_paper
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.templates import compile_template
from beslutsgen.review.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.content import Content
    from beslutsgen.draft.scope import Node


def make(
    template: bytes, blocks: Mapping[str, Content] | None = None, facts: Mapping[str, Node] | None = None
) -> Paper:
    """Papperet; mallen måste duga, och återläsningen finna att det är som det ska."""
    made = attempt(template, blocks, facts)
    assert isinstance(made, Paper), made
    assert [found.message for found in verify(made, "papper.docx")] == []
    return made


def attempt(
    template: bytes, blocks: Mapping[str, Content] | None = None, facts: Mapping[str, Node] | None = None
) -> Paper | tuple[Diagnostic, ...]:
    """Papperet, eller det mallen inte tog emot."""
    names = scope(facts or {}, blocks or {}, "Papper")
    compiled = compile_template(template, "mall.docx", names)
    assert isinstance(compiled, CompiledTemplate), compiled
    return make_paper(compiled, names, written, PROPERTIES)


def xml(paper: Paper) -> str:
    """Dokumentets XML."""
    return parts(paper.data)["word/document.xml"]


def lines(paper: Paper) -> list[str]:
    """Dokumentets stycken."""
    return plain(paper.data)
