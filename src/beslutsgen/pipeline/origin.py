"""Varifrån ett papper kommer: fingeravtryck av ärendefilen och mallpaketet, och programmets version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen import __version__
from beslutsgen.word.stamp import Origin, name_digest, text_digest

if TYPE_CHECKING:
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.arende.source import SourceText


def paper_origin(source: SourceText, files: PackFiles) -> Origin:
    """Ursprunget för de papper som byggs av ärendefilen med mallpaketet."""
    return Origin(name_digest(source.file), text_digest(source.text), files.fingerprint, __version__)
