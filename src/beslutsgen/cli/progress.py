"""Framsteg på en terminal när flera ärenden behandlas: hur många, hur fort, hur länge till; tyst i ett rör."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

# Så ofta ritas stapeln om för nya ärenden, i sekunder; däremellan ritas den om av sig själv.
_PAUSE: Final = 0.05


class Bar:
    """Framsteg som ingen ser."""

    # Om framstegen syns, så att de måste flyttas undan när något annat skrivs.
    seen = False

    def begin(self, name: str) -> None:
        """Ärendet med namnet är det som väntas på."""

    @contextmanager
    def away(self) -> Iterator[None]:
        """Framstegen är undan medan något skrivs."""
        yield


class _TerminalBar(Bar):
    """En stapel på standardfel."""

    seen = True

    def __init__(self, progress: Progress, task: TaskID, label: str) -> None:
        self._progress = progress
        self._task = task
        self._label = label
        self._begun = 0
        self._drawn = -_PAUSE

    def begin(self, name: str) -> None:
        rate = f"{self._begun / elapsed:.1f}/s" if (elapsed := self._elapsed()) and self._begun else ""
        said = f"{self._label} {name}"
        # Ritas genast: ett ärende kan vara klart innan stapeln annars ritas om. Men är de många ser ingen var och en.
        now = time.monotonic()
        draw = now - self._drawn > _PAUSE
        self._progress.update(self._task, completed=self._begun, description=said, rate=rate, refresh=draw)
        self._begun += 1
        self._drawn = now if draw else self._drawn

    def _elapsed(self) -> float | None:
        return next((one.elapsed for one in self._progress.tasks if one.id == self._task), None)

    @contextmanager
    def away(self) -> Iterator[None]:
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()


@contextmanager
def progress(total: int, label: str) -> Iterator[Bar]:
    """Framstegen för så många ärenden; ett ensamt ärende är klart genast och har inga."""
    if total < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield Bar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    # Utskriften på standardutmatningen är dataströmmen, och går inte genom stapeln.
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as shown:
        yield _TerminalBar(shown, shown.add_task(label, total=total, rate=""), label)
