"""Pennan: en passage blir körningar, på det sätt som dess fakta, formatering och tecken kräver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.emit.fill.formatted import formatted
from beslutsgen.emit.fill.fragment import odd, run, shown, simple_run
from beslutsgen.emit.fill.runs import Inked, bound

if TYPE_CHECKING:
    from beslutsgen.emit.fill.formed import Brush
    from beslutsgen.emit.fill.runs import Bookmarks, Links, Said
    from beslutsgen.word.styles import Styles


class Pen(Struct, frozen=True):
    """Det som behövs för att skriva text i en del: formatmallar, format, länkar och bokmärken."""

    styles: Styles
    brush: Brush
    links: Links
    bookmarks: Bookmarks

    def write(self, passage: Said, base: str, *, linked: bool = False) -> Inked:
        """Passagen som körningar med formatet `base`. `linked`: texten står redan i en länk."""
        if passage.marks:
            return formatted(self, passage, base, linked=linked)
        text = passage.text
        strange = odd(text)
        if passage.facts:
            inked = None if strange else bound(passage, base, self.bookmarks)
            return inked or formatted(self, passage, base, linked=linked)
        if strange:
            return Inked(run(text, base).encode(), shown(text))
        return Inked(simple_run(text, base), text)
