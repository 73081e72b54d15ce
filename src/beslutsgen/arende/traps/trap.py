"""En fälla: vad som är fel, var, och de ändringar i texten som lagar det."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from beslutsgen.pattern import late

_CURLY_WHOLE: Final = late(r"[”“„]([^”“„]+)[”“]|[’‘]([^’‘]+)[’‘]")
SET_QUOTES: Final = "Sätt citattecken om hela värdet:"


class Edit(Struct, frozen=True):
    """Texten från `start` till `end` byts mot `text`."""

    start: int
    end: int
    text: str


class Trap(Struct, frozen=True):
    """En fälla i texten. `remedy` inleder tipset, som sedan visar raderna så som ändringarna lämnar dem."""

    code: str
    message: str
    start: int
    end: int
    remedy: str
    edits: tuple[Edit, ...]


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    """Texten med ändringarna gjorda."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


def quoting(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Ändringarna som sätter citattecken om en del av texten, så att YAML läser den ordagrant."""
    raw = text[start:end]
    if '"' not in raw and "\\" not in raw:
        return (Edit(start, start, '"'), Edit(end, end, '"'))
    doubled = (Edit(at, at, "'") for at in range(start, end) if text[at] == "'")
    # Vid lika läge gäller ordningen: först det inledande citattecknet, sedan fördubblingen.
    return (Edit(start, start, "'"), *doubled, Edit(end, end, "'"))


def enclosed(text: str) -> str | None:
    """Det som står innanför böjda citattecken, när de står runt hela texten."""
    found = _CURLY_WHOLE.fullmatch(text.strip())
    return None if found is None else found.group(1) or found.group(2)


def straight(inner: str) -> str:
    """Texten inom raka citattecken, så att YAML läser den ordagrant."""
    line = " ".join(inner.split())
    if '"' not in line and "\\" not in line:
        return f'"{line}"'
    return f"'{line.replace(chr(39), chr(39) * 2)}'"


def shown(text: str, longest: int = 40) -> str:
    """Ett citat ur texten, på en rad och inte för långt."""
    line = " ".join(text.split())
    return f"”{line if len(line) <= longest else line[:longest].rstrip() + '…'}”"
