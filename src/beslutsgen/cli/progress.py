"""Framsteg på en terminal när flera ärenden behandlas; tyst i ett rör."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress(total: int, label: str) -> Iterator[Callable[[str], None]]:
    """Ger en funktion som anropas med namnet på varje ärende när det börjar."""
    if total < 2 or sys.stderr is None or not sys.stderr.isatty():  # ett ensamt ärende är klart genast
        yield lambda _: None  # samma anrop utan terminal
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        names: list[str] = []

        def begin(name: str) -> None:
            bar.update(task, completed=len(names), description=f"{label} {name}")
            names.append(name)

        yield begin
