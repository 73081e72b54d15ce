"""Text bruten i rader så som författaren bryter sina, utan att någon rad börjar med det som skulle bli en lista."""

from __future__ import annotations

from typing import Final

from beslutsgen.pattern import late

WIDTH: Final = 120
_NARROWEST: Final = 80
# Rader kortare än så säger inget om var författaren bryter.
_TELLING: Final = 60
# Rader som är längre än bredden, som en med en lång adress, får vara så stor del av de långa.
_STRAY: Final = 0.2
# Ord som först på en rad skulle börja en lista eller en tabell.
_STARTS_A_ROW: Final = late(r"[-+*=|:#>~_]|[0-9]+[.)]")
# En hänvisning delas aldrig över två rader.
_WORD: Final = late(r"(?:\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,80}%\}|\S)+")


def wrapped(text: str, room: int) -> list[str]:
    """Texten i rader. En rad börjar aldrig med det som skulle bli en lista."""
    lines: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        fits = lines and len(lines[-1]) + 1 + len(word) <= room
        if lines and (fits or _STARTS_A_ROW.match(word)):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def width_of(text: str) -> int | None:
    """Bredden som filens rader håller, eller `None` där författaren inte bryter sina rader."""
    lengths = [len(row) for row in text.splitlines() if len(row) > _TELLING]
    within = [length for length in lengths if length <= WIDTH]
    if len(lengths) - len(within) > _STRAY * len(lengths):
        return None
    return max([_NARROWEST, *within])
