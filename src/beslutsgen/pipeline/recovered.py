"""En avbruten skrivning görs klar eller backas innan någon läser papperen: då är de alltid ur ett och samma bygge."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic


def finish_writing(folder: Path) -> tuple[Diagnostic, ...]:
    """Det som hindrar att mappens avbrutna skrivning avslutas; tomt när inget är avbrutet eller allt nu är klart."""
    if not _interrupted(folder):
        return ()
    from beslutsgen.emit.disk.files import recover

    return recover(folder)


def unfinished(papers: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """Detsamma för papperens mappar."""
    folders = dict.fromkeys(paper.parent for paper in papers)
    return tuple(found for folder in folders for found in finish_writing(folder))


def _interrupted(folder: Path) -> bool:
    from beslutsgen.emit.disk.journal import Places

    try:
        return Places(folder).journal.exists()
    except OSError:
        # Programmets mapp är någon annans: papperen går kanske att läsa ändå.
        return False
