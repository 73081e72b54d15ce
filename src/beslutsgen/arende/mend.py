"""Lagar YAML:s fällor medan texten läses, så att alla fel i filen syns på en gång.

Varje förslag till lagning prövas: det används bara om YAML sedan kan läsa raden. Ett avsnitt som inte kan
lagas lämnas, och resten av filen läses ändå.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.compose import compose
from beslutsgen.arende.traps.spaces import space_traps
from beslutsgen.arende.workpiece import Workpiece

if TYPE_CHECKING:
    from beslutsgen.arende.compose import Composed
    from beslutsgen.arende.events import Loader
    from beslutsgen.arende.keys import KnownKeys
    from beslutsgen.arende.sections import Sections

_MOST_ROUNDS: Final = 20


class Mended(Struct, frozen=True):
    """Den lagade texten och dess noder. `unread` är avsnitt som inte kunde läsas."""

    work: Workpiece
    composed: Composed
    unread: frozenset[str]


def mend(text: str, keys: KnownKeys, loader: Loader | None = None) -> Mended:
    """Textens noder, med fällorna lagade tills inget mer finns att laga."""
    work = Workpiece(text)
    traps, quiet = space_traps(work.text)
    work.mend(traps, quiet=quiet)
    composed = compose(work.text, loader)
    sections: Sections | None = None
    for _ in range(_MOST_ROUNDS):
        before = work.text
        if composed.snag is None:
            _mend_silent(work, composed, keys)
        elif composed.snag.kind == "syntax":
            sections = sections or _sections(work, keys, loader)
            sections.mend()
        if work.text == before:
            break
        composed = compose(work.text, loader)
    work.keep_lines(0, len(work.text))
    return Mended(work, composed, frozenset(sections.unread if sections else ()))


def _mend_silent(work: Workpiece, composed: Composed, keys: KnownKeys) -> None:
    """Lagar det som YAML har läst som något annat än det som menas."""
    # Ett citat har slukat en nyckel bara om det har ett kolon i sig.
    swallowing = any(":" in scalar.text for scalar in composed.wrapped)
    if composed.odd or composed.refused or swallowing:
        from beslutsgen.arende.traps.silent import silent_traps

        work.mend(silent_traps(work.text, composed, keys))


def _sections(work: Workpiece, keys: KnownKeys, loader: Loader | None) -> Sections:
    # De flesta filer går att läsa som de står.
    from beslutsgen.arende.sections import Sections

    return Sections(work, keys, loader)
