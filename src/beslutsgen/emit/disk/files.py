"""Ärendets papper skrivs till sin mapp: alla eller inget, och aldrig över något som en människa har skrivit."""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from beslutsgen.emit.disk import disk, refusals
from beslutsgen.emit.disk.journal import (
    Journal,
    Places,
    Step,
    forget,
    is_clean,
    lay_journal,
    put_back,
    put_forward,
    read_journal,
    start_journal,
    swapped,
    sweep,
    write_journal,
)
from beslutsgen.emit.disk.lock import lock_file, locked, locked_in_time
from beslutsgen.emit.disk.plan import make_plan, memory_changes
from beslutsgen.emit.disk.rounds import Unsaved
from beslutsgen.emit.disk.standing import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.disk.journal import Entry
    from beslutsgen.emit.disk.plan import Change, Plan
    from beslutsgen.emit.disk.rounds import Steps
    from beslutsgen.emit.disk.standing import Judge

_NO_SIDECAR: Final[Mapping[str, bytes]] = MappingProxyType({})
# Så länge väntar en byggning på en annan av samma ärende, i sekunder.
_PATIENCE: Final = 20


class Written(Struct, frozen=True):
    """Papperen är skrivna: de nya, de som redan var likadana och de som sparades undan."""

    papers: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    backups: tuple[Path, ...]


class Refused(Struct, frozen=True):
    """Inget papper skrevs; `diagnostics` säger varför."""

    diagnostics: tuple[Diagnostic, ...]


def writing(
    folder: Path,
    papers: Mapping[str, bytes],
    version: str,
    sidecar: Mapping[str, bytes] = _NO_SIDECAR,
    *,
    case: str | None = None,
    backup: bool = False,
    judge: Judge = unknown,
    record: Mapping[str, Any] | None = None,
) -> Steps[Written | Refused]:
    """Papperen (efter filnamn) skrivna i mappen, eller varför inget skrevs; väntar på disken där det behövs.

    `sidecar` är filer i programmets egen mapp som hör till samma byggning, och `case` ärendefilens fingeravtryck.
    Med `backup` sparas ett ändrat papper bredvid det nya i stället för att stoppa skrivningen. `judge` avgör om ett
    papper vars bytes är andra har ändrats. `record` skrivs i minnet av det byggda.
    """
    places = Places(folder)
    try:
        disk.make_folder(places.news)
        disk.make_folder(places.olds)
        with lock_file(places.lock) as handle:
            if not (yield from locked_in_time(handle, _PATIENCE)):
                return Refused((refusals.busy(folder),))
            unfinished = _finish(places)
            if unfinished:
                return Refused(unfinished)
            plan = make_plan(places, papers, backup=backup, judge=judge)
            return (
                yield from _write(
                    places,
                    plan,
                    papers,
                    lambda: memory_changes(places, papers, version, sidecar, record, case),
                )
            )
    except OSError as error:
        return Refused((refusals.folder_failed(folder, error),))


def recover(folder: Path) -> tuple[Diagnostic, ...]:
    """En avbruten skrivning i mappen görs klar eller backas; tomt svar när allt är i ordning."""
    places = Places(folder)
    try:
        if not places.sidecar.is_dir() or is_clean(places):
            return ()
        # Är mappen låst pågår skrivningen ännu: då är den inte avbruten.
        with lock_file(places.lock) as handle:
            return _finish(places) if locked(handle) else ()
    except OSError as error:
        return (refusals.folder_failed(folder, error),)


def _finish(places: Places) -> tuple[Diagnostic, ...]:
    """Det som en avbruten skrivning lämnade: framåt om det går, annars tillbaka."""
    journal = read_journal(places)
    if journal is None:
        sweep(places)
        return ()
    if journal.step is Step.FORWARD and _forward(places, journal.entries) is None:
        disk.keep_folders(swapped(places))
        forget(places)
        return ()
    return _back(places, journal.entries)


def _forward(places: Places, entries: tuple[Entry, ...]) -> Diagnostic | None:
    """De nya filerna på plats, eller vad som stod i vägen."""
    for number, entry in enumerate(entries):
        target = places.target(entry)
        try:
            if not put_forward(places, number, entry):
                return refusals.changed_meanwhile(target)
        except OSError as error:
            return refusals.failed(target, error)
    return None


def _back(places: Places, entries: tuple[Entry, ...]) -> tuple[Diagnostic, ...]:
    """De gamla filerna tillbaka; det som inte går står kvar i journalen till nästa gång."""
    with suppress(OSError):
        # Går journalen inte att ändra märks det på att nya filer fattas: då backar nästa kommando ändå.
        write_journal(places, Journal(Step.BACK, entries))
    stuck: list[Diagnostic] = []
    for number, entry in enumerate(entries):
        try:
            put_back(places, number, entry)
        except OSError as error:
            stuck.append(refusals.unfinished(places.target(entry), error))
    if not stuck:
        disk.keep_folders(swapped(places))
        forget(places)
    return tuple(stuck)


def _write(
    places: Places, plan: Plan, papers: Collection[str], memory: Callable[[], Iterable[Change]]
) -> Steps[Written | Refused]:
    if plan.refusals:
        return Refused(plan.refusals)
    changes = (*plan.changes, *memory())
    entries = tuple(change.entry for change in changes)
    if changes:
        stopped = (yield from _stage(places, changes, entries)) or (yield from _commit(places, entries))
        if stopped:
            return Refused(stopped)
    written = (change.name for change in plan.changes if change.name in papers)
    return Written(
        tuple(places.folder / name for name in written),
        tuple(places.folder / name for name in plan.unchanged),
        tuple(places.folder / name for name in plan.backups),
    )


def _stage(
    places: Places, changes: tuple[Change, ...], entries: tuple[Entry, ...]
) -> Steps[tuple[Diagnostic, ...]]:
    """De nya filerna, kopior av de gamla och journalen läggs bredvid; tomt svar när allt fick plats."""
    laid: list[Path] = []
    for number, change in enumerate(changes):
        copies = {places.new(number): change.new, places.old(number): change.old}
        try:
            for path, data in copies.items():
                if data is not None:
                    disk.write(path, data)
                    laid.append(path)
        except OSError as error:
            return _unlaid(places, change.name, error)
    try:
        laid.append(lay_journal(places, Journal(Step.FORWARD, entries)))
        yield Unsaved(files=tuple(laid))
    except OSError as error:
        return _unlaid(places, changes[0].name, error)
    return ()


def _unlaid(places: Places, name: str, error: OSError) -> tuple[Diagnostic, ...]:
    with suppress(OSError):
        sweep(places)
    return (refusals.failed(places.folder / name, error),)


def _commit(places: Places, entries: tuple[Entry, ...]) -> Steps[tuple[Diagnostic, ...]]:
    """Filerna byts; tomt svar när alla är på plats."""
    yield Unsaved(folders=start_journal(places))
    stopped = _forward(places, entries)
    if stopped is not None:
        return _back(places, entries) or (stopped,)
    yield Unsaved(folders=swapped(places))
    with suppress(OSError):
        # Alla filer är på plats; en journal som blir kvar avslutas av nästa kommando.
        forget(places)
    return ()
