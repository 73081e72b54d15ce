"""Arbeten att ge arbetare i andra processer: några går bra, några kastar, och ett dödar sin process."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from beslutsgen.pipeline.crew import each
from beslutsgen.report.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.arende.packfiles import PackFiles


def fragile(files: PackFiles, items: Sequence[str]) -> list[Outcome | Exception]:
    """Tingen som skrivna papper; vissa ting går inte bra."""
    return each(partial(_one, files), items)


def _one(files: PackFiles, item: str) -> Outcome:
    if item.startswith("död"):
        os._exit(7)
    if item.startswith("fel"):
        raise KeyError(item)
    return Outcome(files=1, written=(f"{item} i {files.folder.name}",))
