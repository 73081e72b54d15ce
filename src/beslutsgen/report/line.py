"""En rad text för människor: bitar med en ton, som en terminal visar med färg och ett rör som vanlig text."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# Får inte så här mycket plats på radens slut börjar texten på nästa rad.
_ROOM: Final = 24


class Tone(StrEnum):
    """Vad en bit är, inte hur den ser ut."""

    ERROR = "fel"
    WARNING = "varning"
    INFO = "upplysning"
    ACCEPTED = "godtaget"
    GOOD = "bra"
    WEIGHTY = "viktigt"
    QUIET = "bisak"


class Piece(Struct, frozen=True):
    """En bit av en rad."""

    text: str
    tone: Tone | None = None


Line: TypeAlias = tuple[Piece, ...]


def line(text: str, tone: Tone | None = None) -> Line:
    """En rad i en enda ton."""
    return (Piece(text, tone),)


def plain(lines: Iterable[Line]) -> str:
    """Raderna som vanlig text."""
    return "\n".join("".join(piece.text for piece in pieces) for pieces in lines)


def told(start: Line, text: Piece, width: int | None, indent: int) -> Iterator[Line]:
    """Raden `start` följd av texten; ryms den inte på `width` tecken fortsätter den under, indragen."""
    if width is None:
        yield (*start, text)
        return
    lead = len(plain([start]))
    if lead and width - lead < _ROOM:
        yield start
        yield from told((Piece(" " * indent),), text, max(width, indent + _ROOM), indent)
        return
    import textwrap

    wrapped = textwrap.wrap(
        text.text,
        width,
        initial_indent=" " * lead,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    first, *rest = wrapped or [""]
    yield (*start, Piece(first[lead:], text.tone))
    for more in rest:
        yield (Piece(more, text.tone),)
