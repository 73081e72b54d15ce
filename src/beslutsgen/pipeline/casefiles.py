"""Ärendefilen som papper byggdes av, funnen på stämpelns fingeravtryck av dess namn."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.diagnostic import Diagnostic
from beslutsgen.pipeline.sources import read_paper_file
from beslutsgen.readback.stamp import read_stamp
from beslutsgen.word.stamp import name_digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.word.stamp import Stamp

_CASES: Final = "arenden"
_LEVELS: Final = 4
_SUFFIXES: Final = (".yaml", ".yml")
# Så glest går klockan i det filsystem där den går glesast (FAT), i nanosekunder.
_TICK: Final = 2_000_000_000
_NOT_FOUND: Final = (
    "Ingen ärendefil hittades: varken bredvid papperen, i mapparna ovanför eller i deras mappar arenden. "
    "Ange den med --case."
)
_MANY: Final = "Flera ärendefiler kan höra till papperen: {names}. Ange en av dem med --case."
_MIXED: Final = (
    "Papperen är byggda av olika ärendefiler. Granska dem var för sig, eller ange en av filerna med --case."
)


class CaseOf(NamedTuple):
    """Ärendefilen till en grupp papper. `why` säger varför ingen valdes, fast papperen är byggda av en."""

    file: Path | None = None
    why: str | None = None


def find_case(paper: Path) -> Path | tuple[Path, ...] | None:
    """Ärendefilen som papperet byggdes av, funnen på stämpeln; flera om fler har namnet, `None` utan någon."""
    data = read_paper_file(paper)
    stamp = None if isinstance(data, Diagnostic) else read_stamp(data)
    found = _named(paper.resolve().parent, stamp.origin.name) if stamp else ()
    return found[0] if len(found) == 1 else found or None


def case_of(stamps: Mapping[Path, Stamp]) -> CaseOf:
    """Ärendefilen som papperen med stämplarna byggdes av; inget alls utan stämplar."""
    names = {path: stamp.origin.name for path, stamp in stamps.items()}
    if not names:
        return CaseOf()
    if len(set(names.values())) > 1:
        return CaseOf(why=_MIXED)
    homes = dict.fromkeys((path.resolve().parent, name) for path, name in names.items())
    found = tuple(dict.fromkeys(file for home, name in homes for file in _named(home, name)))
    if len(found) == 1:
        return CaseOf(from_here(found[0]))
    listed = ", ".join(str(from_here(file)) for file in found)
    return CaseOf(why=_MANY.format(names=listed) if found else _NOT_FOUND)


def from_here(path: Path) -> Path:
    """Sökvägen från den aktuella mappen, när filen ligger i den."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def _named(home: Path, digest: str) -> tuple[Path, ...]:
    """Filerna med stämpelns namn i papperets mapp, mapparna ovanför och deras mappar för ärenden."""
    above = (home, *home.parents)[:_LEVELS]
    places = [place for folder in above for place in (folder, folder / _CASES) if place.is_dir()]
    name = _name(home.name, places, digest)
    files = (place / name for place in places) if name else ()
    return tuple(dict.fromkeys(file.resolve() for file in files if file.is_file()))


def _name(folder: str, places: Sequence[Path], digest: str) -> str | None:
    """Namnet med fingeravtrycket: helst mappens, som bygget väljer, så att inga mappar behöver läsas."""
    guesses = (f"{folder}{suffix}" for suffix in _SUFFIXES)
    guessed = next((name for name in guesses if name_digest(name) == digest), None)
    return guessed or next((found for place in places if (found := _case_names(place).get(digest))), None)


def _case_names(folder: Path) -> Mapping[str, str]:
    """Namnen på mappens ärendefiler efter fingeravtryck; inga där mappen inte går att läsa.

    Alla papper i mapparna under den frågar efter dem, så den läses en gång för varje ändring. Är den nyss ändrad kan
    en fil till komma utan att tiden blir en annan: då läses den varje gång.
    """
    try:
        changed = folder.stat().st_mtime_ns
        return _kept(folder, changed) if time.time_ns() - changed > _TICK else _listed(folder)
    except OSError:
        return {}


@lru_cache(maxsize=16)
def _kept(folder: Path, changed: int) -> Mapping[str, str]:  # noqa: ARG001  # tiden säger vilken ändring det gäller
    return _listed(folder)


def _listed(folder: Path) -> Mapping[str, str]:
    names = (file.name for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES)
    return {name_digest(name): name for name in names}
