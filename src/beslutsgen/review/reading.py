"""Ett läst papper blir texter som kontrollerna läser, som om avsnitten stod i en ärendefil."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from beslutsgen.checks import Text
from beslutsgen.facts import Datum
from beslutsgen.review.sections import section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from beslutsgen.passage import Passage
    from beslutsgen.readback.document import Document, ReadParagraph

# Texter som varken är löpande text, punkter eller avsnitt.
_OTHER: Final = {"heading": "rubrik", "cell": "tabell"}
_DATED: Final = re.compile(r"(?<!\w)(?:datum|daterad|upprättad)\w*\s*:?\s*\Z", re.IGNORECASE)
_TOP: Final = 12


def texts(document: Document) -> tuple[Text, ...]:
    """Papperets texter i ordning, med avsnittets sökväg. Radbrytningar läses som mellanslag; lägena står kvar."""
    return tuple(_texts(document))


def _texts(document: Document) -> Iterator[Text]:
    point = 0
    for paragraph in document.paragraphs:
        where = section(paragraph.heading)
        if where == "beslut" and paragraph.part == "body" and paragraph.kind == "item":
            point += 1
            path = f"beslut[{point}]"
        else:
            path = _path(paragraph, where)
        yield Text(path, (unwrapped(paragraph.passage),), document.file)


def _path(paragraph: ReadParagraph, where: str | None) -> str:
    if paragraph.part != "body":
        return paragraph.part
    if paragraph.kind in _OTHER:
        return _OTHER[paragraph.kind]
    if paragraph.kind == "item":
        return f"{where or 'text'}.punkt"
    return where or "text"


def unwrapped(passage: Passage) -> Passage:
    """Stycket med radbrytningar och tabbar som mellanslag, så att en mening är en rad."""
    return replace(passage, text=passage.text.replace("\n", " ").replace("\t", " "))


def paper_date(document: Document) -> date | None:
    """Papperets datum: det som står efter ordet Datum, eller ensamt i sidhuvudet eller överst; annars `None`."""
    top = [one for one in document.paragraphs if one.part == "header"]
    top += [one for one in document.paragraphs if one.part == "body"][:_TOP]
    return next((day for paragraph in top for day in _dates(paragraph.passage)), None)


def _dates(passage: Passage) -> Iterator[date]:
    for fact in passage.facts:
        if isinstance(fact.value, Datum) and fact.value.dag is not None:
            alone = passage.text.strip() == passage.text[fact.start : fact.end]
            if alone or _DATED.search(passage.text, 0, fact.start):
                yield fact.value.forsta
