"""Journalen: vad som håller på att skrivas, så att nästa kommando kan göra det klart eller backa efter ett avbrott."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.emit import disk

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


class Places(Struct, frozen=True):
    """Var journalen och de väntande filerna ligger i ärendets mapp."""

    folder: Path

    @property
    def sidecar(self) -> Path:
        """Programmets egen mapp."""
        return self.folder / SIDECAR

    @property
    def lock(self) -> Path:
        """Filen som hålls låst medan det skrivs."""
        return self.sidecar / "las"

    @property
    def journal(self) -> Path:
        """Journalens fil."""
        return self.sidecar / "journal.json"

    @property
    def news(self) -> Path:
        """Mappen med nya filer som väntar."""
        return self.sidecar / "nytt"

    @property
    def olds(self) -> Path:
        """Mappen med kopior av de gamla filerna."""
        return self.sidecar / "gammalt"

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
    entries = [{"name": entry.name, "old": entry.old, "new": entry.new} for entry in journal.entries]
    text = json.dumps(
        {"version": _VERSION, "step": journal.step, "files": entries}, ensure_ascii=False, indent=1
    )
    disk.swap_in(places.news / "journal", places.journal, text.encode())


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


def keep_swaps(places: Places) -> None:
    """Filernas byten ligger säkert på disken; först då får journalen glömmas."""
    disk.keep_folder(places.folder)
    disk.keep_folder(places.sidecar)


def forget(places: Places) -> None:
    """Skrivningen är avslutad: journalen först, sedan det som väntade."""
    disk.remove(places.journal)
    disk.keep_folder(places.sidecar)
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
