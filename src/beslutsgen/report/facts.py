"""Uppgifterna i papper: som rader för människor, och som JSON för program."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from msgspec import to_builtins

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import Belopp, Datum, Period, listed, write
from beslutsgen.report.excerpt import shortened
from beslutsgen.report.line import Piece, Tone, line
from beslutsgen.report.words import kind_name, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.passage import FactSpan, Value
    from beslutsgen.readback import Document
    from beslutsgen.readback.document import ReadParagraph
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Unread

# Så bred är texten som den står i papperet; en längre klipps.
_WIDE: Final = 40
_PARTS: Final = {
    "header": "Sidhuvud",
    "footer": "Sidfot",
    "footnote": "Fotnoter",
    "comment": "Kommentarer",
}


def as_json(documents: Sequence[Document], unread: Sequence[Unread] = ()) -> str:
    """Ett JSON-objekt enligt programmets fasta yttre; `unread` står med när något inte är läst."""
    shown = [
        {"file": one.file, "facts": [_fact(paragraph, fact) for paragraph, fact in _facts(one)]}
        for one in documents
    ]
    missing = {"unread": [to_builtins(one) for one in unread]} if unread else {}
    return json.dumps({"version": 1, "documents": shown, **missing}, ensure_ascii=False, indent=1)


def as_lines(documents: Sequence[Document]) -> Iterator[Line]:
    """En rad per uppgift, under papperets namn och rubriken som uppgiften står under."""
    for at, one in enumerate(documents):
        if at:
            yield ()
        found = list(_facts(one))
        counted = number(len(found), "uppgift", "uppgifter") if found else "inga uppgifter"
        yield line(f"{one.file}: {counted}", Tone.WEIGHTY)
        for heading, group in groupby(found, key=lambda pair: _under(pair[0])):
            yield line(f"  {heading}", Tone.QUIET)
            yield from (_row(paragraph.text, fact) for paragraph, fact in group)


def in_words(value: Value) -> str:
    """Värdet med belopp i hela kronor och datum i siffror, så att olika skrivsätt går att jämföra."""
    if isinstance(value, Belopp):
        return write(value, "kronor")
    return write(value, "iso" if isinstance(value, (Datum, Period)) else "")


def _under(paragraph: ReadParagraph) -> str:
    """Var i papperet stycket står, som en rubrik."""
    part = _PARTS.get(paragraph.part)
    if part is None:
        return " ".join((paragraph.heading or "Utan rubrik").split())
    return part


def _row(text: str, fact: FactSpan) -> Line:
    """Sorten, texten som den står, och värdet utskrivet på ett och samma sätt."""
    kind = kind_name(listed(fact.value).kind)
    shown = shortened(text[fact.start : fact.end], _WIDE)
    value = " ".join(in_words(fact.value).split())
    return (Piece(f"    {kind:<15} ", Tone.INFO), Piece(f"{shown:<{_WIDE}} "), Piece(value))


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
