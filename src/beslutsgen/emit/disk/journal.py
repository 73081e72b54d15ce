"""Journalen: vad som håller på att skrivas, så att nästa kommando kan göra det klart eller backa efter ett avbrott."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.emit.disk import disk

if TYPE_CHECKING:
    from pathlib import Path

SIDECAR: Final = ".beslutsgen"
_VERSION: Final = 1


class Step(StrEnum):
    """Åt vilket håll filerna byts: till de nya, eller tillbaka till de gamla."""

    FORWARD = "fram"
    BACK = "tillbaka"


class Entry(Struct, frozen=True):
    """En fil som byts: dess namn i mappen och fingeravtryck före och efter (`None` för en fil som inte finns)."""

    name: str
    old: str | None
    new: str


class Journal(Struct, frozen=True):
    """En pågående skrivning."""

    step: Step
    entries: tuple[Entry, ...]


class Places:
    """Var journalen och de väntande filerna ligger i ärendets mapp.

    `sidecar` är programmets egen mapp, `news` de nya filerna som väntar och `olds` kopior av de gamla.
    """

    __slots__ = ("folder", "journal", "lock", "news", "olds", "sidecar")

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self.sidecar: Final = folder / SIDECAR
        self.journal: Final = self.sidecar / "journal.json"
        self.lock: Final = self.sidecar / "las"
        self.news: Final = self.sidecar / "nytt"
        self.olds: Final = self.sidecar / "gammalt"

    def target(self, entry: Entry) -> Path:
        """Filen som byts."""
        return self.folder / entry.name

    def new(self, number: int) -> Path:
        """Den nya filen med detta nummer."""
        return self.news / str(number)

    def old(self, number: int) -> Path:
        """Kopian av den gamla filen med detta nummer."""
        return self.olds / str(number)


def write_journal(places: Places, journal: Journal) -> None:
    """Journalen på disk, hel eller inte alls."""
    disk.keep((lay_journal(places, journal),))
    disk.keep_folders(start_journal(places))


def start_journal(places: Places) -> tuple[Path, ...]:
    """Journalen som ligger bredvid, säkert på disken, gäller när mapparna i svaret är säkrade."""
    disk.replace(_laid_journal(places), places.journal)
    return (places.sidecar,)


def lay_journal(places: Places, journal: Journal) -> Path:
    """Journalen skriven bredvid; den gäller inte ännu, och ligger säkert på disken först efter `keep`."""
    entries = [{"name": entry.name, "old": entry.old, "new": entry.new} for entry in journal.entries]
    text = json.dumps(
        {"version": _VERSION, "step": journal.step, "files": entries}, ensure_ascii=False, indent=1
    )
    laid = _laid_journal(places)
    disk.write(laid, text.encode())
    return laid


def _laid_journal(places: Places) -> Path:
    return places.news / "journal"


def read_journal(places: Places) -> Journal | None:
    """Journalen, om en skrivning är avbruten."""
    data = disk.read(places.journal)
    try:
        found = json.loads(data) if data else None
        entries = (
            tuple(Entry(file["name"], file["old"], file["new"]) for file in found["files"]) if found else ()
        )
        return Journal(Step(found["step"]), entries) if found else None
    except (ValueError, KeyError, TypeError):
        # Journalen skrivs hel eller inte alls; en trasig är någon annans verk, och filerna på plats är hela ändå.
        return None


def put_forward(places: Places, number: int, entry: Entry) -> bool:
    """Den nya filen tar sin plats; falskt om någon har ändrat filen som står där."""
    there = disk.digest(disk.read(places.target(entry)))
    if there == entry.new:
        return True
    if there != entry.old:
        return False
    disk.replace(places.new(number), places.target(entry))
    return True


def put_back(places: Places, number: int, entry: Entry) -> None:
    """Den gamla filen tar tillbaka sin plats, om den nya står orörd där."""
    if disk.digest(disk.read(places.target(entry))) != entry.new:
        return
    if entry.old is None:
        disk.remove(places.target(entry))
    else:
        disk.replace(places.old(number), places.target(entry))


def swapped(places: Places) -> tuple[Path, ...]:
    """Mapparna med filernas byten; först när de är säkrade på disken får journalen glömmas."""
    return (places.folder, places.sidecar)


def forget(places: Places) -> None:
    """Skrivningen är avslutad: journalen först, sedan det som väntade.

    Kommer journalen tillbaka efter ett strömavbrott står alla filer redan på plats, och den glöms igen.
    """
    disk.remove(places.journal)
    sweep(places)


def sweep(places: Places) -> None:
    """Det som ligger kvar efter en skrivning som aldrig började."""
    disk.clear_folder(places.news)
    disk.clear_folder(places.olds)


def is_clean(places: Places) -> bool:
    """Om ingenting ligger kvar efter en tidigare skrivning."""
    leftovers = (
        file for folder in (places.news, places.olds) if folder.is_dir() for file in folder.iterdir()
    )
    return not places.journal.exists() and next(leftovers, None) is None
