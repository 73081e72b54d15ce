"""Arbeten att ge arbetare i andra processer: några går bra, några kastar, och ett dödar sin process."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from beslutsgen.report.outcome import Outcome

if TYPE_CHECKING:
    from beslutsgen.arende.packfiles import PackFiles


def fragile(files: PackFiles, item: str) -> Outcome:
    """Tinget som ett skrivet papper; vissa ting går inte bra."""
    if item.startswith("död"):
        os._exit(7)
    if item.startswith("fel"):
        raise KeyError(item)
    return Outcome(files=1, written=(f"{item} i {files.folder.name}",))
