"""En mall görs enkel att fylla i: Words egna märken tas bort, och delade taggar får inget emellan sig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.emit.prepare.compiled import BOOKMARK
from beslutsgen.word.ooxml import FALLBACK, W_NS, P, R, T, w

if TYPE_CHECKING:
    from beslutsgen.emit.prepare.scan import Seen
    from beslutsgen.word.ooxml import Element

BOOKMARK_START: Final = w("bookmarkStart")
BOOKMARK_END: Final = w("bookmarkEnd")
_NOISE: Final = (w("proofErr"), w("lastRenderedPageBreak"))
_ID: Final = w("id")
_NAME: Final = w("name")
# Words minne av när stycken skrevs; upprepas ett stycke i en slinga vore det inte längre unikt.
_PARA_ID: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_MEMORY: Final = (f"{{{W_NS}}}rsid", f"{{{_PARA_ID}}}paraId", f"{{{_PARA_ID}}}textId")


def simplify(root: Element) -> None:
    """Delen utan stavningsmärken, ändringsminne, bokmärken från förr och reservkopior av textrutor med taggar."""
    for element in [*root.iter(*_NOISE)]:
        _remove(element)
    for element in [*root.iter(FALLBACK)]:
        if any("{" in (text.text or "") for text in element.iter(T)):
            _remove(element)
    _forget_bookmarks(root)
    for element in root.iter(P, R, w("tr"), w("sectPr")):
        for name in [name for name in element.attrib if str(name).startswith(_MEMORY)]:
            del element.attrib[name]


def once_only(root: Element) -> None:
    """Mallens bokmärken en gång var: en slinga upprepar dem, och Word godtar varje bokmärke bara en gång."""
    for name in (BOOKMARK_START, BOOKMARK_END):
        seen: set[str | None] = set()
        for mark in [*root.iter(name)]:
            if mark.get(_ID) in seen:
                _remove(mark)
            seen.add(mark.get(_ID))


def join_split(tag: Seen) -> None:
    """Bokmärken och kommentarsgränser mellan en delad taggs bitar flyttas till före taggen."""
    runs = [next(leaf.element.iterancestors(R)) for leaf in tag.leaves]
    first, last = runs[0], runs[-1]
    if first is last:
        return
    for sibling in [*first.itersiblings()]:
        if sibling is last:
            return
        if sibling.tag != R:
            first.addprevious(sibling)


def _forget_bookmarks(root: Element) -> None:
    """Words eget bokmärke för senaste stället, och våra från ett papper som har blivit mall."""
    forgotten = [
        mark
        for mark in root.iter(BOOKMARK_START)
        if (mark.get(_NAME) or "").startswith(("_GoBack", BOOKMARK))
    ]
    ids = {mark.get(_ID) for mark in forgotten}
    ends = [mark for mark in root.iter(BOOKMARK_END) if mark.get(_ID) in ids]
    for mark in (*forgotten, *ends):
        _remove(mark)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
