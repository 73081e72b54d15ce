"""Hur ett papper som redan finns på disken står sig mot sin stämpel; den som skriver frågar, granskningen svarar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beslutsgen.diagnostic import Related


# Det som läggs till bredvid texten, och som ärendefilen inte har någon plats för.
PICTURE: Final = "en bild har lagts till"
COMMENTS: Final = "papperet har kommentarer"


class Standing(Struct, frozen=True):
    """Ett stämplat papper ur samma ärende, och det som någon har ändrat i det; utan ändringar får det skrivas över."""

    edits: tuple[Related, ...] = ()


# Filens plats, dess innehåll och det nya papperets; svaret är `None` för annat än ett stämplat papper ur ärendet.
Judge: TypeAlias = "Callable[[Path, bytes, bytes], Standing | None]"


def unknown(_path: Path, _data: bytes, _new: bytes) -> None:
    """Svaret när ingen kan läsa stämplar."""
