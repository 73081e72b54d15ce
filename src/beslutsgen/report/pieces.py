"""Ett styckes text i bitar: fakta och fynd som får överlappa, och vad som börjar och slutar var."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.diagnostic import Severity
    from beslutsgen.report.places import Fact, Mention


class Part(Struct, frozen=True):
    """En bit text; `severity` är det allvarligaste fyndets där den hör till något."""

    text: str
    severity: Severity | None


class Chunk(Struct, frozen=True):
    """Ett faktum eller text mellan fakta. `starts` är id för det som börjar här, `ends` fynden som slutar här."""

    parts: tuple[Part, ...]
    fact: Fact | None
    starts: tuple[str, ...]
    ends: tuple[Mention, ...]


def chunks(text: str, facts: Sequence[Fact], mentions: Sequence[Mention]) -> tuple[Chunk, ...]:
    """Texten i bitar. Fakta överlappar inte varandra; det gör fynden."""
    edges = {0, len(text)}
    for fact in facts:
        edges |= {fact.start, fact.end}
    # Ett fynd delar texten där det börjar och slutar, men inte ett faktum: det är en enda länk.
    edges |= {at for one in mentions for at in (one.start, one.end) if not _inside(at, facts)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    by_start = {fact.start: fact for fact in facts}
    spans = list(itertools.pairwise(cuts)) or [(0, 0)]
    return tuple(
        Chunk(
            _parts(text, start, end, mentions),
            by_start.get(start),
            tuple(one.id for one in mentions if start <= one.start < end or one.start == end == len(text)),
            tuple(one for one in mentions if start < one.end <= end or start == one.end == 0),
        )
        for start, end in spans
    )


def _inside(at: int, facts: Sequence[Fact]) -> bool:
    return any(fact.start < at < fact.end for fact in facts)


def _parts(text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[Part, ...]:
    inside = {at for one in mentions for at in (one.start, one.end) if start < at < end}
    cuts = sorted({start, end} | inside)
    return tuple(
        Part(text[first:last], _worst(first, last, mentions)) for first, last in itertools.pairwise(cuts)
    )


def _worst(start: int, end: int, mentions: Sequence[Mention]) -> Severity | None:
    over = (one.severity for one in mentions if one.start < end and start < one.end)
    return min(over, key=lambda severity: severity.rank, default=None)
