"""Var i ärendefilen varje stycke i ett byggt papper hör hemma: vilken prosa, vilket block i den, vilken lista."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from beslutsgen.arende import case_prose
from beslutsgen.draft.blocks import TEXTS
from beslutsgen.draft.extents import extents
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.scope import Prose
from beslutsgen.draft.written import CaseText, FactEntry
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende.model import Arende
    from beslutsgen.draft.extents import Extent
    from beslutsgen.draft.written import Writer
    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.passage import Passage
    from beslutsgen.review.memory import BuiltParagraph

BODY: Final = "body"
# Avsnitt som är listor av uppgifter: i papperet en punkt för varje post, i filens ordning.
_LISTS: Final = ("underlag", "skickas_till")
# Prosor som står för sig i papperen. De andra, som rubriken och vad ett belopp avser, ingår i något annat.
_BLOCKS: Final = ("text.", "beslut.", "samrad.", "mbl.", "uppdrag.", "stycken.")
_HEADING: Final = ".rubrik"
_OWN: Final = late(r"(?P<section>text\.egna\[\d+\])\.innehall")
_POINT: Final = late(r"(?P<list>.+)\[(?P<number>\d+)\]\Z")
Signature: TypeAlias = tuple[tuple[str | None, int, int, bool], ...]


class Home(NamedTuple):
    """Ett styckes hem: prosan och blocket i den, och listan och punkten, räknade från 0; `None` utan.

    En punkt med numret -1 är en som programmet sätter före filens.
    """

    prose: str | None
    block: int
    list: str | None
    point: int


class Proses:
    """Ärendets prosor: blocken i dem, och var papperens stycken hör hemma."""

    def __init__(self, arende: Arende, writer: Writer) -> None:
        self._arende = arende
        self._writer = writer
        self._texts = dict(case_prose(arende))
        self._extents: dict[str, tuple[Extent, ...]] = {}

    def text(self, path: str) -> str:
        """Prosan så som YAML läser den."""
        return self._texts[path].text

    def heading(self, path: str) -> str | None:
        """Rubriken över prosan, om den är ett eget avsnitt."""
        own = _OWN.fullmatch(path)
        blocks = self.extents(f"{own['section']}{_HEADING}") if own else ()
        return blocks[0].passages[0].text if blocks else None

    def space(self, path: str) -> str:
        """Mellanrummet där ett stycke kan brytas på två rader: en radbrytning i blocktext, annars ett blanksteg."""
        node = self._writer.places.scalar(path)
        return "\n" if node is not None and node.style == "|" else " "

    def extents(self, path: str) -> tuple[Extent, ...]:
        """Blocken i prosan."""
        if path not in self._extents:
            prosa, writer = self._texts[path], self._writer
            content = writer.written(Prose(path, prosa))
            self._extents[path] = extents(prosa.text, path, content, writer.root, writer.places)
        return self._extents[path]

    def homes(self, placed: Sequence[Placed], lines: Sequence[BuiltParagraph]) -> Mapping[int, Home]:
        """Hemmen för styckena i brödtexten, efter nummer; de som inte har något är inte med."""
        whole = {line.number: line.text for line in lines if line.part == BODY}
        slots: dict[int, list[Placed]] = {}
        for one in placed:
            if one.kind == BODY and len(one.passage.text) == len(whole.get(one.paragraph, "")):
                slots.setdefault(one.slot, []).append(one)
        return {number: home for slot in slots.values() for number, home in self._slot(slot)}

    def _slot(self, slot: Sequence[Placed]) -> Iterator[tuple[int, Home]]:
        name = slot[0].path
        if name in _LISTS:
            yield from self._points(slot, name)
            return
        signatures = [signature(one.passage) for one in slot]
        at = 0
        while at < len(slot):
            path = self._path(signatures, at, name)
            if path is None:
                at += 1
                continue
            blocks = self._flat[path]
            for one, (_, block) in zip(slot[at:], blocks, strict=False):
                yield one.paragraph, _home(path, block)
            at += len(blocks)

    def _points(self, slot: Sequence[Placed], name: str) -> Iterator[tuple[int, Home]]:
        """Punkterna i en lista av uppgifter; de första kan vara programmets egna."""
        own = len(slot) - len(getattr(self._arende, name))
        for at, one in enumerate(slot):
            yield one.paragraph, Home(None, 0, name, max(at - own, -1))

    def _path(self, signatures: Sequence[Signature], at: int, slot: str) -> str | None:
        """Prosan som börjar här: den längsta, helst platshållarens egen."""
        fits = [
            path
            for path in self._starting.get(signatures[at], ())
            if [one for one, _ in self._flat[path]] == [*signatures[at : at + len(self._flat[path])]]
        ]
        own = ".".join(TEXTS.get(slot, ()))
        ranked = sorted(
            ((len(self._flat[path]), path == own, not path.startswith("stycken."), path) for path in fits),
            reverse=True,
        )
        tied = len(ranked) > 1 and ranked[0][:3] == ranked[1][:3]
        return None if not ranked or tied else ranked[0][3]

    @cached_property
    def _flat(self) -> Mapping[str, tuple[tuple[Signature, int], ...]]:
        """Varje prosas stycken i ordning, med numret på sitt block."""
        return {
            path: tuple(
                (signature(passage), at)
                for at, extent in enumerate(self.extents(path))
                for passage in extent.passages
            )
            for path in self._texts
            if path.startswith(_BLOCKS) and not path.endswith(_HEADING)
        }

    @cached_property
    def _starting(self) -> Mapping[Signature, list[str]]:
        found: dict[Signature, list[str]] = {}
        for path, blocks in self._flat.items():
            if blocks:
                found.setdefault(blocks[0][0], []).append(path)
        return found


def signature(passage: Passage) -> Signature:
    """Var varje del av stycket kommer ifrån; lika för samma stycke var det än står."""
    place = passage.place
    if not isinstance(place, ProsePlace):
        return ()
    return tuple((_source(one.source), one.at, one.length, one.whole) for one in place.segments)


def _source(source: object) -> str | None:
    return source.path if isinstance(source, (CaseText, FactEntry)) else None


def _home(path: str, block: int) -> Home:
    point = _POINT.match(path)
    return Home(path, block, point["list"], int(point["number"]) - 1) if point else Home(path, block, None, 0)
