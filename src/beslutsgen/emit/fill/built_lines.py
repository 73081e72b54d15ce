"""Papperets stycken som de byggdes: texten, och läge och uppgift för varje bokmärke. Så står de i sidovagnen."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

# Ett bokmärke: dess namn, början och slut i styckets text, och uppgiftens sökväg, skrivsätt och slag.
Held: TypeAlias = "tuple[str, int, int, str, str, str]"


class BuiltLine(Struct, frozen=True, gc=False):
    """Ett stycke med text: delens slag, numret inom delen från 1, texten och bokmärkena."""

    part: str
    number: int
    text: str
    facts: tuple[Held, ...]


class Filled(Struct, frozen=True, gc=False):
    """En ifylld del: dess XML, dess stycken och antalet ritade föremål."""

    xml: bytes
    lines: tuple[BuiltLine, ...]
    drawn: int
