"""Var beredda mallar ligger: de som följer med programmet, och de som sparas i användarens egen mapp."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen.emit.prepare.kept import SHIPPED, Shelf
from beslutsgen.emit.prepare.templates import Shelves
from beslutsgen.pipeline.program import program

if TYPE_CHECKING:
    from beslutsgen.arende.packfiles import PackFiles

# De som följer med finns bara i ett installerat program: hatch_build.py lägger dem i hjulet.
_SHIPPED: Final = Path(__file__).parents[1] / SHIPPED


def shelves_of(files: PackFiles) -> Shelves:
    """Mapparna som mallpaketets mallar får hämtas ur och sparas i."""
    return _WITH_KEPT if files.cache else _WITHOUT_KEPT


def _kept() -> Shelf | None:
    folder = kept_folder()
    return None if folder is None else Shelf(folder, program())


_WITH_KEPT: Final = Shelves(_SHIPPED, _kept)
_WITHOUT_KEPT: Final = Shelves(_SHIPPED)


def kept_folder() -> Path | None:
    """Mappen för sparade mallar, där systemet vill ha det som går att göra om; `None` utan hemmapp."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        caches = Path(named) if named and Path(named).is_absolute() else _home_caches()
    except RuntimeError:
        return None
    return caches / "beslutsgen" / "mallar"


def _home_caches() -> Path:
    own = {"win32": Path("AppData", "Local"), "darwin": Path("Library", "Caches")}
    return Path.home() / own.get(sys.platform, Path(".cache"))
