"""Ett ärende i utkast: alla utskrivna texter, papperens block och felen i prosan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende import case_prose
from beslutsgen.draft.blocks import Drafter
from beslutsgen.draft.content import ListItem, Table
from beslutsgen.draft.scope import Prose
from beslutsgen.draft.tree import build_tree
from beslutsgen.draft.written import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende import Places
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft.blocks import PaperDraft
    from beslutsgen.draft.content import Content
    from beslutsgen.draft.pieces import ProseFault
    from beslutsgen.passage import Passage


class Draft:
    """Utkastet till ett ärendes papper."""

    def __init__(self, arende: Arende, files: PackFiles, places: Places) -> None:
        units = frozenset(post.varde.enhet for post in arende.antal.values())
        self._arende = arende
        dates = "" if files.pack.skrivsatt.datum == "iso" else files.pack.skrivsatt.datum
        writer = Writer(build_tree(arende, files.pack), places, files.phrases, units, dates)
        self._drafter = Drafter(arende, files.pack, writer)
        self._contents: tuple[tuple[str, Content], ...] | None = None

    @property
    def writer(self) -> Writer:
        """Det som skriver ut noder, för mallarnas egna hänvisningar."""
        return self._drafter.writer

    @property
    def faults(self) -> tuple[ProseFault, ...]:
        """Felen i prosa och fraser hittills, vart och ett en gång."""
        return self.writer.faults

    def contents(self) -> tuple[tuple[str, Content], ...]:
        """Ärendefilens alla texter, utskrivna, med sina sökvägar; en text som bara blev fel är inte tom."""
        if self._contents is None:
            written = [
                (path, self.writer.written(Prose(path, prosa))) for path, prosa in case_prose(self._arende)
            ]
            unfinished = self.writer.unfinished
            self._contents = tuple([one for one in written if one[1] or one[0] not in unfinished])
        return self._contents

    def texts(self) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
        """Ärendefilens alla texter som stycken, med sina sökvägar."""
        return tuple([(path, passages(content)) for path, content in self.contents()])

    def papers(self, *, utkast: bool) -> Iterator[PaperDraft]:
        """Papperen, i mallpaketets ordning."""
        for papper in self._drafter.papers:
            yield self._drafter.paper(papper, utkast=utkast)


def passages(content: Content) -> tuple[Passage, ...]:
    """Innehållets alla stycken, tabellernas celler också."""
    found: list[Passage] = []
    for block in content:
        if type(block) is Table:
            for row in (block.header, *block.rows):
                found += row
        else:
            found.append(block.passage)
    return tuple(found)


def apart(content: Content) -> frozenset[int]:
    """Numren, bland `passages`, på dem som är en listpunkt eller en cell i en tabell."""
    found: list[int] = []
    at = 0
    for block in content:
        length = len(block.header) * (1 + len(block.rows)) if type(block) is Table else 1
        if type(block) is Table or type(block) is ListItem:
            found += range(at, at + length)
        at += length
    return frozenset(found)
