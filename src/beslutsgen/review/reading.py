"""Ett läst papper blir texter som kontrollerna läser, som om avsnitten stod i en ärendefil."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.checks.base import Text
from beslutsgen.facts import Datum
from beslutsgen.passage import Passage
from beslutsgen.pattern import late
from beslutsgen.review.sections import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from beslutsgen.diagnostic import Spot
    from beslutsgen.readback.document import Document, ReadParagraph

# Texter som varken är löpande text, punkter eller avsnitt.
_OTHER: Final = {"heading": "rubrik", "cell": "tabell"}
_DATED: Final = late(r"(?<!\w)(?:datum|daterad|upprättad)\w*\s*:?\s*\Z", re.IGNORECASE)
# Papperets slag, eller ett brett tomrum, framför datumet i huvudet.
_BEFORE_DATE: Final = late(r"(?:\A\s*(?:tjänsteskrivelse|tjänsteutlåtande)\s+|\t|\s{3})\Z", re.IGNORECASE)
# Längre rader och stycken än så är löpande text.
_SHORT: Final = 50
_HEAD: Final = 1000
_TOP: Final = 12
# Så långt före dagen kan ordet Datum börja.
_LABEL: Final = 60


def texts(document: Document) -> tuple[Text, ...]:
    """Papperets texter i ordning, med avsnittets sökväg. Radbrytningar läses som mellanslag; lägena står kvar."""
    return tuple(_texts(document))


def _texts(document: Document) -> Iterator[Text]:
    point = 0
    for paragraphs in continued(document):
        first = paragraphs[0]
        where = section(first.heading)
        if where == "beslut" and first.part == "body" and first.kind == "item":
            point += 1
            path = f"beslut[{point}]"
        else:
            path = _path(first, where)
        yield Text(path, (joined([unwrapped(one.passage) for one in paragraphs]),), document.file)


def continued(document: Document) -> Iterator[list[ReadParagraph]]:
    """Styckena, de som fortsätter en mening tillsammans med det stycke där den började."""
    together: list[ReadParagraph] = []
    for paragraph in document.paragraphs:
        if together and not paragraph.continues:
            yield together
            together = []
        together.append(paragraph)
    if together:
        yield together


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


class _JoinedPlace(Struct, frozen=True):
    """Platserna för flera stycken som lästs som ett: var vart och ett börjar, och dess plats."""

    parts: tuple[tuple[int, Passage], ...]

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i det stycke där texten börjar."""
        offset, passage = next((at, part) for at, part in reversed(self.parts) if at <= start)
        return passage.place.spot(start - offset, min(end - offset, len(passage.text)))


def joined(passages: Sequence[Passage]) -> Passage:
    """Styckena som ett, med ett mellanslag emellan."""
    if len(passages) == 1:
        return passages[0]
    starts = tuple(accumulate((len(one.text) + 1 for one in passages[:-1]), initial=0))
    facts = tuple(
        replace(fact, start=fact.start + at, end=fact.end + at)
        for at, one in zip(starts, passages, strict=True)
        for fact in one.facts
    )
    text = " ".join(one.text for one in passages)
    return Passage(text, _JoinedPlace(tuple(zip(starts, passages, strict=True))), facts)


def paper_date(document: Document) -> date | None:
    """Papperets datum: det som står efter ordet Datum, eller ensamt på en rad överst; annars `None`."""
    top = [one for one in document.paragraphs if one.part == "header"]
    top += [one for one in document.paragraphs if one.part == "body"][:_TOP]
    return next((day for paragraph in top for day in _dates(paragraph.passage)), None)


def _dates(passage: Passage) -> Iterator[date]:
    for fact in passage.facts:
        if not isinstance(fact.value, Datum) or fact.value.dag is None:
            continue
        near = max(0, fact.start - _LABEL)
        if _alone(passage.text, fact.start, fact.end) or _DATED.search(passage.text, near, fact.start):
            yield fact.value.forsta


def _alone(text: str, start: int, end: int) -> bool:
    """Om datumet står ensamt på sin rad, i ett stycke av korta rader, eller efter papperets slag eller ett tomrum."""
    if len(text) > _HEAD or any(len(" ".join(line.split())) > _SHORT for line in text.splitlines()):
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end:].split("\n", 1)[0]
    return not after.strip() and (not before.strip() or _BEFORE_DATE.search(before) is not None)
