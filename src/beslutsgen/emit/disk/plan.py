"""Vad som ska göras med ett ärendes papper på disken: skrivas, lämnas, sparas undan eller vägras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from beslutsgen.emit.disk import disk, refusals
from beslutsgen.emit.disk.built import NAME, read_built, read_cases, with_case, write_built
from beslutsgen.emit.disk.journal import SIDECAR, Entry
from beslutsgen.emit.disk.standing import Standing, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic, Related
    from beslutsgen.emit.disk.journal import Places
    from beslutsgen.emit.disk.standing import Judge


class Change(Struct, frozen=True):
    """En fil som ska skrivas: namn i mappen, nytt och gammalt innehåll."""

    name: str
    new: bytes
    old: bytes | None

    @property
    def entry(self) -> Entry:
        """Bytet som det står i journalen."""
        return Entry(self.name, disk.digest(self.old), disk.fingerprint(self.new))


class Plan(Struct, frozen=True):
    """Det som ska göras. Med minst en vägran görs inget alls."""

    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]
    backups: tuple[str, ...]
    refusals: tuple[Diagnostic, ...]


def make_plan(places: Places, papers: Mapping[str, bytes], *, backup: bool, judge: Judge = unknown) -> Plan:
    """Planen för papperen. Med `backup` sparas bredvid de nya varje fil som programmet inte själv skrev just så.

    Ett papper är orört när det är som programmet minns det, eller när `judge` säger att dess text är som den byggdes.
    """
    known = read_built(disk.read(places.sidecar / NAME))
    changes: list[Change] = []
    unchanged: list[str] = []
    backups: list[str] = []
    refused: list[Diagnostic] = []
    for name, data in papers.items():
        path = places.folder / name
        if path.is_dir():
            refused.append(refusals.folder_in_the_way(path))
            continue
        old = disk.read(path)
        if old == data:
            unchanged.append(name)
            continue
        remembered = old is None or known.get(name) == disk.digest(old)
        standing = None if old is None or remembered else judge(path, old, data)
        own = remembered or standing == Standing()
        built = name in known or standing is not None
        edits = standing.edits if standing else ()
        refused.extend(_stops(path, edits, built=built, own=own or backup))
        if old is not None and not remembered and (backup or not own):
            backups.append(_free_name(path))
            changes.append(Change(backups[-1], old, None))
        changes.append(Change(name, data, old))
    return Plan(tuple(changes), tuple(unchanged), tuple(backups), tuple(refused))


def memory_changes(
    places: Places,
    papers: Mapping[str, bytes],
    version: str,
    sidecar: Mapping[str, bytes],
    record: Mapping[str, Any] | None = None,
    case: str | None = None,
) -> Iterator[Change]:
    """Minnet av det byggda, och byggningens övriga filer, där de har ändrats."""
    before = disk.read(places.sidecar / NAME)
    cases = with_case(read_cases(before), case)
    known = dict(read_built(before))
    known |= {name: disk.fingerprint(data) for name, data in papers.items()}
    for name, data in {**sidecar, NAME: write_built(known, version, record, cases)}.items():
        old = disk.read(places.sidecar / name)
        if old != data:
            yield Change(f"{SIDECAR}/{name}", data, old)


def _stops(path: Path, edits: tuple[Related, ...], *, built: bool, own: bool) -> Iterator[Diagnostic]:
    """Det som hindrar att filen skrivs över."""
    if not own:
        yield refusals.edited(path, edits) if built else refusals.foreign(path)
    lock = next((lock for lock in refusals.lock_files(path) if lock.exists()), None)
    if lock is not None:
        yield refusals.opened_elsewhere(path, lock)


def _free_name(path: Path) -> str:
    """Ett namn bredvid filen som ingen annan har: tjansteskrivelse (sparad 1).docx."""
    number = 1
    while path.with_name(f"{path.stem} (sparad {number}){path.suffix}").exists():
        number += 1
    return f"{path.stem} (sparad {number}){path.suffix}"
