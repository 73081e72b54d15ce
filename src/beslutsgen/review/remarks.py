"""Fynd blir kommentarer i papperet: var och en vid sin text, eller överst med texten citerad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.emit.comment.comments import Remark, with_comments
from beslutsgen.readback.docx.where import body_text
from beslutsgen.word.opened import PAPER, Refusal, open_package

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.readback.docx.where import BodyText

# Där kan Word inte visa en kommentar; fyndet fästs vid brödtextens första stycke.
_ELSEWHERE: Final[Mapping[str, str]] = {
    "header": "Gäller sidhuvudet",
    "footer": "Gäller sidfoten",
    "footnote": "Gäller en not",
    "comment": "Gäller en kommentar",
    "body": "Gäller en textruta",
}


def commented(data: bytes, findings: Sequence[tuple[Spot, tuple[str, ...]]]) -> bytes | None:
    """En kopia av Word-papperet med fynden (plats och text) som kommentarer; `None` för något annat än ett sådant."""
    opened = open_package(data, PAPER)
    if isinstance(opened, Refusal):
        return None
    body = body_text(opened)
    return with_comments(opened, data, [_remark(body, spot, lines) for spot, lines in findings])


def _remark(body: BodyText, spot: Spot, lines: tuple[str, ...]) -> Remark:
    if not isinstance(spot, PaperSpot):
        return Remark(lines, body.first())
    stretch = body.stretch(spot.paragraph, spot.start, spot.end) if spot.part == "body" else None
    if stretch is not None:
        return Remark(lines, stretch)
    said = f"{_ELSEWHERE.get(spot.part, 'Gäller papperet')}: ”{' '.join(spot.excerpt.split())}”"
    return Remark((said, *lines), body.first())
