"""Papperet läses tillbaka: varje block ska stå helt och på sin plats, och resten vara mallens egen text.

Varje del läses som löpande text, med bokmärkena i, och jämförs med det väntade. Stämmer den inte, eller kan den inte
läsas så, avgör en läsning stycke för stycke (`unlike.py`), som också säger vad som skiljer. Varje avsnitt ska ha
mallens sidstorlek och marginaler, och hänvisa till samma sidhuvud och sidfot (`page_setup.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.emit.prepare.compiled import UTKAST
from beslutsgen.readback.written import Unreadable, read_written
from beslutsgen.review.expected import expected_parts, own_paragraphs
from beslutsgen.review.fitting import difference
from beslutsgen.review.page_setup import other_page_setup
from beslutsgen.word.running import END, running

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.readback.written import WrittenPart
    from beslutsgen.review.expected import Expected


def verify(
    paper: Paper, file: str, pictures: Collection[str] = (), *, utkast: bool = False
) -> tuple[Diagnostic, ...]:
    """Skillnaderna mellan papperets bytes och utkastet; inga när allt stämmer. `file` är papperets namn."""
    template = paper.rendered.template
    read = read_written(paper.data, template.members)
    if isinstance(read, Unreadable):
        from beslutsgen.review.unlike import unreadable

        return (unreadable(file, read),)
    filled = expected_parts(paper.rendered, paper.placed, pictures)
    wanted = {**_untouched(template, read.parts.keys() - filled.parts.keys()), **filled.parts}
    doubted = {
        name: items
        for name, items in wanted.items()
        if not (filled.bound and _stands(read.parts.get(name), items, template, utkast=utkast))
    }
    missing = template.members.keys() - read.names
    if doubted or missing:
        from beslutsgen.review.unlike import Unlike

        if told := Unlike(read, template, file, utkast=utkast).told(doubted, missing, paper.placed):
            return told
    return other_page_setup(read, paper.rendered, file, utkast=utkast)


def _untouched(template: CompiledTemplate, names: Collection[str]) -> dict[str, list[Expected]]:
    """Delar som ändrades utan att fyllas i ska ha mallens stycken, och nya delar inga egna."""
    members = template.package.members
    return {name: own_paragraphs(members[name]) if name in members else [] for name in names}


def _stands(
    part: WrittenPart | None, wanted: Sequence[Expected], template: CompiledTemplate, *, utkast: bool
) -> bool:
    """Om delen finns, är hel, och har just det väntade, med varje faktum i sitt bokmärke."""
    flow = running(part.data, template.free_bookmark) if part else None
    if part is None or flow is None:
        return False
    *paragraphs, rest = flow.split(END)
    shown = [text for text in paragraphs if text and not text.isspace()]
    if utkast and part.kind == "header" and shown[:1] == [UTKAST]:
        del shown[0]
    return not rest and difference(wanted, shown) is None
