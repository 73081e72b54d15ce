"""Ställen i en text som inte är löpande text: webbadresser, e-postadresser och filnamn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.facts.text import Text

_WEBB: Final = late(r"(?:https?://|www\.)[^\s<>\"]{1,2000}")
_FIL: Final = late(r"\.(?:docx?|pdf|xlsx?|pptx?|odt|txt|csv|zip|msg)(?![a-zåäö0-9])")
_ORD_FORE: Final = late(r"[^\s(]{1,120}\Z")
_ORD_EFTER: Final = late(r"[^\s)]{0,120}")


def _around(low: str, start: int, end: int) -> tuple[int, int]:
    """Ordet som stället står i."""
    fore = _ORD_FORE.search(low, max(0, start - 120), start)
    efter = _ORD_EFTER.match(low, end)
    return fore.start() if fore else start, efter.end() if efter else end


def _each(low: str, char: str) -> Iterator[int]:
    """Varje ställe där tecknet står."""
    at = low.find(char)
    while at >= 0:
        yield at
        at = low.find(char, at + 1)


def adresser(text: Text) -> list[tuple[int, int]]:
    """Adressernas och filnamnens ställen, i ordning."""
    low = text.low
    web = "www." in low or "://" in low
    if not web and "@" not in low and not _FIL.search(low):
        return []
    spans = [match.span() for match in _WEBB.finditer(low)] if web else []
    spans += [(_around(low, match.start(), match.end())[0], match.end()) for match in _FIL.finditer(low)]
    spans += [_around(low, at, at + 1) for at in _each(low, "@")]
    return sorted(spans)
