"""En rad städas där uppgifter saknas: inga dubbla blanksteg, ensamma skiljetecken eller ledtexter blir kvar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.emit.prepare.compiled import FIRST_MARK, GHOST
from beslutsgen.pattern import late
from beslutsgen.word.ooxml import OBJECT, RPR, SPACE, P, R, T

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.paragraphs import Leaf

# Står för en uppgift som saknas. Märkena slutar långt före detta tecken.
EMPTY: Final = "\U000ffffc"
_GONE: Final = EMPTY + GHOST
_SPACE: Final = " \u00a0"
_EDGE: Final = "\n\t"
_AFTER_NOTHING: Final = ",;·|/–—-"
_SEPARATORS: Final = ",;·|"
_NO_SPACE_BEFORE: Final = ",.;:!?)]"
_LABELLED: Final = late(
    rf"(?P<before>^|[\n\t]|[,;·|][{_SPACE}]*)[^,;:·|\t\n\U000f0000-\U000fffff]*:[{_SPACE}]*{EMPTY}(?=[{_SPACE}]*(?:$|[,;·|\t\n]))"
)
_FILLED: Final = late(f"[{chr(FIRST_MARK)}-\U000ffff0]")


def tidy(leaves: Sequence[Leaf]) -> None:
    """Styckets delar utan det som hörde till uppgifter som saknas. Märken för andra uppgifter står kvar."""
    text = "".join(leaf.text for leaf in leaves)
    kept = _kept(text)
    at = 0
    for leaf in leaves:
        left = "".join(text[place] for place in range(at, at + len(leaf.text)) if place in kept)
        at += len(leaf.text)
        if left != leaf.text:
            _change(leaf.element, left)


def _kept(text: str) -> set[int]:
    """Lägena för de tecken som blir kvar."""
    kept = set(range(len(text)))
    kept -= {at for start, end in _empty_lines(text) for at in range(start, end)}
    for found in _LABELLED.finditer(text):
        kept -= set(range(found.start() if found["before"].strip() else found.end("before"), found.end()))
    gone = [at for at, character in enumerate(text) if character in _GONE]
    kept -= set(gone)
    for at in gone:
        while _close_gap(text, kept, at):
            pass
    return kept


def _empty_lines(text: str) -> Iterator[tuple[int, int]]:
    """Rader inom stycket där alla uppgifter saknas, med en av sina radbrytningar."""
    start = 0
    any_left = False
    for line in text.split("\n"):
        end = start + len(line)
        if EMPTY in line and OBJECT not in line and not _FILLED.search(line):
            yield (start - 1, end) if any_left else (start, min(end + 1, len(text)))
        else:
            any_left = True
        start = end + 1


def _close_gap(text: str, kept: set[int], at: int) -> bool:
    """Tar bort ett tecken intill en lucka, om det inte längre behövs; falskt när inget mer är att ta bort."""
    left = next((place for place in range(at - 1, -1, -1) if place in kept), None)
    following = (place for place in range(at + 1, len(text)) if place in kept)
    right = next(following, None)
    beyond = next(following, None)
    before = "\n" if left is None else text[left]
    after = "\n" if right is None else text[right]
    removed = _unneeded(before, after, "\n" if beyond is None else text[beyond])
    kept -= {
        place
        for place, needless in ((left, removed[0]), (right, removed[1]))
        if needless and place is not None
    }
    return any(removed)


def _unneeded(before: str, after: str, beyond: str) -> tuple[bool, bool]:
    """Om tecknet före respektive efter luckan ska bort; `beyond` är det som kommer därefter."""
    if before in _SPACE and (after in _EDGE or after in _NO_SPACE_BEFORE or after in _SPACE):
        return True, False
    if after in _SPACE and (
        before in _EDGE or before in "([" or (before in _SEPARATORS and beyond in _SEPARATORS)
    ):
        return False, True
    if (before, after) in (("(", ")"), ("[", "]")):
        return True, True
    if after in _EDGE and before in _AFTER_NOTHING:
        return True, False
    if after in _AFTER_NOTHING and (before in _EDGE or before in _AFTER_NOTHING):
        return False, True
    return False, False


def _change(element: Element, text: str) -> None:
    if element.tag == T and text:
        element.text = text
        element.set(SPACE, "preserve")
        return
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    holder = run.getparent()
    if run.tag == R and holder is not None and all(inner.tag == RPR for inner in run):
        holder.remove(run)
    if (
        holder is not None
        and holder.tag != P
        and len(holder) == 0
        and (outer := holder.getparent()) is not None
    ):
        outer.remove(holder)
