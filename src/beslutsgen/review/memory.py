"""Texten som byggd, ur sidovagnen: papperets stycken med sina bundna fakta."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from beslutsgen.word.stamp import MEMORY_VERSION, Link


class BuiltFact(NamedTuple):
    """Ett bundet faktum i ett stycke som det byggdes."""

    mark: str
    start: int
    end: int
    path: str
    notation: str
    kind: str


class BuiltParagraph(NamedTuple):
    """Ett stycke som det byggdes."""

    part: str
    number: int
    text: str
    facts: tuple[BuiltFact, ...]


def read_memory(data: bytes | None, salt: str | None) -> tuple[BuiltParagraph, ...] | None:
    """Styckena som byggda, eller `None` där de saknas eller hör till ett annat bygge än stämpelns salt."""
    try:
        found: Any = json.loads(data) if data else None
        if (
            not isinstance(found, dict)
            or found["version"] != MEMORY_VERSION
            or salt not in (None, found["stamp"])
        ):
            return None
        return tuple(_paragraph(one) for one in found["paragraphs"])
    except (ValueError, KeyError, TypeError):
        # Minnet är programmets; ett trasigt är inget minne.
        return None


def built_pictures(data: bytes | None) -> frozenset[str]:
    """Fingeravtrycken av bilderna som programmet satte i papperet; inga ur ett minne som inte har dem."""
    try:
        return frozenset(map(str, json.loads(data)["pictures"])) if data else frozenset()
    except (ValueError, KeyError, TypeError):
        return frozenset()


def built_links(data: bytes | None) -> tuple[Link, ...] | None:
    """Länkarna som papperet byggdes med; `None` ur ett minne som inte har dem."""
    try:
        return tuple(map(_link, json.loads(data)["links"])) if data else None
    except (ValueError, KeyError, TypeError):
        return None


def _link(found: dict[str, Any]) -> Link:
    return Link(str(found["part"]), int(found["number"]), str(found["text"]), str(found["address"]))


def _paragraph(found: dict[str, Any]) -> BuiltParagraph:
    facts = tuple(
        BuiltFact(str(mark), int(start), int(end), str(path), str(notation), str(kind))
        for mark, start, end, path, notation, kind in found["facts"]
    )
    return BuiltParagraph(str(found["part"]), int(found["number"]), str(found["text"]), facts)
