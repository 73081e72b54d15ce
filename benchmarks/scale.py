"""Många ärenden: tid per ärende och minne när de blir fler, och två processer mot en."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from process import ran
from table import ms, table
from varied import write_cases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from process import Ran


def scale(counts: Sequence[int], folder: Path) -> str:
    """Tabellen: en rad för varje antal ärenden, med en och två processer."""
    rows = []
    for count in counts:
        cases = write_cases(folder / f"arenden-{count}", count, prose=True)
        one, two = (_built(cases, jobs, folder / "ut") for jobs in (1, 2))
        faster = f"{one.seconds / two.seconds:.2f}".replace(".", ",")
        rows.append(
            (
                f"{count:,}".replace(",", " "),
                ms(one.seconds / count),
                ms(two.seconds / count),
                faster,
                f"{one.peak / 1e6:.0f}",
                f"{two.peak / 1e6:.0f}",
            )
        )
    return table(
        (
            "ärenden",
            "ms per ärende, en process",
            "två processer",
            "gånger fortare",
            "MB, en",
            "MB, största av två",
        ),
        rows,
    )


def _built(cases: Path, jobs: int, out: Path) -> Ran:
    shutil.rmtree(out, ignore_errors=True)
    return ran("build", str(cases), "--out", str(out), "--jobs", str(jobs), "--quiet")
