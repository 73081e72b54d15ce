"""En plats för människor: var den är, i ord, och raden med det som fyndet gäller markerat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import PaperSpot, TextSpot, WholeFile
from beslutsgen.pattern import late
from beslutsgen.report.excerpt import excerpt, shortened
from beslutsgen.report.line import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Spot
    from beslutsgen.report.line import Line

_PARTS: Final = {
    "header": "sidhuvudet",
    "footer": "sidfoten",
    "footnote": "en fotnot",
    "endnote": "en slutnot",
    "comment": "en kommentar",
}
# Så brett får ett utdrag bli där bredden inte är känd, och ur ett papper, vars stycken är långa.
_WIDEST: Final = 160
_NARROWEST: Final = 8
_GUTTER: Final = "      | "
_CUT: Final = "..."
_SPACES: Final = late(r"\s+")


def place(spot: Spot) -> str:
    """Platsen i ord: fil, rad och kolumn, eller fil, del och rubrik i ett papper."""
    if isinstance(spot, TextSpot):
        return f"{spot.file}:{spot.line}:{spot.column}"
    if isinstance(spot, WholeFile):
        return spot.file
    where = f", i {_PARTS[spot.part]}" if spot.part in _PARTS else ""
    heading = f", under ”{_one_line(spot.heading)}”" if spot.heading else ""
    return f"{spot.file}{where}{heading}"


def spot_lines(spot: Spot, tone: Tone, width: int | None) -> Iterator[Line]:
    """Raden ur filen med en markering under, eller det citat ur papperet som går att söka efter."""
    if isinstance(spot, TextSpot) and spot.line_text.strip():
        yield from _from_file(spot, tone, width or _WIDEST)
    elif isinstance(spot, PaperSpot) and spot.excerpt.strip():
        yield from _from_paper(spot, tone, min(width or _WIDEST, _WIDEST))


def _from_file(spot: TextSpot, tone: Tone, width: int) -> Iterator[Line]:
    number = f"{spot.line:5} | "
    room = max(width - len(number), _NARROWEST)
    shown = excerpt(spot.line_text, spot.column, spot.length, room)
    gutter = Piece(f"{'| ':>{len(number)}}", Tone.QUIET)
    yield (Piece(number, Tone.QUIET), Piece(shown.shown))
    # Namnet får en egen rad där det inte ryms bredvid markeringen.
    beside = spot.path is not None and len(shown.marker) + 1 + len(spot.path) <= room
    label = (Piece(f" {spot.path}", Tone.QUIET),) if beside else ()
    yield (gutter, Piece(shown.marker, tone), *label)
    if spot.path is not None and not beside:
        yield (gutter, Piece(spot.path, Tone.QUIET))


def _from_paper(spot: PaperSpot, tone: Tone, width: int) -> Iterator[Line]:
    """Stycket runt platsen med den markerad; är platsen hela stycket räcker ett citat."""
    gutter = Piece(_GUTTER, Tone.QUIET)
    room = max(width - len(_GUTTER), _NARROWEST)
    before, marked, after = map(_one_space, (spot.before, spot.excerpt, spot.after))
    if not before.strip() and not after.strip():
        yield (gutter, Piece(f"”{shortened(spot.excerpt, max(room - 2, _NARROWEST))}”"))
        return
    left, right = _beside(before.lstrip(), marked, after.rstrip(), room)
    shown = excerpt(left + marked + right, len(left) + 1, len(marked), room)
    yield (gutter, Piece(shown.shown))
    yield (gutter, Piece(shown.marker, tone))


def _beside(before: str, marked: str, after: str, room: int) -> tuple[str, str]:
    """Så mycket av det som står intill som ryms, i hela ord och lika mycket på båda sidor."""
    free = max(room - len(marked), 0)
    left = min(len(before), max(free // 2, free - len(after)))
    right = min(len(after), free - left)
    return _last_words(before, left), _first_words(after, right)


def _last_words(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    _, _, words = text[len(text) - max(room - len(_CUT), 0) - 1 :].partition(" ")
    return f"{_CUT}{words}"


def _first_words(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    words, _, _ = text[: max(room - len(_CUT), 0) + 1].rpartition(" ")
    return f"{words}{_CUT}"


def _one_space(text: str) -> str:
    """Texten på en rad, med ett blanksteg där raden bröts."""
    return _SPACES.sub(" ", text)


def _one_line(text: str) -> str:
    return _one_space(text).strip()
