"""Uppgifterna i papper: som rader för människor, och som JSON för program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import listed
from beslutsgen.report.line import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.facts import Listed
    from beslutsgen.passage import FactSpan
    from beslutsgen.readback import Document
    from beslutsgen.readback.document import ReadParagraph
    from beslutsgen.report.line import Line


def as_json(documents: Sequence[Document]) -> str:
    """Ett JSON-objekt enligt programmets fasta yttre."""
    shown = [
        {"file": one.file, "facts": [_fact(paragraph, fact) for paragraph, fact in _facts(one)]}
        for one in documents
    ]
    return json.dumps({"version": 1, "documents": shown}, ensure_ascii=False, indent=1)


def as_lines(documents: Sequence[Document]) -> Iterator[Line]:
    """En rad per uppgift, under papperets namn."""
    for one in documents:
        found = list(_facts(one))
        yield line(f"{one.file}: {len(found)} {'uppgift' if len(found) == 1 else 'uppgifter'}")
        for paragraph, fact in found:
            text = " ".join(paragraph.text[fact.start : fact.end].split())
            shown = listed(fact.value)
            heading = f"  ({paragraph.heading})" if paragraph.heading else ""
            yield line(f"  {shown.kind:<18} {text}  =  {_value(shown)}{heading}")


def _facts(document: Document) -> Iterator[tuple[ReadParagraph, FactSpan]]:
    for paragraph in document.paragraphs:
        yield from ((paragraph, fact) for fact in paragraph.passage.facts)


def _fact(paragraph: ReadParagraph, fact: FactSpan) -> dict[str, Any]:
    shown = listed(fact.value)
    spot = paragraph.passage.place.spot(fact.start, fact.end)
    where: dict[str, Any] = {}
    if isinstance(spot, PaperSpot):
        where = {"part": spot.part, "paragraph": spot.paragraph, "start": spot.start, "end": spot.end}
    counted = {"unit": shown.unit} if shown.kind == "count" else {}
    repeated = {"times": shown.times} if shown.kind == "extension" else {}
    return {
        "kind": shown.kind,
        "value": shown.value,
        **counted,
        **repeated,
        "per": list(shown.per),
        "bound": shown.bound,
        "text": paragraph.text[fact.start : fact.end],
        **where,
    }


def _value(shown: Listed) -> str:
    """Värdet i ord och tal: 3800000 per år, högst; 7 platser; P2Y, 2 gånger."""
    bounds = {"ca": "ungefär", "max": "högst", "min": "minst"}
    parts = (
        bounds[shown.bound] if shown.bound else "",
        shown.value,
        "kr" if shown.kind == "amount" else shown.unit or "",
        *(f"per {unit}" for unit in shown.per),
        f"× {shown.times}" if shown.times else "",
    )
    return " ".join(part for part in parts if part)
