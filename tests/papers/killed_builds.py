"""Körs som en egen process: bygger ett ärende i mapp efter mapp, och dödar bygget vid ett slumpat ögonblick.

Argument: frö, skrivsätt (programmets eget eller det naiva), en mapp att värma upp i, några att mäta i, och mapparna.
Ett bygge som hann klart görs om i en ny kopia av mappen, tills det dör.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import select
import shutil
import signal
import sys
import time
from itertools import count
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from beslutsgen.cli.app import run
from beslutsgen.emit.disk import files
from beslutsgen.emit.disk.files import Written
from beslutsgen.emit.disk.rounds import Unsaved
from beslutsgen.pipeline import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beslutsgen.emit.disk.rounds import Steps

CASE: Final = "kanberget.yaml"
NAIVE: Final = "naivt"
MEASURED: Final = 4
# Var tredje dör när som helst under bygget, de andra medan papperen skrivs.
_ANYWHERE: Final = 3
# Så långt efter det uppmätta slutet ligger det sista ögonblicket: det som sker sist i en skrivning ska också prövas.
_LATE: Final = 1.5
_TRIES: Final = 50


def naive(folder: Path, papers: Mapping[str, bytes], *_: object, **__: object) -> Steps[Written]:
    """Papperen skrivna rakt på sin plats, en bit i taget: så som det inte får gå till."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in papers.items():
        with (folder / name).open("wb", buffering=0) as file:
            for at in range(0, len(data), 1000):
                file.write(data[at : at + 1000])
    yield Unsaved(folders=(folder,))
    return Written(tuple(folder / name for name in papers), (), ())


def build(folder: Path, writing: Callable[..., Any], told: int) -> None:
    """Bygget, i den avgrenade processen; `told` får en byte när skrivningen börjar och en när den är över."""

    def write(*arguments: Any, **named: Any) -> Any:
        os.write(told, b"(")
        try:
            return (yield from writing(*arguments, **named))
        finally:
            os.write(told, b")")

    cases.writing = write  # type: ignore[attr-defined]  # namnet som bygget använder
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    run(["build", CASE])


def started(folder: Path, writing: Callable[..., Any]) -> tuple[int, int]:
    """Bygget igång: processen, och röret som säger när den skriver."""
    hears, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            build(folder, writing, told)
        finally:
            os._exit(0)
    os.close(told)
    return child, hears


def measured(folder: Path, writing: Callable[..., Any]) -> tuple[float, float]:
    """Hur länge ett bygge håller på, och hur länge det skriver."""
    begun = time.perf_counter()
    child, hears = started(folder, writing)
    os.read(hears, 1)
    writes = time.perf_counter()
    os.read(hears, 1)
    written = time.perf_counter()
    os.waitpid(child, 0)
    os.close(hears)
    return time.perf_counter() - begun, written - writes


def killed(folder: Path, writing: Callable[..., Any], moment: float, *, anywhere: bool) -> bool:
    """Om bygget dog, en stund efter att det började eller efter att det började skriva."""
    child, hears = started(folder, writing)
    if not anywhere:
        os.read(hears, 1)
    over = time.perf_counter() + moment
    # Ett bygge som hinner klart stänger röret; så länge det bara berättar väntas tiden ut.
    while (left := over - time.perf_counter()) > 0:
        ready, _, _ = select.select([hears], [], [], left)
        if ready and not os.read(hears, 1):
            break
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(hears)
    return os.WIFSIGNALED(status)


def died(folder: Path, writing: Callable[..., Any], moments: Iterator[float], *, anywhere: bool) -> int:
    """Hur många byggen det blev innan ett av dem dog."""
    kept = folder.with_name(f"{folder.name}-orörd")
    shutil.copytree(folder, kept)
    for tries in range(1, _TRIES):
        if killed(folder, writing, next(moments), anywhere=anywhere):
            shutil.rmtree(kept)
            return tries
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
    raise AssertionError(folder)


def main(seed: str, how: str, folders: list[Path]) -> None:
    """Ett bygge som värmer upp, några som mäts, sedan alla som dör."""
    writing = naive if how == NAIVE else files.writing
    os.chdir(folders[0])
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        run(["build", CASE])
    times = [measured(folder, writing) for folder in folders[1 : MEASURED + 1]]
    whole, writes = (_LATE * median(found) for found in zip(*times, strict=True))
    chance = random.Random(seed)  # noqa: S311  # samma slump varje gång är meningen
    for number, folder in enumerate(folders[MEASURED + 1 :]):
        anywhere = number % _ANYWHERE == 0
        moments = (chance.uniform(0, whole if anywhere else writes) for _ in count())
        sys.stdout.write(f"{died(folder, writing, moments, anywhere=anywhere)}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], [Path(one) for one in sys.argv[3:]])
