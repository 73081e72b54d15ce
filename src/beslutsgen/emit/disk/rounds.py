"""Skrivningar som väntar på disken tillsammans: var och en går fram till nästa väntan, och så säkras allt på en gång.

Många filer i en väntan kostar mindre än samma filer i var sin.
"""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from msgspec import Struct

from beslutsgen.emit.disk import disk

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
# Så länge väntar de, i sekunder, när alla väntar på någon utifrån.
_PAUSE: Final = 0.02


class Unsaved(Struct, frozen=True):
    """Filer och mappar som ska nå ända ned till disken innan arbetet går vidare.

    En fil som inte går att säkra kastar sitt fel där arbetet väntar.
    """

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()


class Wait(Enum):
    """En väntan där inget ska säkras: på att de andra också har kommit till en väntan, eller på någon utifrån."""

    TOGETHER = auto()
    OUTSIDE = auto()


# Ett arbete som lämnar det som det väntar på, och till sist sitt svar.
Steps: TypeAlias = "Generator[Unsaved | Wait, None, T]"


def in_rounds(works: Sequence[Steps[T]]) -> list[T | Exception]:
    """Varje arbetes svar, eller det som det kastade; det hindrar inte de andra."""
    answers: dict[int, T | Exception] = {}
    faults: Mapping[int, Exception] = {}
    left = dict(enumerate(works))
    try:
        while left:
            waits: dict[int, Unsaved | Wait] = {}
            for number, work in left.items():
                try:
                    waits[number] = work.throw(faults[number]) if number in faults else next(work)
                except StopIteration as done:
                    answers[number] = done.value
                except Exception as error:  # noqa: BLE001  # den som frågar avgör vad det betyder
                    answers[number] = error
            left = {number: left[number] for number in waits}
            faults = _waited(waits)
    finally:
        # Den som avbryts släpper sina lås nu.
        for work in left.values():
            work.close()
    return [answers[number] for number in range(len(works))]


def alone(work: Steps[T]) -> T:
    """Ett ensamt arbetes svar."""
    (answer,) = in_rounds((work,))
    if isinstance(answer, Exception):
        raise answer
    return answer


def _waited(waits: Mapping[int, Unsaved | Wait]) -> Mapping[int, Exception]:
    """Allt säkrat; felet för var och en som inte gick."""
    if waits and all(one is Wait.OUTSIDE for one in waits.values()):
        time.sleep(_PAUSE)
    unsaved = {number: one for number, one in waits.items() if isinstance(one, Unsaved)}
    kept = disk.keep_all([path for one in unsaved.values() for path in one.files])
    disk.keep_folders([path for one in unsaved.values() for path in one.folders])
    failed = {number: [kept[path] for path in one.files if path in kept] for number, one in unsaved.items()}
    return {number: faults[0] for number, faults in failed.items() if faults}
