"""Visar resultaten i valt format allt eftersom de kommer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from beslutsgen import __version__
from beslutsgen.cli import console
from beslutsgen.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.cli.options import Reporting
    from beslutsgen.cli.progress import Bar
    from beslutsgen.cli.work import Work
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Outcome, Result, Unread
    from beslutsgen.report.summary import Layout
    from beslutsgen.report.tally import Tally

# Så ofta flyttas framstegen undan för nya rader på en terminal, i sekunder.
_PAUSE: Final = 0.2


def show(
    work: Work, how: Reporting, *, building: bool = False, draft: bool = False, reviewing: bool = False
) -> Tally:
    """Gör arbetet, skriver resultatet och ger det i tal."""
    if how.format != "text":
        return _show_data(work, how)
    from beslutsgen.report.summary import Layout

    layout = Layout(
        quiet=how.quiet,
        building=building,
        draft=draft,
        reviewing=reviewing,
        strict=how.strict,
        width=console.terminal_width(),
        toned=how.color and console.shows_color(),
    )
    return _show_several(work, how, layout) if work.count > 1 else _show_whole(work, how, layout)


def exit_code(tally: Tally, how: Reporting) -> int:
    """1 om något fynd är ett fel (med `--strict` också en varning), annars 0."""
    from beslutsgen.report.summary import failed

    return int(failed(tally, strict=how.strict))


def _show_data(work: Work, how: Reporting) -> Tally:
    """För program: ett enda objekt, när allt är klart."""
    whole = gathered(work).whole
    if how.format == "json":
        from beslutsgen.report.machine import as_json

        console.emit_data(as_json(whole))
    else:
        from beslutsgen.report.sarif import as_sarif

        console.emit_data(as_sarif(whole, __version__))
    return whole.tally


def _show_whole(work: Work, how: Reporting, layout: Layout) -> Tally:
    """Ett ensamt ärende, eller ett mallpaket som inte går att använda."""
    from beslutsgen.report.text import as_lines

    result = gathered(work)
    lines = tuple(as_lines(result, layout))
    if lines:
        console.show(lines, color=how.color)
    return result.whole.tally


def _show_several(work: Work, how: Reporting, layout: Layout) -> Tally:
    from beslutsgen.report.text import Running
    from beslutsgen.report.told import Teller

    running = Running(layout)
    told = work.begin(Teller(layout, work.pack))
    with progress(work.count, work.label) as bar:
        page = _Page(bar, color=how.color)
        try:
            for case in told(bar):
                if layout.quiet:
                    _tell_stopped(case.stopped, bar)
                page.write(running.case(case))
            page.write(running.end())
        finally:
            page.flush()
    return running.tally


def gathered(work: Work) -> Result:
    """Arbetet gjort och alla resultat samlade."""
    from beslutsgen.report.outcome import Result, joined

    if work.unusable is not None:
        return Result((), work.unusable)
    outcomes: list[tuple[str, Outcome]] = []
    results = work.begin(_as_it_is)
    with progress(work.count, work.label) as bar:
        for name, outcome in results(bar):
            _tell_stopped(outcome.unread if outcome.failed else (), bar)
            outcomes.append((name, outcome))
    return joined(outcomes)


def _as_it_is(name: str, outcome: Outcome) -> tuple[str, Outcome]:
    return name, outcome


def _tell_stopped(files: Iterable[Unread], bar: Bar) -> None:
    """Säger på standardfel att ett ärende inte blev gjort, där resultatet självt inte säger det."""
    for file in files:
        with bar.away():
            console.speak(f"{file.file}: {file.reason}", err=True)


class _Page:
    """Raderna ut: genast i ett rör; på en terminal några gånger i sekunden, så att framstegen får stå däremellan."""

    def __init__(self, bar: Bar, *, color: bool) -> None:
        self._bar = bar
        self._color = color
        self._waiting: list[Line] = []
        self._last = time.monotonic()

    def write(self, lines: Iterable[Line]) -> None:
        """Skriver raderna, nu eller snart."""
        self._waiting.extend(lines)
        if not (self._bar.seen and console.terminal_width()) or time.monotonic() - self._last > _PAUSE:
            self.flush()

    def flush(self) -> None:
        """Skriver det som väntar."""
        if self._waiting:
            with self._bar.away():
                console.show(self._waiting, color=self._color)
        self._waiting = []
        self._last = time.monotonic()
