"""Många ärenden: tid per ärende och minne när de blir fler, två processer mot en, och vad datorn klarar som mest."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from itertools import count as numbers
from typing import TYPE_CHECKING, Final

from process import ran
from table import ms, table
from varied import write_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from process import Ran

_HEAD: Final = (
    "ärenden",
    "ms per ärende, en process",
    "två processer",
    "gånger fortare",
    "två kommandon, hälften var",
    "MB, en",
    "MB, största av två",
)


def scale(counts: Sequence[int], rounds: int, folder: Path) -> str:
    """Tabellen: en rad för varje antal ärenden, med en och två processer; den bästa tiden av varven.

    Varje bygge får en ny mapp, som står kvar: ext4 hoppar en stund över nummer på filer som nyss togs bort, och då
    betalar nästa bygge för det förra. Två kommandon som bygger hälften var delar ingenting: så mycket fortare går det
    som mest på datorn.
    """
    outs = (folder / f"ut-{number}" for number in numbers())
    return table(_HEAD, [_row(count, rounds, folder, outs) for count in counts])


def _row(count: int, rounds: int, folder: Path, outs: Iterator[Path]) -> tuple[str, ...]:
    cases = write_cases(folder / f"arenden-{count}", count, prose=True)
    halves = _halves(cases)
    one, two, apart = [], [], []
    for _ in range(rounds):
        one.append(_built(cases, next(outs), jobs=1))
        two.append(_built(cases, next(outs), jobs=2))
        apart.append(_apart(halves, outs))
    alone = min(ran.seconds for ran in one)
    return (
        f"{count:,}".replace(",", " "),
        ms(alone / count),
        ms(min(ran.seconds for ran in two) / count),
        _times(alone, min(ran.seconds for ran in two)),
        _times(alone, min(apart)) if count > 1 else "–",
        f"{max(ran.peak for ran in one) / 1e6:.0f}",
        f"{max(ran.peak for ran in two) / 1e6:.0f}",
    )


def _halves(cases: Path) -> tuple[Path, ...]:
    """Ärendena delade på två mappar."""
    halves = tuple(cases.with_name(f"{cases.name}-{name}") for name in ("a", "b"))
    for number, case in enumerate(sorted(cases.iterdir())):
        half = halves[number % 2]
        half.mkdir(exist_ok=True)
        shutil.copy(case, half)
    return tuple(half for half in halves if half.is_dir())


def _apart(halves: Sequence[Path], outs: Iterator[Path]) -> float:
    """Sekunder tills båda kommandona är klara."""
    with ThreadPoolExecutor(len(halves)) as pool:
        runs = [pool.submit(_built, half, next(outs), jobs=1) for half in halves]
    return max(run.result().seconds for run in runs)


def _built(cases: Path, out: Path, *, jobs: int) -> Ran:
    if hasattr(os, "sync"):
        # Det förra byggets filer når disken innan klockan går.
        os.sync()
    return ran("build", str(cases), "--out", str(out), "--jobs", str(jobs), "--quiet")


def _times(slow: float, fast: float) -> str:
    return f"{slow / fast:.2f}".replace(".", ",")
